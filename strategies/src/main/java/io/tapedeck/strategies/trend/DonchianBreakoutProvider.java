package io.tapedeck.strategies.trend;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.strategy.Parameter;
import io.tapedeck.engine.strategy.ParameterSpace;
import io.tapedeck.engine.strategy.Parameters;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyProvider;

import java.util.List;

/** Announces {@code donchian-breakout}. */
public final class DonchianBreakoutProvider implements StrategyProvider {
    static final String ENTRY = "entry";
    static final String EXIT = "exit";
    static final String ATR = "atr";
    static final String STOP = "stop";
    static final String TARGET = "target";
    static final String ALLOCATION = "allocation";
    private static final int LONGEST_CHANNEL = 1_000;

    @Override
    public String name() {
        return "donchian-breakout";
    }

    @Override
    public String description() {
        return "Long on a close above past highs, with stop-loss and take-profit as multiples of the ATR";
    }

    @Override
    public ParameterSpace parameters() {
        return new ParameterSpace(
            List.of(
                Parameter.integer(ENTRY, 20, 1, LONGEST_CHANNEL, "candles whose highest high must be passed"),
                Parameter.integer(EXIT, 10, 1, LONGEST_CHANNEL, "candles whose lowest low ends the position"),
                Parameter.integer(ATR, 14, 1, LONGEST_CHANNEL, "candles in the average true range"),
                Parameter.decimal(STOP, "2", "0.01", "100", "stop-loss below the close, in average true ranges"),
                Parameter.decimal(TARGET, "4", "0.01", "100", "take-profit above the close, in average true ranges"),
                Parameter.decimal(ALLOCATION, "1.0", "0.00000001", "1", "share of the equity to invest, fee included")),
            List.of());
    }

    @Override
    public Strategy create(final Parameters parameters, final Instrument instrument) {
        return new DonchianBreakout(parameters);
    }
}
