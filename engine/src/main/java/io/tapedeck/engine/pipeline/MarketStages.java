package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.DamagedDataException;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.event.codec.InstrumentDefinitionDecoder;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentCodec;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.time.EngineClock;

/**
 * The stages that depend on the market alone: the clock and the aggregation. What they find is the same for every
 * account that trades on the same market.
 *
 * <p>A frame whose input is itself at fault is marked, and nobody does anything else with it. One thread; allocates
 * only when an instrument is defined and when a stage fails.
 */
final class MarketStages {
    private final InstrumentRegistry instruments = new InstrumentRegistry();
    private final EngineClock clock = new EngineClock();
    private final DerivedMessages derived = new DerivedMessages();
    private final AggregationStage aggregation = new AggregationStage(instruments, derived);
    private final FrameMessages messages = new FrameMessages();
    private final StageTimer timer;
    private int baseTimeframes;

    MarketStages(final StageTimer timer) {
        this.timer = timer;
    }

    /**
     * Runs stages 1 and 2.
     *
     * @param frame  takes on the candles that close.
     * @param update takes on what came of the market.
     */
    void onFrame(final Frame frame, final MarketUpdate update) {
        derived.wrap(frame);
        update.clear();
        PipelineStage running = PipelineStage.CLOCK;
        try {
            clock.advanceTo(frame.engineTimeNs());
            define(frame);
            timer.end(running);
            running = PipelineStage.AGGREGATION;
            aggregation.onFrame(frame, update);
            timer.end(running);
        } catch (final DamagedDataException notOurs) {
            throw notOurs;
        } catch (final RuntimeException fault) {
            update.fail(running, fault);
        }
        update.end(frame);
    }

    /**
     * Runs stages 1 and 2 for base candles of which nobody waits for any, with the same outcome as one by one.
     *
     * @param candles   that come next.
     * @param wanted    timeframes, as bits: a candle that completes one of them is left, and all behind it.
     * @param update    takes on the last candle.
     * @param closed    empty; holds the candles that close, each until its fingerprint was taken.
     * @param decisions takes the fingerprint of what closes.
     * @return how many candles were passed, from the first one on.
     */
    int pass(final FrameRun candles, final int wanted, final MarketUpdate update, final Frame closed,
        final DecisionDigest decisions) {
        derived.wrap(closed);
        aggregation.beginRun(candles, wanted, update);
        while (aggregation.advanceRun()) {
            if (closed.messageCount() > 0) {
                decisions.onClosed(closed, aggregation.runTimeNs());
                closed.rewind(Frame.HEADER_LENGTH, 0);
            }
        }
        final int passed = aggregation.endRun();
        if (passed > 0) {
            clock.advanceTo(update.timeNs());
        }
        return passed;
    }

    private void define(final Frame frame) {
        if (frame.inputTemplateId() == InstrumentDefinitionDecoder.TEMPLATE_ID) {
            messages.wrap(frame).next();
            final Instrument instrument = InstrumentCodec.decode(messages.decode(new InstrumentDefinitionDecoder()));
            instruments.define(instrument);
            aggregation.onInstrument(instrument);
            baseTimeframes |= instrument.baseTimeframe().bit();
        }
    }

    /** The timeframes of the candles that come in, as bits. */
    int baseTimeframes() {
        return baseTimeframes;
    }

    /** The time of a saved state, from which frames go on. */
    void resumeAt(final long timeNs) {
        clock.resumeAt(timeNs);
    }

    InstrumentRegistry instruments() {
        return instruments;
    }

    AggregationStage aggregation() {
        return aggregation;
    }
}
