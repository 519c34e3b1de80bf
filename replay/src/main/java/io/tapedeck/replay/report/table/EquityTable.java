package io.tapedeck.replay.report.table;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.replay.performance.EquityCurve;
import io.tapedeck.replay.performance.MarketCurve;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.run.ReplayResult;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The equity of a run at its samples, with the distance from its peak (a fraction, 0 or negative) and the worth of all
 * open positions, long and short ones added up. Stateless.
 */
final class EquityTable {
    private EquityTable() {
    }

    static Table of(final ReplayResult result) {
        final EquityCurve curve = result.equity();
        final MarketCurve market = result.facts().market();
        return new Table("equity", List.of(Column.time("time"), Column.money("equity"), Column.money("balance"),
            Column.figure("drawdown"), Column.money("exposure")),
            () -> {
                final double[] drawdowns = curve.drawdowns();
                return IntStream.range(0, curve.size()).mapToObj(index -> List.of(
                    Decimals.instant(curve.timeNs(index)),
                    Decimals.money(curve.equity(index)),
                    Decimals.money(curve.balance(index)),
                    Cells.figure(drawdowns[index]),
                    Cells.money(index < market.size() ? market.notional(index) : FixedPoint.UNKNOWN)));
            });
    }
}
