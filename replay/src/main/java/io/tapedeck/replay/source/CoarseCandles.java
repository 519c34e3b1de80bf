package io.tapedeck.replay.source;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleBuilder;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.merge.FrameStream;

/**
 * Makes a stream of candles coarser: for replays that take coarse steps and look into the finer data only where it
 * matters.
 *
 * <p>A candle of which minutes are missing is marked; a last one that the stream does not complete is left out, unless
 * the tape goes on behind the stream and nothing of the candle is missing from it. Its source sequence is that of the
 * last fine candle in it. One thread, no allocation.
 */
final class CoarseCandles implements FrameStream {
    private final FrameStream fine;
    private final CandleBuilder builder;
    private final long knownToNs;
    private final Frame frame = Frame.allocate();
    private final FrameMessages messages = new FrameMessages();
    private final MarketCandleDecoder decoder = new MarketCandleDecoder();
    private final MarketCandleEncoder encoder = new MarketCandleEncoder();
    private final Candle pending = new Candle();
    private final Candle coarse = new Candle();
    private boolean hasPending;
    private int source;
    private long sourceSequence;
    private long pendingSequence;

    /**
     * A stream that owns a finer one.
     *
     * @param fine       at its beginning.
     * @param instrument of the candles, with the base timeframe to make.
     * @param base       timeframe of the finer stream.
     * @param knownToNs  up to where nothing is missing when the stream ends; {@link Long#MIN_VALUE} where that is not
     *                   known.
     */
    CoarseCandles(final FrameStream fine, final Instrument instrument, final Timeframe base, final long knownToNs) {
        this.fine = fine;
        this.knownToNs = knownToNs;
        builder = new CandleBuilder(instrument.id(), instrument.baseTimeframe(), base, instrument.terms().calendar());
    }

    @Override
    public boolean advance() {
        boolean isComplete = foldPending();
        while (!isComplete && fine.advance()) {
            readPending();
            isComplete = pending.openTimeNs() >= builder.endNs() || foldPending();
        }
        isComplete |= builder.endNs() <= knownToNs;
        if (isComplete) {
            coarse.set(builder.close(builder.endNs()));
        }
        return isComplete;
    }

    private void readPending() {
        fine.copyTo(frame);
        messages.wrap(frame).next();
        CandleCodec.decode(messages.decode(decoder), pending);
        source = frame.source();
        pendingSequence = frame.sourceSequence();
        hasPending = true;
    }

    /** Returns whether the fine candle completes the coarse one. */
    private boolean foldPending() {
        if (!hasPending) {
            return false;
        }
        builder.fold(pending);
        sourceSequence = pendingSequence;
        hasPending = false;
        return pending.closeTimeNs() == builder.endNs();
    }

    @Override
    public long engineTimeNs() {
        return coarse.closeTimeNs();
    }

    @Override
    public void copyTo(final Frame target) {
        target.begin(sourceSequence, coarse.closeTimeNs(), coarse.closeTimeNs());
        target.markSource(source);
        CandleCodec.encode(coarse, target.append(encoder));
    }

    @Override
    public void close() {
        fine.close();
    }
}
