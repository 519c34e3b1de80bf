package io.tapedeck.replay.report;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.replay.performance.Performance;
import io.tapedeck.replay.performance.RunMetrics;
import io.tapedeck.replay.run.ReplayResult;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * A figure of a run as a person reads it beside that of another run. Immutable.
 *
 * @param label of its line.
 * @param text  of a run, with its unit; a dash where it is not defined.
 */
public record Metric(String label, Function<ReplayResult, String> text) {
    /** All of them, in the order in which they are read. */
    public static final List<Metric> ALL = List.of(
        new Metric("final equity", result -> FigureText.rounded(result.performance().finalEquity())),
        percent("total return", Performance::totalReturn),
        percent("a year", Performance::annualizedReturn),
        new Metric("buy and hold", result -> FigureText.percent(result.metrics().benchmark().totalReturn())),
        percent("volatility", Performance::volatility),
        percent("max drawdown", Performance::maxDrawdown),
        new Metric("longest drawdown", result -> FigureText.days(result.metrics().drawdowns().longestNs())),
        ratio("sharpe", Performance::sharpe),
        ratio("sortino", Performance::sortino),
        ratio("calmar", Performance::calmar),
        ofRun("omega", RunMetrics::omega),
        new Metric("trades", result -> FigureText.grouped(result.trades().size())),
        percent("win rate", Performance::winRate),
        ratio("profit factor", Performance::profitFactor),
        ofRun("payoff", metrics -> metrics.all().payoff()),
        ofRun("expectancy", metrics -> metrics.all().expectancy() / FixedPoint.ONE),
        ratio("average win", figures -> figures.averageWin() / FixedPoint.ONE),
        ratio("average loss", figures -> figures.averageLoss() / FixedPoint.ONE),
        ofRun("sqn", metrics -> metrics.all().sqn()),
        new Metric("lost in a row",
            result -> FigureText.grouped(result.metrics().all().streaks().longestLoss())),
        new Metric("average holding",
            result -> FigureText.hours(result.metrics().all().holding().averageSeconds())),
        new Metric("average MAE",
            result -> FigureText.percent(result.metrics().all().excursions().averageAdverse())),
        new Metric("average MFE",
            result -> FigureText.percent(result.metrics().all().excursions().averageFavourable())),
        percent("exposure", Performance::exposure),
        ofRun("turnover a year", RunMetrics::annualTurnover),
        ofRun("max leverage", metrics -> metrics.leverage().maximum()),
        new Metric("fees", result -> FigureText.rounded(result.counts().fees())),
        new Metric("slippage", result -> FigureText.rounded(result.metrics().slippage().amount())),
        new Metric("funding", result -> FigureText.rounded(result.counts().funding())),
        new Metric("dividends", result -> FigureText.rounded(result.counts().dividends())),
        new Metric("liquidations", result -> FigureText.grouped(result.counts().liquidations())),
        ofBothSides("net of longs", metrics -> metrics.longs().net()),
        ofBothSides("net of shorts", metrics -> metrics.shorts().net()),
        new Metric("alpha", result -> FigureText.percent(result.metrics().benchmark().alpha())),
        ofRun("beta", metrics -> metrics.benchmark().beta()),
        ofRun("information ratio", metrics -> metrics.benchmark().informationRatio()),
        new Metric("refused orders", result -> FigureText.grouped(result.refusedSignals().size())),
        new Metric("ambiguous exits", result -> FigureText.grouped(result.counts().ambiguousExits())),
        new Metric("gaps in candles", result -> FigureText.grouped(result.counts().gaps())));

    private static final String NOTHING = "0|0\\.00|-";

    private static Metric percent(final String label, final ToDoubleFunction<Performance> figure) {
        return new Metric(label, result -> FigureText.percent(figure.applyAsDouble(result.performance())));
    }

    private static Metric ratio(final String label, final ToDoubleFunction<Performance> figure) {
        return new Metric(label, result -> FigureText.ratio(figure.applyAsDouble(result.performance())));
    }

    private static Metric ofRun(final String label, final ToDoubleFunction<RunMetrics> figure) {
        return new Metric(label, result -> FigureText.ratio(figure.applyAsDouble(result.metrics())));
    }

    /** Without a short trade one side is the whole. */
    private static Metric ofBothSides(final String label, final ToLongFunction<RunMetrics> money) {
        return new Metric(label, result -> result.metrics().shorts().trades() == 0 ? "-"
            : FigureText.rounded(money.applyAsLong(result.metrics())));
    }

    /**
     * Whether there is anything to be told: nobody wants to read of the funding of runs that had none.
     *
     * @param results of all runs.
     * @return false where it is nothing in every run.
     */
    public boolean isOfInterest(final List<ReplayResult> results) {
        return !results.stream().allMatch(result -> text.apply(result).matches(NOTHING));
    }
}
