package io.tapedeck.app.cli;

import io.tapedeck.journal.table.JsonLinesTable;
import io.tapedeck.journal.table.JsonLinesTable.Column;
import io.tapedeck.journal.tape.WholeFile;
import io.tapedeck.replay.optimise.Axis;
import io.tapedeck.replay.optimise.Objective;
import io.tapedeck.replay.optimise.OptimisationFindings;
import io.tapedeck.replay.optimise.OptimisationResult;
import io.tapedeck.replay.report.JsonDocument;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of an optimisation: the log of its trials, behind it {@code result.json} and its table, and beside them
 * the best trial of each placebo.
 *
 * @param path of the folder.
 */
record OptimisationFolder(Path path) {
    /** The folder that was asked for, or a new one below {@code runs}. */
    static OptimisationFolder of(final Optional<Path> asked, final String strategy, final Instant started) {
        return new OptimisationFolder(RunFolders.chosen(asked, "optimize-" + strategy, started));
    }

    /** Where the best trials of placebos are logged, under the numbers of their markets. */
    Path placebos() {
        return path.resolve("placebos");
    }

    /** Writes what was found behind the log. */
    void write(final OptimisationFindings found) throws IOException {
        WholeFile.write(path.resolve("result.json"), JsonDocument.render(withReplay(found)));
        JsonLinesTable.writeBeside(path.resolve("trials.jsonl"), columns(found.result()), "trial");
    }

    private static List<Column> columns(final OptimisationResult result) {
        final List<Column> columns = new ArrayList<>();
        columns.add(Column.of("trial", "trial"));
        for (final Axis axis : result.plan().space().axes()) {
            columns.add(Column.of("parameter." + axis.name(), "parameters." + axis.name()));
        }
        for (final Objective objective : Objective.values()) {
            columns.add(Column.ofNumbers(objective.text(), "figures." + objective.text()));
        }
        columns.add(Column.of("trades", "trades"));
        columns.add(Column.ofNumbers("finalEquity", "finalEquity"));
        for (final String name : List.of("decisionDigest", "stateDigest", "failure", "configHash")) {
            columns.add(Column.ofText(name, name));
        }
        for (final String name : List.of("seed", "codeVersion", "data")) {
            columns.add(Column.of(name, name));
        }
        return columns;
    }

    /** What was found with where it stands. */
    Map<String, Object> document(final OptimisationFindings found) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("folder", path.toString());
        document.putAll(withReplay(found));
        return document;
    }

    private static Map<String, Object> withReplay(final OptimisationFindings found) {
        final Map<String, Object> document = new LinkedHashMap<>(found.document());
        document.put("replayOptions", ReplayLine.of(found.result().plan().base()));
        return document;
    }
}
