package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.codec.FillModelCode;
import io.tapedeck.engine.event.codec.SessionStartedDecoder;
import io.tapedeck.engine.event.codec.SessionStartedEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillModel;

/**
 * What a session's first frame tells the engine. Immutable.
 *
 * @param initialBalance          money paid in.
 * @param tradingFromNs           decisions count in frames after this moment; unknown for all.
 * @param maximumPositionNotional greatest worth of a position, money.
 * @param fillModel               where market orders are settled.
 * @param strategyTimeframe       of the candles that strategies decide on.
 * @param configurationHash       fingerprint of the configuration that all this came from.
 * @param strategy                name of the strategy.
 * @param codeVersion             of the program that recorded the session.
 */
public record SessionSettings(
    long initialBalance,
    long tradingFromNs,
    long maximumPositionNotional,
    FillModel fillModel,
    Timeframe strategyTimeframe,
    long configurationHash,
    String strategy,
    String codeVersion) {

    /**
     * Writes the settings.
     *
     * @param message to fill.
     */
    public void encode(final SessionStartedEncoder message) {
        message.initialBalance(initialBalance)
            .tradingFromNs(tradingFromNs)
            .maximumPositionNotional(maximumPositionNotional)
            .configurationHash(configurationHash)
            .fillModel(FillModelCode.get(fillModel.code()))
            .strategyTimeframe(TimeframeCode.get(strategyTimeframe.code()))
            .strategy(strategy)
            .codeVersion(codeVersion);
    }

    /**
     * Reads settings; allocates.
     *
     * @param message to read.
     * @return the settings.
     */
    public static SessionSettings decode(final SessionStartedDecoder message) {
        return new SessionSettings(
            message.initialBalance(),
            message.tradingFromNs(),
            message.maximumPositionNotional(),
            FillModel.ofCode(message.fillModelRaw()),
            Timeframe.ofCode(message.strategyTimeframeRaw()),
            message.configurationHash(),
            message.strategy(),
            message.codeVersion());
    }

    /**
     * Whether decisions count at a moment, or the engine only warms up.
     *
     * @param engineTimeNs of the frame.
     * @return true after {@link #tradingFromNs}.
     */
    public boolean isTradingAt(final long engineTimeNs) {
        return tradingFromNs == FixedPoint.UNKNOWN || engineTimeNs > tradingFromNs;
    }
}
