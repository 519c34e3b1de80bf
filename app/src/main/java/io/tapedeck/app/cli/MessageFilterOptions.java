package io.tapedeck.app.cli;

import io.tapedeck.journal.inspect.FrameRange;
import io.tapedeck.journal.inspect.MessageLayout;
import io.tapedeck.journal.inspect.MessageQuery;
import io.tapedeck.journal.inspect.NearestNames;
import io.tapedeck.journal.inspect.RecordedSchema;
import io.tapedeck.journal.inspect.RecordedTape;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which messages of a tape are asked for, but for the moment at which they end. */
final class MessageFilterOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--journal", paramLabel = "DIR", defaultValue = "data",
        description = "Journal in which a tape such as binance/BTCUSDT/candles-1m is looked up "
            + "(default: ${DEFAULT-VALUE}).")
    private Path journal;

    @Option(names = "--from", paramLabel = "TIME", converter = Values.InstantValue.class,
        description = "Frames from this engine time on; that of a candle is its close.")
    private Instant from;

    @Option(names = "--sequence", paramLabel = "A..B", converter = SequencesValue.class,
        description = "Frames with these sequences, both included; A.. and ..B and A alone will do.")
    private Sequences sequences = new Sequences(0, Long.MAX_VALUE);

    @Option(names = "--type", paramLabel = "NAME", split = ",",
        description = "Messages of these types, such as Fill,Signal.")
    private List<String> types = List.of();

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Messages about this instrument.")
    private Optional<String> symbol = Optional.empty();

    @Option(names = "--order", paramLabel = "ID", description = "Messages with this orderId.")
    private Optional<Long> order = Optional.empty();

    @Option(names = "--position", paramLabel = "ID", description = "Messages with this positionId.")
    private Optional<Long> position = Optional.empty();

    @Option(names = "--strategy", paramLabel = "NAME", description = "Messages of sessions with this strategy.")
    private Optional<String> strategy = Optional.empty();

    /** Both included. */
    private record Sequences(long first, long last) {
    }

    /** Sequences such as {@code 5..7}. */
    private static final class SequencesValue implements ITypeConverter<Sequences> {
        private static final Pattern RANGE = Pattern.compile("(\\d{0,18})(\\.\\.)?(\\d{0,18})");

        @Override
        public Sequences convert(final String text) {
            final Matcher range = RANGE.matcher(text);
            if (!range.matches() || range.group(1).isEmpty() && range.group(3).isEmpty()) {
                throw new TypeConversionException("'" + text + "' is no range of sequences; write it as 5..7");
            }
            final long first = number(range.group(1), 0);
            return new Sequences(first, range.group(2) == null ? first : number(range.group(3), Long.MAX_VALUE));
        }

        private static long number(final String digits, final long otherwise) {
            return digits.isEmpty() ? otherwise : Long.parseLong(digits);
        }
    }

    RecordedTape tape(final String path) {
        return RecordedTape.find(path, journal);
    }

    /** All before a moment; every one that follows where there is none. */
    MessageQuery query(final RecordedSchema schema, final Instant to) {
        final FrameRange range = new FrameRange(from == null ? FrameRange.ALL.fromNs() : Values.nanoseconds(from),
            to == null ? FrameRange.ALL.toNs() : Values.nanoseconds(to), sequences.first(), sequences.last());
        return new MessageQuery(range, names(schema), symbol, number(order), number(position), strategy);
    }

    private static OptionalLong number(final Optional<Long> number) {
        return number.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private Set<String> names(final RecordedSchema schema) {
        final Set<String> names = new HashSet<>();
        types.forEach(type -> names.add(layout(schema, type).name()));
        return names;
    }

    MessageLayout layout(final RecordedSchema schema, final String type) {
        return schema.messages().stream().filter(message -> message.name().equalsIgnoreCase(type)).findFirst()
            .orElseThrow(() -> wrong("there is no message '" + type + "' in the schema of this tape; did you mean "
                + String.join(" or ", NearestNames.of(type,
                    schema.messages().stream().map(MessageLayout::name).toList())) + "?"));
    }

    List<String> types() {
        return types;
    }

    private ParameterException wrong(final String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
