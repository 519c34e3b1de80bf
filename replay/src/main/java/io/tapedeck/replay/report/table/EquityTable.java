package io.tapedeck.replay.report.table;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.replay.performance.EquityCurve;
import io.tapedeck.replay.performance.MarketCurve;
import io.tapedeck.replay.run.ReplayResult;

import java.util.List;

/**
 * The equity of a run at its samples, with the distance from its peak (a fraction, 0 or negative) and the worth of all
 * open positions, long and short ones added up. Stateless.
 */
final class EquityTable {
    private EquityTable() {
    }

    static Table of(final ReplayResult result) {
        final EquityCurve curve = result.equity();
        return new Table("equity", List.of(Column.time("time"), Column.money("equity"), Column.money("balance"),
            Column.figure("drawdown"), Column.money("exposure")),
            () -> new Samples(curve, result.facts().market(), curve.drawdowns()));
    }

    /** What was known at every close. */
    private record Samples(EquityCurve curve, MarketCurve market, double[] drawdowns) implements Rows {
        @Override
        public int count() {
            return curve.size();
        }

        @Override
        public void make(final int index, final CsvCells cells) {
            cells.time(curve.timeNs(index));
            cells.money(curve.equity(index));
            cells.money(curve.balance(index));
            cells.figure(drawdowns[index]);
            cells.money(index < market.size() ? market.notional(index) : FixedPoint.UNKNOWN);
        }
    }
}
