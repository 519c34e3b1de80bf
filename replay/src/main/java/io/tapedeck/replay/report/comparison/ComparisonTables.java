package io.tapedeck.replay.report.comparison;

import io.tapedeck.replay.report.table.Column;
import io.tapedeck.replay.report.table.Rows;
import io.tapedeck.replay.report.table.RunTables;
import io.tapedeck.replay.report.table.Table;

import java.util.ArrayList;
import java.util.List;

/** The tables of all runs, one below the other, and one of the pairs. Stateless. */
public final class ComparisonTables {
    private ComparisonTables() {
    }

    /**
     * Everything that came out of the runs.
     *
     * @param comparison of them.
     * @return the tables of a run, each with the name of the run in its first column, and the pairs.
     */
    public static List<Table> of(final RunComparison comparison) {
        final List<List<Table>> ofRuns = comparison.runs().stream().map(run -> RunTables.of(run.result()).stream()
            .map(table -> table.labelled("run", run.name())).toList()).toList();
        final List<Table> tables = new ArrayList<>();
        for (int table = 0; table < ofRuns.get(0).size(); table++) {
            final int number = table;
            tables.add(ofRuns.stream().map(ofRun -> ofRun.get(number)).reduce(Table::followedBy).orElseThrow());
        }
        tables.add(pairs(comparison));
        return tables;
    }

    private static Table pairs(final RunComparison comparison) {
        return new Table("pairs", List.of(Column.text("one"), Column.text("other"), Column.text("timeframe"),
            Column.count("returns"), Column.figure("correlation"), Column.count("sameTrades"),
            Column.count("otherResult"), Column.count("onlyInOne"), Column.count("onlyInOther")),
            () -> Rows.of(comparison.pairs(), (pair, cells) -> {
                cells.text(comparison.runs().get(pair.one()).name());
                cells.text(comparison.runs().get(pair.other()).name());
                cells.text(pair.timeframe().label());
                cells.count(pair.returns());
                cells.text(Double.isFinite(pair.correlation()) ? Double.toString(pair.correlation()) : "");
                cells.count(pair.trades().same());
                cells.count(pair.trades().altered().size());
                cells.count(pair.trades().lost().size());
                cells.count(pair.trades().gained().size());
            }));
    }
}
