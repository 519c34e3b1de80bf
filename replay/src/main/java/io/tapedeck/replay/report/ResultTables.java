package io.tapedeck.replay.report;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.Side;
import io.tapedeck.replay.performance.EquityCurve;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.TradeRecord;

import java.math.BigDecimal;
import java.math.MathContext;

/** The trades and the equity curve of a run as CSV; columns are promised to scripts. No field ever needs quotes. */
public final class ResultTables {
    private static final MathContext DRAWDOWN_DIGITS = new MathContext(12);

    private ResultTables() {
    }

    /**
     * The closed round trips.
     *
     * @param result of the run.
     * @return a header line and a line for each trade.
     */
    public static String trades(final ReplayResult result) {
        final StringBuilder csv = new StringBuilder(
            "id,symbol,side,entryTime,entryPrice,exitTime,exitPrice,quantity,pnl,pnlPercent,fees,exitReason\n");
        for (final TradeRecord trade : result.trades()) {
            appendTrade(csv, trade, result.instrument(trade.instrumentId()));
        }
        return csv.toString();
    }

    private static void appendTrade(final StringBuilder csv, final TradeRecord trade, final Instrument instrument) {
        csv.append(trade.id()).append(',')
            .append(instrument.symbol()).append(',')
            .append(trade.side() == Side.BUY ? "LONG" : "SHORT").append(',')
            .append(Decimals.instant(trade.entryTimeNs())).append(',')
            .append(Decimals.plain(trade.entryPrice(), instrument.priceScale())).append(',')
            .append(Decimals.instant(trade.exitTimeNs())).append(',')
            .append(Decimals.plain(trade.exitPrice(), instrument.priceScale())).append(',')
            .append(Decimals.plain(trade.quantity(), instrument.quantityScale())).append(',')
            .append(Decimals.money(trade.pnl())).append(',')
            .append(Decimals.percent(trade.pnl(), trade.entryNotional())).append(',')
            .append(Decimals.money(trade.fees())).append(',')
            .append(trade.reason()).append('\n');
    }

    /**
     * The equity curve.
     *
     * @param curve of the run.
     * @return a header line and a line for each sample; the drawdown is a fraction, 0 or negative.
     */
    public static String equity(final EquityCurve curve) {
        final StringBuilder csv = new StringBuilder("time,equity,balance,drawdown\n");
        final double[] drawdowns = curve.drawdowns();
        for (int index = 0; index < curve.size(); index++) {
            csv.append(Decimals.instant(curve.timeNs(index))).append(',')
                .append(Decimals.money(curve.equity(index))).append(',')
                .append(Decimals.money(curve.balance(index))).append(',')
                .append(BigDecimal.valueOf(drawdowns[index]).round(DRAWDOWN_DIGITS).stripTrailingZeros()
                    .toPlainString()).append('\n');
        }
        return csv.toString();
    }
}
