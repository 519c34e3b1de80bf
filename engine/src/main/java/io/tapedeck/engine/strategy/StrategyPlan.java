package io.tapedeck.engine.strategy;

import io.tapedeck.engine.market.Timeframe;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How the strategies of a session are made. Immutable.
 *
 * @param needs    of the strategy; what comes in for it and for its filter are the {@link #inputs}.
 * @param strategy makes one that has seen nothing yet: one for every symbol, or one for all, as the needs say.
 * @param filter   of its entries; empty for none.
 * @param variants the same strategy with other parameters, all of them by their names.
 */
public record StrategyPlan(
    StrategyNeeds needs,
    Supplier<? extends Strategy> strategy,
    Optional<Filter> filter,
    Function<Map<String, String>, StrategyPlan> variants) {

    /**
     * How the filters of a session are made, one for every symbol. Immutable.
     *
     * @param series which candles it sees.
     * @param filter makes one that has seen nothing yet.
     */
    public record Filter(StrategyNeeds series, Supplier<? extends EntryFilter> filter) {
    }

    /**
     * A strategy for every symbol that sees candles of one timeframe.
     *
     * @param timeframe of the candles.
     * @param strategy  makes one that has seen nothing yet.
     * @return the plan.
     */
    public static StrategyPlan each(final Timeframe timeframe, final Supplier<? extends Strategy> strategy) {
        return of(StrategyNeeds.each(timeframe, 0), strategy);
    }

    /**
     * A plan without a filter.
     *
     * @param needs    of the strategy.
     * @param strategy makes one that has seen nothing yet.
     * @return the plan.
     */
    public static StrategyPlan of(final StrategyNeeds needs, final Supplier<? extends Strategy> strategy) {
        return new StrategyPlan(needs, strategy, Optional.empty(), parameters -> {
            throw new InvalidParameterException("this strategy has no parameters");
        });
    }

    /**
     * The same strategy behind a filter.
     *
     * @param entries what the filter needs and how it is made.
     * @return a new plan.
     */
    public StrategyPlan filtered(final Filter entries) {
        return new StrategyPlan(needs, strategy, Optional.of(entries), variants);
    }

    /**
     * The same strategy, which can be made with other parameters while a session goes on.
     *
     * @param byParameters makes the plan for a value of every parameter.
     * @return a new plan.
     */
    public StrategyPlan variedBy(final Function<Map<String, String>, StrategyPlan> byParameters) {
        return new StrategyPlan(needs, strategy, filter, byParameters);
    }

    /**
     * What the strategy and its filter need together.
     *
     * @return the needs of the strategy, with the candles of the filter on top.
     */
    public StrategyNeeds inputs() {
        return filter.map(entries -> needs.and(entries.series())).orElse(needs);
    }
}
