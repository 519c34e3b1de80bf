package io.tapedeck.replay.report;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.replay.performance.BenchmarkFigures;
import io.tapedeck.replay.performance.Drawdown;
import io.tapedeck.replay.performance.Drawdowns;
import io.tapedeck.replay.performance.Excursions;
import io.tapedeck.replay.performance.HoldingTimes;
import io.tapedeck.replay.performance.PeriodReturn;
import io.tapedeck.replay.performance.RegimeFigures;
import io.tapedeck.replay.performance.RunMetrics;
import io.tapedeck.replay.performance.TradeStatistics;
import io.tapedeck.replay.run.ReplayResult;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The figures of a run beyond the first ones, as the {@code performance} of a result tells them. Names are promised to
 * scripts: there may be more of them, never fewer. Money is in the currency, times in seconds.
 */
public final class MetricsJson {
    private static final int TOLD_DRAWDOWNS = 5;
    private static final double NANOS_PER_SECOND = 1e9;

    private MetricsJson() {
    }

    static void putInto(final Map<String, Object> performance, final ReplayResult result) {
        final RunMetrics metrics = result.metrics();
        performance.put("omega", metrics.omega());
        performance.put("tailRatio", metrics.tailRatio());
        performance.put("stability", metrics.stability());
        putResults(performance, metrics.all());
        performance.put("turnover", metrics.turnover());
        performance.put("annualTurnover", metrics.annualTurnover());
        performance.put("averageLeverage", metrics.leverage().average());
        performance.put("maxLeverage", metrics.leverage().maximum());
        performance.put("slippage", money(metrics.slippage().amount()));
        performance.put("slippageFills", metrics.slippage().measuredFills());
        performance.put("liquidationLosses", money(metrics.all().liquidationLosses()));
        performance.put("drawdowns", drawdowns(metrics.drawdowns()));
        performance.put("holding", holding(metrics.all().holding()));
        performance.put("excursions", excursions(metrics.all().excursions()));
        performance.put("long", trades(metrics.longs()));
        performance.put("short", trades(metrics.shorts()));
        performance.put("symbols", symbols(metrics, result));
        performance.put("months", metrics.months().stream().map(MetricsJson::period).toList());
        performance.put("years", metrics.years().stream().map(MetricsJson::period).toList());
        performance.put("regimes", metrics.regimes().stream().map(MetricsJson::regime).toList());
        performance.put("benchmark", benchmark(metrics.benchmark()));
    }

    private static void putResults(final Map<String, Object> object, final TradeStatistics trades) {
        object.put("expectancy", trades.expectancy() / FixedPoint.ONE);
        object.put("expectancyRate", trades.expectancyRate());
        object.put("payoff", trades.payoff());
        object.put("bestTrade", trades.best() / FixedPoint.ONE);
        object.put("worstTrade", trades.worst() / FixedPoint.ONE);
        object.put("sqn", trades.sqn());
        object.put("kelly", trades.kelly());
        object.put("longestWinStreak", trades.streaks().longestWin());
        object.put("longestLossStreak", trades.streaks().longestLoss());
    }

    private static Map<String, Object> trades(final TradeStatistics trades) {
        final Map<String, Object> object = new LinkedHashMap<>();
        object.put("trades", trades.trades());
        object.put("wins", trades.wins());
        object.put("losses", trades.losses());
        object.put("net", money(trades.net()));
        object.put("fees", money(trades.fees()));
        object.put("funding", money(trades.funding()));
        object.put("winRate", trades.winRate());
        object.put("profitFactor", trades.profitFactor());
        object.put("averageWin", trades.averageWin() / FixedPoint.ONE);
        object.put("averageLoss", trades.averageLoss() / FixedPoint.ONE);
        putResults(object, trades);
        object.put("liquidations", trades.liquidations());
        object.put("liquidationLosses", money(trades.liquidationLosses()));
        object.put("holding", holding(trades.holding()));
        object.put("excursions", excursions(trades.excursions()));
        return object;
    }

    private static List<Map<String, Object>> symbols(final RunMetrics metrics, final ReplayResult result) {
        final List<Map<String, Object>> symbols = new ArrayList<>();
        for (int id = 0; id < metrics.symbols().size(); id++) {
            final Map<String, Object> symbol = new LinkedHashMap<>();
            symbol.put("symbol", result.instrument(id).symbol());
            symbol.putAll(trades(metrics.symbols().get(id)));
            symbols.add(symbol);
        }
        return symbols;
    }

    private static Map<String, Object> drawdowns(final Drawdowns drawdowns) {
        final Map<String, Object> object = new LinkedHashMap<>();
        object.put("count", drawdowns.all().size());
        object.put("averageDepth", drawdowns.averageDepth());
        object.put("averageSeconds", drawdowns.averageLengthNs() / NANOS_PER_SECOND);
        object.put("longestSeconds", seconds(drawdowns.longestNs()));
        object.put("underWater", drawdowns.underWater());
        object.put("deepest", drawdowns.deepest(TOLD_DRAWDOWNS).stream().map(MetricsJson::drawdown).toList());
        return object;
    }

    private static Map<String, Object> drawdown(final Drawdown drawdown) {
        final Map<String, Object> object = new LinkedHashMap<>();
        final OptionalLong recovery = drawdown.recoveryNs();
        object.put("depth", drawdown.depth());
        object.put("peak", Decimals.instant(drawdown.peakTimeNs()));
        object.put("valley", Decimals.instant(drawdown.valleyTimeNs()));
        object.put("recovered", recovery.isPresent() ? Decimals.instant(drawdown.endTimeNs()) : null);
        object.put("lengthSeconds", seconds(drawdown.lengthNs()));
        object.put("recoverySeconds", recovery.isPresent() ? seconds(recovery.getAsLong()) : null);
        return object;
    }

    private static Map<String, Object> holding(final HoldingTimes holding) {
        final Map<String, Object> object = new LinkedHashMap<>();
        object.put("averageSeconds", holding.averageSeconds());
        object.put("medianSeconds", holding.medianSeconds());
        object.put("shortestSeconds", holding.shortestSeconds());
        object.put("longestSeconds", holding.longestSeconds());
        return object;
    }

    private static Map<String, Object> excursions(final Excursions excursions) {
        final Map<String, Object> object = new LinkedHashMap<>();
        object.put("averageAdverse", excursions.averageAdverse());
        object.put("averageFavourable", excursions.averageFavourable());
        object.put("averageAdverseOfWins", excursions.averageAdverseOfWins());
        object.put("averageFavourableOfLosses", excursions.averageFavourableOfLosses());
        object.put("worstAdverse", excursions.worstAdverse());
        object.put("bestFavourable", excursions.bestFavourable());
        return object;
    }

    private static Map<String, Object> period(final PeriodReturn span) {
        final Map<String, Object> object = new LinkedHashMap<>();
        object.put("period", span.period());
        object.put("return", span.value());
        return object;
    }

    private static Map<String, Object> regime(final RegimeFigures figures) {
        final Map<String, Object> object = new LinkedHashMap<>();
        object.put("regime", figures.regime());
        object.put("share", figures.share());
        object.put("totalReturn", figures.totalReturn());
        object.put("benchmarkReturn", figures.benchmark());
        object.put("sharpe", figures.sharpe());
        object.put("trades", figures.trades().trades());
        object.put("winRate", figures.trades().winRate());
        object.put("net", money(figures.trades().net()));
        return object;
    }

    /**
     * What holding the market brought, and how a curve did beside it.
     *
     * @param figures of both.
     * @return names and values in their order.
     */
    public static Map<String, Object> benchmark(final BenchmarkFigures figures) {
        final Map<String, Object> object = new LinkedHashMap<>();
        object.put("totalReturn", figures.totalReturn());
        object.put("annualizedReturn", figures.annualizedReturn());
        object.put("volatility", figures.volatility());
        object.put("sharpe", figures.sharpe());
        object.put("maxDrawdown", figures.maxDrawdown());
        object.put("alpha", figures.alpha());
        object.put("beta", figures.beta());
        object.put("correlation", figures.correlation());
        object.put("upCapture", figures.upCapture());
        object.put("downCapture", figures.downCapture());
        object.put("informationRatio", figures.informationRatio());
        return object;
    }

    private static BigDecimal money(final long value) {
        return Decimals.decimal(value, FixedPoint.MONEY_SCALE);
    }

    private static double seconds(final long nanos) {
        return nanos / NANOS_PER_SECOND;
    }
}
