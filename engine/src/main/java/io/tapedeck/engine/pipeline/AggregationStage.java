package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleAggregator;
import io.tapedeck.engine.candle.PackedCandles;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.event.codec.CorporateActionCode;
import io.tapedeck.engine.event.codec.CorporateActionDecoder;
import io.tapedeck.engine.event.codec.GapMarkerDecoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.OpenInterestDecoder;
import io.tapedeck.engine.market.DataGap;
import io.tapedeck.engine.market.DataStream;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

import java.util.Optional;

/**
 * Stage 2: base candle in, closed candles of every higher timeframe out. A gap closes the ones that wait for candles
 * which never come, a split moves the ones that are open, open interest is noted for their close.
 */
final class AggregationStage implements Stateful {
    private final InstrumentRegistry instruments;
    private final DerivedMessages derived;
    private final CandleAggregator[] aggregators = new CandleAggregator[InstrumentRegistry.MAXIMUM_INSTRUMENTS];
    private final FrameMessages messages = new FrameMessages();
    private final CorporateActionDecoder action = new CorporateActionDecoder();
    private final OpenInterestDecoder openInterest = new OpenInterestDecoder();
    private MarketUpdate update;
    private CandleAggregator running;

    AggregationStage(final InstrumentRegistry instruments, final DerivedMessages derived) {
        this.instruments = instruments;
        this.derived = derived;
    }

    void onInstrument(final Instrument instrument) {
        aggregators[instrument.id()] =
            new CandleAggregator(instrument.id(), instrument.baseTimeframe(), instrument.terms().calendar(),
                this::onCandleClosed);
    }

    void onFrame(final Frame frame, final MarketUpdate present) {
        update = present;
        if (frame.inputTemplateId() == MarketCandleDecoder.TEMPLATE_ID) {
            onBaseCandle(frame);
        } else {
            onOther(frame);
        }
    }

    private void onOther(final Frame frame) {
        if (frame.inputTemplateId() == CorporateActionDecoder.TEMPLATE_ID) {
            messages.wrap(frame).next();
            onAction(messages.decode(action));
        } else if (frame.inputTemplateId() == OpenInterestDecoder.TEMPLATE_ID) {
            messages.wrap(frame).next();
            onOpenInterest(messages.decode(openInterest), frame.engineTimeNs());
        } else if (frame.inputTemplateId() == GapMarkerDecoder.TEMPLATE_ID) {
            messages.wrap(frame).next();
            onGap(DataGap.decode(messages.decode(new GapMarkerDecoder())), frame.engineTimeNs());
        }
    }

    private void onOpenInterest(final OpenInterestDecoder message, final long timeNs) {
        of(message.instrumentId()).onOpenInterest(timeNs, message.openInterest());
    }

    private void onGap(final DataGap gap, final long timeNs) {
        update.receiveGap(gap);
        if (gap.stream() == DataStream.CANDLES) {
            of(gap.instrumentId()).onMissing(gap.toNs(), timeNs);
        }
    }

    private void onAction(final CorporateActionDecoder message) {
        if (message.action() == CorporateActionCode.SPLIT) {
            final int id = instruments.byId(message.instrumentId()).id();
            update.receiveSplit(id, new ShareRatio(message.newShares(), message.oldShares()));
            aggregators[id].onSplit(update.split());
        }
    }

    private void onBaseCandle(final Frame frame) {
        final Candle candle = update.receive();
        PackedCandles.read(frame, candle);
        update.markClosed(candle.timeframe());
        of(candle.instrumentId()).onBaseCandle(candle);
    }

    /**
     * Begins to go through the base candles of a run.
     *
     * @param candles of one instrument.
     * @param wanted  timeframes, as bits: a candle that completes one of them is left, and all behind it.
     * @param present takes on the last candle.
     */
    void beginRun(final FrameRun candles, final int wanted, final MarketUpdate present) {
        update = present;
        running = of(PackedCandles.instrumentId(candles.inputBlockAddress(0)));
        running.beginRun(candles, wanted);
    }

    /** Takes in candles up to the first that completes others; false where there is none. */
    boolean advanceRun() {
        return running.advanceRun();
    }

    /** When the candle that was taken in last closed. */
    long runTimeNs() {
        return running.nextOpenTimeNs();
    }

    /** Ends the run: how many candles were taken in. */
    int endRun() {
        if (running.runTaken() > 0) {
            running.readLast(update.receive());
            update.endAt(running.nextOpenTimeNs());
        }
        return running.runTaken();
    }

    private CandleAggregator of(final int instrumentId) {
        return aggregators[instruments.require(instrumentId)];
    }

    private void onCandleClosed(final Candle candle) {
        update.markClosed(candle.timeframe());
        derived.candleClosed(candle);
    }

    Optional<Candle> inTheMaking(final int instrumentId, final Timeframe timeframe) {
        return of(instrumentId).inTheMaking(timeframe);
    }

    /** When the next base candle of an instrument opens, where none is missing; negative before the first one. */
    long nextOpenTimeNs(final int instrumentId) {
        return of(instrumentId).nextOpenTimeNs();
    }

    /** Gaps in the base candles of all instruments so far. */
    long gaps() {
        long gaps = 0;
        for (int id = 0; id < instruments.count(); id++) {
            gaps += aggregators[id].gaps();
        }
        return gaps;
    }

    @Override
    public void saveState(final StateWriter writer) {
        for (int id = 0; id < instruments.count(); id++) {
            aggregators[id].saveState(writer);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        for (int id = 0; id < instruments.count(); id++) {
            aggregators[id].loadState(reader);
        }
    }
}
