package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.market.DataGap;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.market.Timeframe;

/**
 * What a frame brought of the market, decoded once for all stages of all accounts, or why nothing can come of it. One
 * thread, no allocation.
 */
final class MarketUpdate {
    private Candle candle = new Candle();
    private Candle previous = new Candle();
    private boolean hasCandle;
    private int closedTimeframes;
    private int splitInstrumentId;
    private ShareRatio split;
    private DataGap gap;
    private PipelineStage failedStage;
    private RuntimeException fault;
    private long timeNs;
    private int length;

    void clear() {
        failedStage = null;
        fault = null;
        hasCandle = false;
        closedTimeframes = 0;
        split = null;
        gap = null;
    }

    /** The stages of the market are through with the frame. */
    void end(final Frame frame) {
        timeNs = frame.engineTimeNs();
        length = frame.length();
    }

    /** Candles were passed, the last of which was received. */
    void endAt(final long lastTimeNs) {
        timeNs = lastTimeNs;
    }

    /** Engine time of the frame. */
    long timeNs() {
        return timeNs;
    }

    /** Where the market's part of the frame ends. */
    int length() {
        return length;
    }

    /** The candle to be filled in by the aggregation; the one that was received before stays as it is. */
    Candle receive() {
        final Candle older = previous;
        previous = candle;
        candle = older;
        hasCandle = true;
        return candle;
    }

    void markClosed(final Timeframe timeframe) {
        closedTimeframes |= timeframe.bit();
    }

    /** The shares of an instrument are split. */
    void receiveSplit(final int instrumentId, final ShareRatio ratio) {
        splitInstrumentId = instrumentId;
        split = ratio;
    }

    boolean hasSplit() {
        return split != null;
    }

    int splitInstrumentId() {
        return splitInstrumentId;
    }

    ShareRatio split() {
        return split;
    }

    /** Whether there is nothing but a base candle, and what it closed. */
    boolean isPlainCandle() {
        return hasCandle && gap == null && split == null && fault == null;
    }

    /** The timeframes of which a candle has closed, as bits. */
    int closedTimeframes() {
        return closedTimeframes;
    }

    /** The frame is itself at fault: nothing else is done with it. */
    void fail(final PipelineStage stage, final RuntimeException why) {
        failedStage = stage;
        fault = why;
    }

    boolean hasFailed() {
        return fault != null;
    }

    PipelineStage failedStage() {
        return failedStage;
    }

    RuntimeException fault() {
        return fault;
    }

    /** Data of an instrument are missing. */
    void receiveGap(final DataGap missing) {
        gap = missing;
    }

    boolean hasGap() {
        return gap != null;
    }

    DataGap gap() {
        return gap;
    }

    boolean hasCandle() {
        return hasCandle;
    }

    Candle candle() {
        return candle;
    }

    /** Whose candles have closed, where some have. */
    int closedInstrumentId() {
        return hasCandle ? candle.instrumentId() : gap.instrumentId();
    }

    boolean hasClosed(final Timeframe timeframe) {
        return hasClosed(timeframe.bit());
    }

    /** Whether a candle of one of some timeframes has closed. */
    boolean hasClosed(final int timeframeBits) {
        return (closedTimeframes & timeframeBits) != 0;
    }

    /** Whether of some timeframes none but a certain one has closed. */
    boolean hasClosedOnly(final Timeframe timeframe, final int timeframeBits) {
        return (closedTimeframes & timeframeBits) == timeframe.bit();
    }
}
