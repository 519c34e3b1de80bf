package io.tapedeck.replay.check;

/**
 * A candle as {@link CandleFault} looks at it: all prices at one scale and all quantities at one scale.
 *
 * <p>Figures that a source does not give are {@link io.tapedeck.engine.market.FixedPoint#UNKNOWN}.
 */
public interface CandleFigures {
    /**
     * First price.
     *
     * @return scaled.
     */
    long open();

    /**
     * Highest price.
     *
     * @return scaled.
     */
    long high();

    /**
     * Lowest price.
     *
     * @return scaled.
     */
    long low();

    /**
     * Last price.
     *
     * @return scaled.
     */
    long close();

    /**
     * Traded quantity.
     *
     * @return scaled.
     */
    long volume();

    /**
     * Traded worth.
     *
     * @return money, or unknown.
     */
    long quoteVolume();

    /**
     * Quantity that buyers took.
     *
     * @return scaled, or unknown.
     */
    long takerBuyVolume();

    /**
     * Number of trades.
     *
     * @return a count, or unknown.
     */
    long tradeCount();
}
