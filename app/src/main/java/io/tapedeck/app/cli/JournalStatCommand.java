package io.tapedeck.app.cli;

import io.tapedeck.journal.inspect.RecordedSchema;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.inspect.TapeSize;
import io.tapedeck.journal.inspect.TapeSpan;
import io.tapedeck.journal.inspect.TapeStatistics;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.replay.check.GapFinder;
import io.tapedeck.replay.check.GapReport;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.report.JsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code tapedeck journal stat}. */
@Command(
    name = JournalStatCommand.NAME,
    description = JournalStatCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Exit code 1 where the tape is damaged; what stands before the damage is counted.",
        "", "Examples:",
        "  tapedeck journal stat runs/20220101T000000Z-sma-cross",
        "  tapedeck journal stat binance/BTCUSDT/candles-1m --quick --json"})
final class JournalStatCommand implements Callable<Integer> {
    static final String NAME = "stat";
    static final String SUMMARY = "Counts what stands on a tape: frames, messages by type, gaps, the busiest minute.";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TAPE", description = "A run, the folder of a tape, or a tape of the journal.")
    private String path;

    @Mixin
    private JournalOption journal;

    @Option(names = "--quick", description = "Do not read the tape: what its manifest and its two ends say.")
    private boolean quick;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        final RecordedTape tape = journal.tape(path);
        final RecordedSchema schema = tape.schema();
        final Optional<GapFinder> gaps = CandleGaps.finder(tape);
        final TapeStatistics statistics = new TapeStatistics(schema,
            openNs -> gaps.ifPresent(finder -> finder.accept(openNs)));
        final Optional<String> damage = damageOf(tape, statistics);
        final Map<String, Object> document = describe(tape, schema, damage);
        if (!quick) {
            document.put("framesRead", statistics.frames());
            document.put("messages", statistics.messages());
            document.put("busiestMinute", busiestMinute(statistics));
            document.put("gaps", gaps.map(finder -> gaps(finder.report())).orElse(null));
        }
        document.put("damage", damage.orElse(null));
        print(document);
        damage.ifPresent(sentence -> spec.commandLine().getErr().println("tapedeck: " + sentence));
        return damage.isPresent() ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    private Optional<String> damageOf(final RecordedTape tape, final TapeStatistics statistics) {
        try {
            if (quick) {
                TapeSpan.of(tape);
            } else {
                statistics.count(tape);
            }
            return Optional.empty();
        } catch (final DamagedTapeException damage) {
            return Optional.of(damage.getMessage());
        }
    }

    private static Map<String, Object> describe(final RecordedTape tape, final RecordedSchema schema,
        final Optional<String> damage) {
        final TapeSpan span = damage.isPresent() && !tape.isHistory() ? null : TapeSpan.of(tape);
        final Path directory = tape.directory();
        final Map<String, Object> document =
            TapeDocument.of(tape, span, TapeSize.of(List.of(directory)).get(directory));
        document.put("schemaVersion", schema.version());
        return document;
    }

    private static Map<String, Object> busiestMinute(final TapeStatistics statistics) {
        final Map<String, Object> minute = new LinkedHashMap<>();
        minute.put("frames", statistics.peakFrames());
        minute.put("from", Decimals.instant(statistics.peakNs()));
        return minute;
    }

    private static Map<String, Object> gaps(final GapReport report) {
        final Map<String, Object> gaps = new LinkedHashMap<>();
        gaps.put("spans", report.spans().total());
        gaps.put("missingCandles", report.missingCandles());
        return gaps;
    }

    private void print(final Map<String, Object> document) {
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(JsonDocument.render(document));
        } else {
            document.forEach((name, value) -> print(out, "", name, value));
        }
        out.flush();
    }

    private static void print(final PrintWriter out, final String indent, final String name, final Object value) {
        if (value instanceof Map<?, ?> values) {
            out.println(indent + name + ":");
            values.forEach((inner, innerValue) -> print(out, indent + "  ", inner.toString(), innerValue));
        } else if (value != null) {
            out.println(indent + name + ": " + value);
        }
    }
}
