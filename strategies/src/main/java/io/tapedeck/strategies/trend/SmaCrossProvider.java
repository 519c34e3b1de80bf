package io.tapedeck.strategies.trend;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.strategy.Parameter;
import io.tapedeck.engine.strategy.ParameterSpace;
import io.tapedeck.engine.strategy.ParameterSpace.Constraint;
import io.tapedeck.engine.strategy.Parameters;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyProvider;

import java.util.List;

/** Announces {@code sma-cross}. */
public final class SmaCrossProvider implements StrategyProvider {
    private static final String FAST = "fast";
    private static final String SLOW = "slow";
    private static final String ALLOCATION = "allocation";
    private static final int LONGEST_AVERAGE = 10_000;

    @Override
    public String name() {
        return "sma-cross";
    }

    @Override
    public String description() {
        return "Long when the fast simple moving average of closes crosses above the slow one, flat when below";
    }

    @Override
    public ParameterSpace parameters() {
        return new ParameterSpace(
            List.of(
                Parameter.integer(FAST, 10, 1, LONGEST_AVERAGE, "closes in the fast average"),
                Parameter.integer(SLOW, 100, 2, LONGEST_AVERAGE, "closes in the slow average"),
                Parameter.decimal(ALLOCATION, "1.0", "0.00000001", "1", "share of the equity to invest, fee included")),
            List.of(new Constraint("fast < slow", values -> values.integer(FAST) < values.integer(SLOW))));
    }

    @Override
    public Strategy create(final Parameters parameters, final Instrument instrument) {
        return new SmaCross(parameters.integer(FAST), parameters.integer(SLOW), parameters.rate(ALLOCATION));
    }
}
