package io.tapedeck.app.cli;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.replay.check.CandleGap;
import io.tapedeck.replay.check.CheckReport;
import io.tapedeck.replay.check.TapeCheck;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.run.UnusableRequestException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code tapedeck data check}. */
@Command(
    name = DataCheckCommand.NAME,
    description = DataCheckCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"",
        "Exit code 1 where a tape is damaged or holds what no market can have traded; gaps alone are no fault.",
        "", "Example:", "  tapedeck data check --journal data/ --symbols BTCUSDT"})
final class DataCheckCommand implements Callable<Integer> {
    static final String NAME = "check";
    static final String SUMMARY = "Reads tapes to the end and reports gaps, duplicates, impossible candles and damage.";

    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalOption journal;

    @Option(names = "--symbols", paramLabel = "SYMBOL", split = ",", description = "Only these (default: all).")
    private List<String> symbols = List.of();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        final List<HistoryTape> tapes = journal.catalogue().tapes().stream()
            .filter(tape -> symbols.isEmpty() || symbols.contains(tape.key().symbol()))
            .toList();
        if (tapes.isEmpty()) {
            throw new UnusableRequestException(Category.DATA, journal.directory()
                + " holds no such history tape; see 'tapedeck data list'");
        }
        final List<CheckReport> reports = tapes.stream().map(TapeCheck::run).toList();
        if (json) {
            spec.commandLine().getOut().print(JsonDocument.render(reports.stream()
                .map(DataCheckCommand::document).toList()));
        } else {
            reports.forEach(report -> report.lines().forEach(spec.commandLine().getOut()::println));
        }
        spec.commandLine().getOut().flush();
        return reports.stream().allMatch(CheckReport::isSound) ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private static Map<String, Object> document(final CheckReport report) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("tape", report.tape().reference());
        document.put("sound", report.isSound());
        document.put("candles", report.frames());
        document.put("missingCandles", report.missingCandles());
        document.put("gaps", report.gaps().spans().first().stream().map(DataCheckCommand::gap).toList());
        document.put("gapCount", report.gaps().spans().total());
        document.put("misplaced", report.misplaced().first());
        document.put("misplacedCount", report.misplaced().total());
        document.put("impossible", report.impossible().first());
        document.put("impossibleCount", report.impossible().total());
        document.put("damage", report.damage());
        return document;
    }

    private static Object gap(final CandleGap gap) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("firstMissing", Decimals.instant(gap.firstMissingNs()));
        document.put("lastMissing", Decimals.instant(gap.lastMissingNs()));
        document.put("candles", gap.candles());
        return document;
    }
}
