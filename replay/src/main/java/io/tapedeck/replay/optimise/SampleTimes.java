package io.tapedeck.replay.optimise;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.CandleClosedDecoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.OperatorCommandDecoder;
import io.tapedeck.engine.pipeline.DerivedListener;
import io.tapedeck.engine.pipeline.SessionSettings;
import io.tapedeck.engine.pipeline.SweepPipeline;

import java.util.Arrays;

/**
 * When the equity of all accounts of a sweep is sampled: at the closes of the strategy's timeframe, from where trading
 * begins. One thread; allocates only when the times outgrow their array.
 */
final class SampleTimes implements DerivedListener {
    static final int NONE = -1;
    private static final int FIRST_CAPACITY = 16_384;

    private final SessionSettings settings;
    private final FrameMessages messages = new FrameMessages();
    private final MarketCandleDecoder base = new MarketCandleDecoder();
    private final CandleClosedDecoder closed = new CandleClosedDecoder();
    private final int[] counts = new int[SweepPipeline.BLOCK_FRAMES];
    private final boolean[] sampled = new boolean[SweepPipeline.BLOCK_FRAMES];
    private long[] timesNs = new long[FIRST_CAPACITY];
    private int size;

    SampleTimes(final SessionSettings settings) {
        this.settings = settings;
    }

    @Override
    public void onDerived(final int place, final Frame frame, final int offset) {
        final long timeNs = frame.engineTimeNs();
        sampled[place] = settings.isTradingAt(timeNs) && (isClose(frame) || isCorrection(frame));
        if (sampled[place] && (size == 0 || timesNs[size - 1] != timeNs)) {
            add(timeNs);
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
            && timesNs[size - 1] == frame.engineTimeNs();
    }

    private void add(final long timeNs) {
        if (size == timesNs.length) {
            timesNs = Arrays.copyOf(timesNs, 2 * size);
        }
        timesNs[size] = timeNs;
        size++;
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

    long timeNs(final int index) {
        return timesNs[index];
    }
}
