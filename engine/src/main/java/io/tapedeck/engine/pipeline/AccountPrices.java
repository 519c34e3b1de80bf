package io.tapedeck.engine.pipeline;

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
    private MarketUpdate unsettled;

    AccountPrices(final ExitsStage exits, final PortfolioStage account, final EngineClock clock, final RiskGate gate,
        final StageTimer timer) {
        this.exits = exits;
        this.account = account;
        this.clock = clock;
        this.gate = gate;
        this.timer = timer;
    }

    /** The candle changes nothing else: the stages behind the account have nothing to do with it. */
    void onOnly(final MarketUpdate update) {
        exits.onPrice(update.candle());
        timer.end(PipelineStage.EXITS);
        account.onPrice(update);
        timer.end(PipelineStage.PORTFOLIO);
        timer.end(PipelineStage.STRATEGY);
        timer.end(PipelineStage.RISK);
        timer.end(PipelineStage.ROUTING);
    }

    /**
     * The candle can wait until something else happens, or until one of another instrument comes.
     *
     * @param update that the candle came with; stays as it is until it is settled.
     */
    void defer(final MarketUpdate update) {
        if (unsettled != null && unsettled.candle().instrumentId() != update.candle().instrumentId()) {
            settle();
        }
        unsettled = update;
    }

    /** Takes on the candle that waits. */
    void settle() {
        if (unsettled != null) {
            takeOn(unsettled);
            arriveAt(unsettled.timeNs());
            unsettled = null;
        }
    }

    /** Takes on the last of the candles of an instrument that were passed. */
    void takeOn(final MarketUpdate update) {
        exits.onPrice(update.candle());
        account.onPrice(update);
    }

    /** Takes on the time of the last frame that was passed, when all instruments are caught up with. */
    void arriveAt(final long timeNs) {
        clock.advanceTo(timeNs);
        gate.onFrame(timeNs);
    }
}
