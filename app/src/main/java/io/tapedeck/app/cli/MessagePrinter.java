package io.tapedeck.app.cli;

import io.tapedeck.journal.inspect.LimitedFormat;
import io.tapedeck.journal.inspect.MatchingFormat;
import io.tapedeck.journal.inspect.MessageFormat;
import io.tapedeck.journal.inspect.MessageQuery;
import io.tapedeck.journal.inspect.RecordedSchema;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.inspect.TapeInventory;
import io.tapedeck.journal.inspect.TapeScan;
import picocli.CommandLine.Model.CommandSpec;

import java.io.IOException;
import java.io.Writer;

/** Prints the messages of a tape from the first to the last that is asked for. */
final class MessagePrinter {
    private final CommandSpec spec;
    private final MessageOptions options;
    private final String text;
    private final long limit;

    MessagePrinter(final CommandSpec spec, final MessageOptions options, final String text, final long limit) {
        this.spec = spec;
        this.options = options;
        this.text = text;
        this.limit = limit;
    }

    int print(final String path) {
        final RecordedTape tape = options.tape(path);
        return new TapeOutput(spec).write(out -> print(tape, out));
    }

    private void print(final RecordedTape tape, final Writer out) throws IOException {
        final RecordedSchema schema = tape.schema();
        final MessageFormat format = new LimitedFormat(limit, matching(options.format(schema, out)));
        final MessageQuery query = options.query(schema);
        try (TapeScan scan = new TapeScan(tape, query)) {
            format.begin();
            boolean isMore = true;
            while (isMore && scan.found() < limit) {
                isMore = scan.next(format);
            }
            out.flush();
            reportUnknown(spec, scan.unknown());
            if (scan.found() == 0) {
                new TapeInventory(tape).requireKnown(query);
            }
        }
    }

    private MessageFormat matching(final MessageFormat format) {
        return text.isEmpty() ? format : new MatchingFormat(text, format);
    }

    static void reportUnknown(final CommandSpec spec, final long unknown) {
        if (unknown > 0) {
            spec.commandLine().getErr().println("tapedeck: " + unknown
                + (unknown == 1 ? " message is" : " messages are") + " not in the schema beside the tape");
        }
    }
}
