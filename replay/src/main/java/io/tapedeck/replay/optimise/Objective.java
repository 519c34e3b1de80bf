package io.tapedeck.replay.optimise;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.replay.performance.Performance;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What a search makes as good as it can: a figure of a run. The names are those of {@code replay --json}. */
public enum Objective {
    /** Mean over deviation of the returns, annualised. */
    SHARPE("sharpe", 1, performance(Performance::sharpe)),
    /** Mean over downside deviation, annualised. */
    SORTINO("sortino", 1, performance(Performance::sortino)),
    /** Annualised return over the deepest drawdown. */
    CALMAR("calmar", 1, performance(Performance::calmar)),
    /** What the account gained in all. */
    TOTAL_RETURN("totalReturn", 1, performance(Performance::totalReturn)),
    /** What it gained in a year. */
    ANNUALIZED_RETURN("annualizedReturn", 1, performance(Performance::annualizedReturn)),
    /** Gains over losses. */
    PROFIT_FACTOR("profitFactor", 1, performance(Performance::profitFactor)),
    /** Share of trades that gained. */
    WIN_RATE("winRate", 1, performance(Performance::winRate)),
    /** The deepest fall, 0 or negative: the nearer to 0 the better. */
    MAX_DRAWDOWN("maxDrawdown", 1, performance(Performance::maxDrawdown)),
    /** Deviation of the returns in a year: the less the better. */
    VOLATILITY("volatility", -1, performance(Performance::volatility)),
    /** Share of the time in which a position is open: the less the better. */
    EXPOSURE("exposure", -1, performance(Performance::exposure)),
    /** Sum of the returns that gained over that of those that lost. */
    OMEGA("omega", 1, TrialOutcome::omega),
    /** What a trade brings on average, in units of the currency. */
    EXPECTANCY("expectancy", 1, outcome -> outcome.results().expectancy() / FixedPoint.ONE),
    /** Average win over average loss. */
    PAYOFF("payoff", 1, outcome -> outcome.results().payoff()),
    /** System quality number: how far the results lie above 0, for their deviation and number. */
    SQN("sqn", 1, outcome -> outcome.results().sqn()),
    /** Share of the account that would grow fastest. */
    KELLY("kelly", 1, outcome -> outcome.results().kelly());

    private final String text;
    private final int direction;
    private final ToDoubleFunction<TrialOutcome> figure;

    Objective(final String text, final int direction, final ToDoubleFunction<TrialOutcome> figure) {
        this.text = text;
        this.direction = direction;
        this.figure = figure;
    }

    private static ToDoubleFunction<TrialOutcome> performance(final ToDoubleFunction<Performance> figure) {
        return outcome -> figure.applyAsDouble(outcome.performance());
    }

    /**
     * Finds an objective.
     *
     * @param name as users write it.
     * @return empty where there is none.
     */
    public static Optional<Objective> ofName(final String name) {
        return Arrays.stream(values()).filter(objective -> objective.text.equalsIgnoreCase(name.trim())).findFirst();
    }

    /**
     * All of them.
     *
     * @return names joined by commas.
     */
    public static String names() {
        return Arrays.stream(values()).map(objective -> objective.text).collect(Collectors.joining(", "));
    }

    /**
     * Name of the figure.
     *
     * @return as in {@code replay --json}.
     */
    public String text() {
        return text;
    }

    /**
     * The figure itself.
     *
     * @param outcome of a trial.
     * @return NaN where it is not defined.
     */
    public double of(final TrialOutcome outcome) {
        return figure.applyAsDouble(outcome);
    }

    /**
     * The figure so that more is better.
     *
     * @param value of the figure.
     * @return the score; NaN where it is not defined.
     */
    public double score(final double value) {
        return direction * value;
    }
}
