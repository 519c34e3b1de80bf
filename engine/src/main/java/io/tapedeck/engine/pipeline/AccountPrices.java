package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.risk.RiskGate;
import io.tapedeck.engine.time.EngineClock;

/**
 * What a base candle changes in an account of which it meets nothing: the last price, its age, its range and the volume
 * that can be taken. Of several candles of an instrument with which nothing else happened the last one is enough. One
 * thread, no allocation.
 */
final class AccountPrices {
    private final ExitsStage exits;
    private final PortfolioStage account;
    private final EngineClock clock;
    private final RiskGate gate;
    private final StageTimer timer;
    private Candle unsettled;
    private long unsettledTimeNs;

    AccountPrices(final AccountParts parts, final StageTimer timer) {
        exits = parts.exits;
        account = parts.account;
        clock = parts.clock;
        gate = parts.gate;
        this.timer = timer;
    }

    /** The candle changes nothing else: the stages behind the account have nothing to do with it. */
    void onOnly(final MarketUpdate update) {
        exits.onPrice(update.candle());
        timer.end(PipelineStage.EXITS);
        account.onPrice(update.candle(), update.timeNs());
        timer.end(PipelineStage.PORTFOLIO);
        timer.end(PipelineStage.STRATEGY);
        timer.end(PipelineStage.RISK);
        timer.end(PipelineStage.ROUTING);
    }

    /**
     * The candle can wait until something else happens, or until one of another instrument comes.
     *
     * @param update that the candle came with; the candle stays as it is until one has come after the next.
     */
    void defer(final MarketUpdate update) {
        final Candle candle = update.candle();
        if (unsettled != null && unsettled.instrumentId() != candle.instrumentId()) {
            settle();
        }
        unsettled = candle;
        unsettledTimeNs = update.timeNs();
    }

    /** Takes on the candle that waits. */
    void settle() {
        if (unsettled != null) {
            takeOn(unsettled, unsettledTimeNs);
            arriveAt(unsettledTimeNs);
            unsettled = null;
        }
    }

    /** Takes on the last of the candles of an instrument that were passed. */
    void takeOn(final Candle candle, final long timeNs) {
        exits.onPrice(candle);
        account.onPrice(candle, timeNs);
    }

    /** Takes on the time of the last frame that was passed, when all instruments are caught up with. */
    void arriveAt(final long timeNs) {
        clock.advanceTo(timeNs);
        gate.onFrame(timeNs);
    }
}
