package io.tapedeck.replay.report.page;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.Side;
import io.tapedeck.replay.performance.ClosedTrade;
import io.tapedeck.replay.performance.EquityCurve;
import io.tapedeck.replay.performance.MarketCurve;
import io.tapedeck.replay.report.ResultJson;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.TradeRecord;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * What a page of a run shows, as one document. Immutable.
 *
 * @param name   of the run.
 * @param result of the run.
 * @param charts what was collected of the market.
 */
record PageData(String name, ReplayResult result, Charts charts) {
    private static final long NANOS = 1_000_000_000L;
    private static final double CENTS = 100.0;

    /** What was collected while the run was played. */
    record Charts(PriceOverview overview, ExitLevelLog levels, TradeWindows windows) {
    }

    Map<String, Object> document(final String check) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", name);
        document.put("check", check);
        document.put("result", ResultJson.document(name, result));
        document.put("currency", result.instruments().get(0).quoteCurrency());
        document.put("settings", result.spec().asText());
        document.put("equity", equity());
        document.put("overview", charts.overview().timeframe().label());
        document.put("symbols", result.instruments().stream().map(this::symbol).toList());
        document.put("trades", trades());
        return document;
    }

    private Map<String, Object> equity() {
        final EquityCurve curve = result.equity();
        final MarketCurve market = result.facts().market();
        final double[] drawdowns = curve.drawdowns();
        final List<Integer> kept = ThinnedCurve.samples(curve, ThinnedCurve.STRETCHES);
        final Map<String, Object> equity = new LinkedHashMap<>();
        equity.put("times", kept.stream().map(index -> curve.timeNs(index) / NANOS).toList());
        equity.put("equity", column(kept, index -> money(curve.equity(index))));
        equity.put("balance", column(kept, index -> money(curve.balance(index))));
        equity.put("drawdown", column(kept, index -> rounded(drawdowns[index], 1e6)));
        equity.put("hold", column(kept, index -> index < market.size()
            ? rounded(market.buyAndHold(index) * money(curve.initialBalance()), CENTS) : Double.NaN));
        return equity;
    }

    private static List<Double> column(final List<Integer> samples, final IntToDoubleFunction values) {
        return samples.stream().map(values::applyAsDouble).toList();
    }

    private static double money(final long amount) {
        return rounded((double) amount / FixedPoint.ONE, CENTS);
    }

    private static double rounded(final double value, final double unit) {
        return Double.isFinite(value) ? Math.rint(value * unit) / unit : value;
    }

    private Map<String, Object> symbol(final Instrument instrument) {
        final Map<String, Object> symbol = new LinkedHashMap<>();
        symbol.put("symbol", instrument.symbol());
        symbol.put("priceScale", instrument.priceScale());
        symbol.put("quantityScale", instrument.quantityScale());
        symbol.put("tickSize", instrument.tickSize());
        symbol.put("base", instrument.baseTimeframe().label());
        symbol.put("candles", charts.overview().values(instrument.id()));
        return symbol;
    }

    private List<Map<String, Object>> trades() {
        final List<Map<String, Object>> trades = new ArrayList<>();
        for (int index = 0; index < result.trades().size(); index++) {
            trades.add(trade(result.trades().get(index), result.facts().trades().get(index)));
        }
        return trades;
    }

    private Map<String, Object> trade(final TradeRecord trade, final ClosedTrade figures) {
        final Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", trade.id());
        told.put("symbol", trade.instrumentId());
        told.put("side", trade.side() == Side.BUY ? "long" : "short");
        told.put("entryTime", trade.entryTimeNs() / NANOS);
        told.put("entry", trade.entryPrice());
        told.put("exitTime", trade.exitTimeNs() / NANOS);
        told.put("exit", trade.exitPrice());
        told.put("quantity", trade.quantity());
        told.put("pnl", money(trade.pnl()));
        told.put("rate", rounded(figures.rate(), 1e6));
        told.put("fees", money(trade.fees()));
        told.put("funding", money(trade.funding()));
        told.put("reason", trade.reason().name());
        told.put("adverse", rounded(figures.excursion().adverse(), 1e6));
        told.put("favourable", rounded(figures.excursion().favourable(), 1e6));
        told.put("levels", charts.levels().of(trade.positionId()));
        told.put("window", charts.windows().values(trade.id()));
        return told;
    }
}
