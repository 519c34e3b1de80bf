package io.tapedeck.app.cli;

import io.tapedeck.journal.inspect.LastMessages;
import io.tapedeck.journal.inspect.MessageFormat;
import io.tapedeck.journal.inspect.MessageQuery;
import io.tapedeck.journal.inspect.RecordedSchema;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.inspect.TapeScan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** {@code tapedeck journal tail}. */
@Command(
    name = JournalTailCommand.NAME,
    description = JournalTailCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "With -f it ends when it is interrupted. Exit code 1 where the tape is damaged.",
        "", "Examples:",
        "  tapedeck journal tail runs/20220101T000000Z-sma-cross",
        "  tapedeck journal tail -f -n 3 runs/20220101T000000Z-sma-cross --type Fill"})
final class JournalTailCommand implements Callable<Integer> {
    static final String NAME = "tail";
    static final String SUMMARY = "Prints the last messages of a tape, and with -f those that are being written.";

    /** Looking costs a read of memory; a person does not notice that it is not done more often. */
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(50);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TAPE", description = "A run, the folder of a tape, or a tape of the journal.")
    private String path;

    @Option(names = "-n", paramLabel = "N", defaultValue = "10",
        description = "How many messages (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "-f", description = "Follow the tape: print messages as they are written.")
    private boolean follow;

    @Mixin
    private MessageOptions options;

    @Override
    public Integer call() {
        if (count < 0) {
            throw new ParameterException(spec.commandLine(), "-n must be 0 or more, not " + count);
        }
        final RecordedTape tape = options.tape(path);
        return new TapeOutput(spec).write(out -> print(tape, out));
    }

    private void print(final RecordedTape tape, final Writer out) throws IOException {
        final RecordedSchema schema = tape.schema();
        final MessageQuery query = options.query(schema);
        final MessageFormat format = options.format(schema, out);
        try (TapeScan scan = new TapeScan(tape, query)) {
            format.begin();
            if (query.equals(MessageQuery.ALL)) {
                scan.skipToLast(count);
            }
            printLast(scan, schema, out);
            while (follow && !scan.isPastQuery()) {
                LockSupport.parkNanos(PAUSE_NS);
                readOn(scan, format);
                out.flush();
            }
            MessagePrinter.reportUnknown(spec, scan.unknown());
        }
    }

    private void printLast(final TapeScan scan, final RecordedSchema schema, final Writer out) throws IOException {
        final LastMessages last = new LastMessages(count);
        try {
            readOn(scan, options.format(schema, last));
        } finally {
            last.writeTo(out);
            out.flush();
        }
    }

    private static void readOn(final TapeScan scan, final MessageFormat format) throws IOException {
        boolean isMore = true;
        while (isMore) {
            isMore = scan.next(format);
        }
    }
}
