package io.tapedeck.engine.strategy;

/**
 * A strategy's view of its account and the place where it emits signals.
 *
 * <p>Sizes are shares of the account's equity as rates (10⁻⁸ of one). Prices are scaled as the instrument says;
 * {@link io.tapedeck.engine.market.FixedPoint#UNKNOWN} where there is none. Reasons are ASCII, cut at 96 characters.
 */
public interface StrategyContext {
    /**
     * The position in the strategy's instrument.
     *
     * @return a live view.
     */
    PositionView position();

    /**
     * Wants to buy.
     *
     * @param equityFraction share of the equity to invest, fee included; above 0, at most one.
     * @param stopPrice      where to give up, or unknown.
     * @param targetPrice    where to take the profit, or unknown.
     * @param reason         for the person who asks why.
     */
    void openLong(long equityFraction, long stopPrice, long targetPrice, CharSequence reason);

    /**
     * Wants to sell everything.
     *
     * @param reason for the person who asks why.
     */
    void close(CharSequence reason);
}
