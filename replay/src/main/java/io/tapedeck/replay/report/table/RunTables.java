package io.tapedeck.replay.report.table;

import io.tapedeck.replay.run.ReplayResult;

import java.util.List;

/** The tables of a run. Stateless. */
public final class RunTables {
    private RunTables() {
    }

    /**
     * What the folder of a run holds as files.
     *
     * @param result of the run.
     * @return trades, equity, fills and refusals.
     */
    public static List<Table> ofFolder(final ReplayResult result) {
        return List.of(TradeTable.of(result), EquityTable.of(result), DecisionTables.fills(result),
            DecisionTables.refusals(result));
    }

    /**
     * Everything that came out of a run.
     *
     * @param result of the run.
     * @return those of the folder, and the figures, the months and the settings.
     */
    public static List<Table> of(final ReplayResult result) {
        return List.of(TradeTable.of(result), EquityTable.of(result), DecisionTables.fills(result),
            DecisionTables.refusals(result), FigureTables.metrics(result), FigureTables.months(result),
            FigureTables.settings(result));
    }
}
