package io.tapedeck.app.cli;

import io.tapedeck.app.configuration.ProposedConfiguration;
import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.journal.table.JsonLinesTable;
import io.tapedeck.journal.table.JsonLinesTable.Column;
import io.tapedeck.journal.tape.WholeFile;
import io.tapedeck.replay.optimise.Continuation;
import io.tapedeck.replay.optimise.Objective;
import io.tapedeck.replay.optimise.OptimisationPlan;
import io.tapedeck.replay.optimise.TrialLog;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.run.UnusableRequestException;
import io.tapedeck.replay.walkforward.Fold;
import io.tapedeck.replay.walkforward.FoldLogs;
import io.tapedeck.replay.walkforward.OutOfSample;
import io.tapedeck.replay.walkforward.WalkForwardPlan;
import io.tapedeck.replay.walkforward.WalkForwardResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The folder of a walk forward.
 *
 * <pre>
 * walkforward.json    what is searched, in what, and the windows
 * fold-01 …           the trials of each training, as of an optimisation
 * fold-01-test …      what the best of all trainings did in each test, in the same form; in fold-01-training those
 *                     that the search there did not have among its best
 * result.json         what was found
 * folds.jsonl         a line a step, as a table in folds.csv and folds.parquet
 * equity.csv          all tests, one behind the other, beside the market
 * recommended.yaml    configuration of the daemon with the most robust parameters
 * </pre>
 *
 * @param path   of the folder.
 * @param resume whether it may hold the beginning of the same walk.
 */
record WalkForwardFolder(Path path, boolean resume) implements FoldLogs {
    private static final String PLAN = "walkforward.json";

    /** Makes the folder, or finds that it is there where the walk is resumed. */
    void begin(final WalkForwardPlan plan) throws IOException {
        final Path file = path.resolve(PLAN);
        if (Files.exists(file)) {
            requireSame(file, plan);
        } else if (resume) {
            throw new UnusableRequestException(Category.DATA, path + " holds no walk forward that could be resumed");
        }
        Files.createDirectories(path);
        WholeFile.write(file, JsonDocument.render(plan.document()));
    }

    private void requireSame(final Path begun, final WalkForwardPlan asked) throws IOException {
        if (!resume) {
            throw Continuation.taken(path, "a walk forward");
        }
        Continuation.require("the walk forward in " + path, Files.readAllBytes(begun), asked.document());
    }

    @Override
    public TrialLog open(final Fold fold, final Part part, final OptimisationPlan plan) throws IOException {
        return TrialLog.open(path.resolve(String.format(Locale.ROOT, "fold-%02d%s", fold.number(), switch (part) {
            case SEARCH -> "";
            case TRAINING -> "-training";
            case TEST -> "-test";
        })), plan);
    }

    /** Writes what was found. */
    void write(final WalkForwardResult result, final ProposedConfiguration proposed) throws IOException {
        WholeFile.write(path.resolve("result.json"), JsonDocument.render(withReplay(result)));
        writeFolds(result);
        WholeFile.write(path.resolve("equity.csv"), curve(result.outOfSample()));
        if (result.recommended().isPresent()) {
            WholeFile.write(recommended(), proposed.text());
        }
    }

    private static String curve(final OutOfSample tests) {
        final StringBuilder lines = new StringBuilder("time,equity,buyAndHold\n");
        for (final OutOfSample.Point point : tests.points()) {
            lines.append(String.format(Locale.ROOT, "%s,%.8f,%.8f\n", instant(point.timeNs()), point.level(),
                point.held()));
        }
        return lines.toString();
    }

    private void writeFolds(final WalkForwardResult result) throws IOException {
        final Path lines = path.resolve("folds.jsonl");
        WholeFile.write(lines, result.folds().stream().map(fold -> JsonDocument.line(result.document(fold)))
            .collect(Collectors.joining()));
        JsonLinesTable.writeBeside(lines, columns(result), "fold");
    }

    private static List<Column> columns(final WalkForwardResult result) {
        final List<Column> columns = new ArrayList<>();
        for (final String name : List.of("fold", "trainFrom", "trainTo", "testFrom", "testTo", "trials")) {
            columns.add(Column.of(name, name));
        }
        columns.add(Column.ofNumbers("degradation", "degradation"));
        columns.add(Column.ofNumbers("robustness", "robustness"));
        result.plan().search().space().axes().forEach(axis ->
            columns.add(Column.of("parameter." + axis.name(), "inSample.parameters." + axis.name())));
        for (final String sample : List.of("inSample", "outOfSample")) {
            for (final Objective objective : Objective.values()) {
                columns.add(Column.ofNumbers(sample + "." + objective.text(), sample + ".figures." + objective.text()));
            }
            columns.add(Column.of(sample + ".trades", sample + ".trades"));
            columns.add(Column.ofText(sample + ".decisionDigest", sample + ".decisionDigest"));
        }
        return columns;
    }

    private static Instant instant(final long timeNs) {
        return Instant.EPOCH.plus(timeNs, ChronoUnit.NANOS);
    }

    Path recommended() {
        return path.resolve("recommended.yaml");
    }

    Map<String, Object> document(final WalkForwardResult result) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("folder", path.toString());
        document.putAll(withReplay(result));
        return document;
    }

    private static Map<String, Object> withReplay(final WalkForwardResult result) {
        final Map<String, Object> document = new LinkedHashMap<>(result.document());
        document.put("replayOptions", ReplayLine.of(result.plan().search().base()));
        return document;
    }
}
