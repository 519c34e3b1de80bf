package io.tapedeck.engine.twin;

import java.math.BigDecimal;
import java.util.List;

/** A candle in seconds from the start. */
record NaiveCandle(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume,
    long opensAt, long closesAt) {
    static NaiveCandle of(final Scenario.Step step) {
        final List<String> figures = step.figures();
        final long opensAt = step.minute() * NaiveMarket.MINUTE;
        return new NaiveCandle(new BigDecimal(figures.get(0)), new BigDecimal(figures.get(1)),
            new BigDecimal(figures.get(2)), new BigDecimal(figures.get(3)),
            new BigDecimal(figures.size() > 4 ? figures.get(4) : "1000000"), opensAt, opensAt + NaiveMarket.MINUTE);
    }
}
