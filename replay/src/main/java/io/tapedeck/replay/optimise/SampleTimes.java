package io.tapedeck.replay.optimise;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.CandleClosedDecoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.OperatorCommandDecoder;
import io.tapedeck.engine.pipeline.DerivedListener;
import io.tapedeck.engine.pipeline.SessionSettings;
import io.tapedeck.engine.pipeline.SweepPipeline;

/**
 * When the equity of all accounts of a sweep is sampled: at the closes of the strategy's timeframe, from where trading
 * begins. One thread, no allocation.
 */
final class SampleTimes implements DerivedListener {
    static final int NONE = -1;

    private final SessionSettings settings;
    private final ReturnBlocks blocks;
    private final int[] inBlocks = new int[ReturnBlocks.BLOCKS];
    private final FrameMessages messages = new FrameMessages();
    private final MarketCandleDecoder base = new MarketCandleDecoder();
    private final CandleClosedDecoder closed = new CandleClosedDecoder();
    private final int[] counts = new int[SweepPipeline.BLOCK_FRAMES];
    private final boolean[] sampled = new boolean[SweepPipeline.BLOCK_FRAMES];
    private long lastNs;
    private int size;

    SampleTimes(final SessionSettings settings, final ReturnBlocks blocks) {
        this.settings = settings;
        this.blocks = blocks;
    }

    @Override
    public void onDerived(final int place, final Frame frame, final int offset) {
        final long timeNs = frame.engineTimeNs();
        sampled[place] = settings.isTradingAt(timeNs) && (isClose(frame) || isCorrection(frame));
        if (sampled[place] && (size == 0 || lastNs != timeNs)) {
            lastNs = timeNs;
            size++;
            inBlocks[blocks.at(timeNs)]++;
        }
        counts[place] = size;
    }

    private boolean isClose(final Frame frame) {
        if (frame.inputTemplateId() == MarketCandleDecoder.TEMPLATE_ID) {
            messages.wrap(frame).next();
            if (messages.decode(base).timeframeRaw() == settings.strategyTimeframe().code()) {
                return true;
            }
        }
        messages.wrapDerived(frame);
        while (messages.next()) {
            if (messages.templateId() == CandleClosedDecoder.TEMPLATE_ID
                && messages.decode(closed).timeframeRaw() == settings.strategyTimeframe().code()) {
                return true;
            }
        }
        return false;
    }

    /** A command at the end of the data belongs to the close that was sampled just before it. */
    private boolean isCorrection(final Frame frame) {
        return frame.inputTemplateId() == OperatorCommandDecoder.TEMPLATE_ID && size > 0
            && lastNs == frame.engineTimeNs();
    }

    /**
     * How many samples stand fast before the accounts see a frame of the present block.
     *
     * @param place of the frame.
     * @return all samples but the one that is taken with the frame, where one is.
     */
    int countBefore(final int place) {
        return sampled[place] ? counts[place] - 1 : counts[place];
    }

    int size() {
        return size;
    }

    /** How many samples fall into each block. */
    int[] inBlocks() {
        return inBlocks.clone();
    }
}
