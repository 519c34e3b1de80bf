package io.tapedeck.strategies.indicator;

/**
 * Marc Chaikin's money flow volume: the volume of a candle times where it closes in its range, from −1 at the low to 1
 * at the high. A candle without range has none.
 */
final class MoneyFlow {
    private MoneyFlow() {
    }

    static double volume(final double high, final double low, final double close, final double volume) {
        return high > low ? (close - low - (high - close)) / (high - low) * volume : 0;
    }
}
