package io.tapedeck.engine.simulation;

import io.tapedeck.engine.order.FillModel;

/**
 * What the simulated exchange assumes about a market. Immutable.
 *
 * @param fill              where market orders are settled.
 * @param limitFill         when a resting limit order is filled.
 * @param slippage          what market orders pay beyond the price that they find.
 * @param slippageRate      share of the price or of the candle's range, rate.
 * @param participationRate share of a base candle's volume that can be filled, rate; 0 for any.
 * @param latency           how long messages take.
 */
public record MarketAssumptions(
    FillModel fill,
    LimitFillModel limitFill,
    SlippageModel slippage,
    long slippageRate,
    long participationRate,
    Latency latency) {

    /**
     * The assumptions of a session that says nothing else: trade-through, no slippage, any volume, no latency.
     *
     * @param fill where market orders are settled.
     * @return the assumptions.
     */
    public static MarketAssumptions plain(final FillModel fill) {
        return new MarketAssumptions(fill, LimitFillModel.TRADE_THROUGH, SlippageModel.NONE, 0, 0, Latency.NONE);
    }
}
