package io.tapedeck.app.cli;

import io.tapedeck.journal.inspect.CsvFormat;
import io.tapedeck.journal.inspect.JsonFormat;
import io.tapedeck.journal.inspect.MessageFormat;
import io.tapedeck.journal.inspect.MessageLayout;
import io.tapedeck.journal.inspect.MessageQuery;
import io.tapedeck.journal.inspect.RecordedSchema;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.inspect.TextFormat;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.Instant;

/** Which messages of a tape are asked for, and how they are to be written. */
final class MessageOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private MessageFilterOptions filter;

    @Option(names = "--to", paramLabel = "TIME", converter = Values.InstantValue.class,
        description = "Frames before this engine time.")
    private Instant to;

    @Option(names = "--format", paramLabel = "text|json|csv", defaultValue = "text",
        description = "A line for people, JSON Lines, or the table of one --type (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(names = "--json", description = "Short for --format json.")
    private boolean json;

    /** How messages are written. */
    enum Format {
        TEXT, JSON, CSV
    }

    RecordedTape tape(final String path) {
        return filter.tape(path);
    }

    MessageQuery query(final RecordedSchema schema) {
        return filter.query(schema, to);
    }

    MessageFormat format(final RecordedSchema schema, final Appendable out) {
        return switch (json ? Format.JSON : format) {
            case TEXT -> new TextFormat(out);
            case JSON -> new JsonFormat(out);
            case CSV -> new CsvFormat(onlyLayout(schema), out);
        };
    }

    private MessageLayout onlyLayout(final RecordedSchema schema) {
        if (filter.types().size() != 1) {
            throw new ParameterException(spec.commandLine(), "--format csv writes the table of one type of message: "
                + "name it with --type, such as --type Fill");
        }
        return filter.layout(schema, filter.types().get(0));
    }
}
