package io.tapedeck.strategies.filter;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.InvalidParameterException;

/** Candles on which a filter judges the market. */
enum RegimeTimeframe {
    /** Those of the strategy. */
    OWN,
    /** Five minutes. */
    M5,
    /** A quarter of an hour. */
    M15,
    /** An hour. */
    H1,
    /** Four hours. */
    H4,
    /** A day. */
    D1,
    /** A week. */
    W1;

    /** The timeframe that is meant beside a strategy's own; finer ones tell nothing that the strategy waits for. */
    Timeframe beside(final Timeframe own) {
        final Timeframe meant = this == OWN ? own : Timeframe.valueOf(name());
        if (meant.compareTo(own) < 0) {
            throw new InvalidParameterException("timeframe=" + meant + " of the filter is finer than the " + own
                + " of the strategy");
        }
        return meant;
    }

    @Override
    public String toString() {
        return this == OWN ? "own" : Timeframe.valueOf(name()).label();
    }
}
