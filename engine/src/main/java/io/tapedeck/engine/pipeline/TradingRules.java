package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.codec.AccountModeCode;
import io.tapedeck.engine.event.codec.LatencyModelCode;
import io.tapedeck.engine.event.codec.LimitFillModelCode;
import io.tapedeck.engine.event.codec.SlippageModelCode;
import io.tapedeck.engine.event.codec.TradingRulesDecoder;
import io.tapedeck.engine.event.codec.TradingRulesEncoder;
import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.simulation.Latency;
import io.tapedeck.engine.simulation.LatencyModel;
import io.tapedeck.engine.simulation.LimitFillModel;
import io.tapedeck.engine.simulation.MarketAssumptions;
import io.tapedeck.engine.simulation.SlippageModel;

/**
 * What the account may owe, how many positions it may hold in an instrument, and what the simulated exchange assumes.
 * Immutable. A session whose tape has no such frame trades for cash, one position at a time, on plain assumptions.
 *
 * @param accountMode      what the account may owe.
 * @param leverage         of positions in contracts, 1 and up.
 * @param maximumPositions most open positions in one instrument.
 * @param market           assumptions; the frame does not hold where market orders are settled, for the session's does.
 */
public record TradingRules(AccountMode accountMode, int leverage, int maximumPositions, MarketAssumptions market) {
    /**
     * The rules of a session that says nothing else.
     *
     * @param fill where market orders are settled.
     * @return the rules.
     */
    public static TradingRules plain(final FillModel fill) {
        return new TradingRules(AccountMode.CASH, 1, 1, MarketAssumptions.plain(fill));
    }

    /**
     * Writes the rules.
     *
     * @param message to fill.
     */
    public void encode(final TradingRulesEncoder message) {
        final Latency latency = market.latency();
        message.accountMode(AccountModeCode.get(accountMode.code()))
            .limitFillModel(LimitFillModelCode.get(market.limitFill().code()))
            .slippageModel(SlippageModelCode.get(market.slippage().code()))
            .latencyModel(LatencyModelCode.get(latency.model().code()))
            .leverage(leverage)
            .maximumPositions(maximumPositions)
            .slippageRate(market.slippageRate())
            .participationRate(market.participationRate())
            .submitLatencyNs(latency.submitNs())
            .cancelLatencyNs(latency.cancelNs())
            .acknowledgeLatencyNs(latency.acknowledgeNs())
            .latencySpreadNs(latency.spreadNs())
            .latencySeed(latency.seed());
    }

    /**
     * Reads rules; allocates.
     *
     * @param message to read.
     * @param fill    of the session.
     * @return the rules.
     */
    public static TradingRules decode(final TradingRulesDecoder message, final FillModel fill) {
        final Latency latency = new Latency(LatencyModel.ofCode(message.latencyModelRaw()), message.submitLatencyNs(),
            message.cancelLatencyNs(), message.acknowledgeLatencyNs(), message.latencySpreadNs(),
            message.latencySeed());
        return new TradingRules(AccountMode.ofCode(message.accountModeRaw()), message.leverage(),
            message.maximumPositions(), new MarketAssumptions(fill, LimitFillModel.ofCode(message.limitFillModelRaw()),
                SlippageModel.ofCode(message.slippageModelRaw()), message.slippageRate(), message.participationRate(),
                latency));
    }
}
