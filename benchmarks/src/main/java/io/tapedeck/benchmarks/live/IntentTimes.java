package io.tapedeck.benchmarks.live;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketTradeDecoder;
import io.tapedeck.engine.event.codec.OrderIntentDecoder;
import io.tapedeck.engine.event.codec.StageTimesDecoder;
import io.tapedeck.engine.pipeline.FrameListener;
import org.HdrHistogram.Histogram;

/**
 * Stands behind the journal: how long after a trade was due its order stood on the tape, and how long each stage took
 * where frames tell it. On the pipeline's thread, no allocation.
 */
final class IntentTimes implements FrameListener {
    private static final long LONGEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;

    private final Histogram intents = histogram();
    private final Histogram sinceReceipt = histogram();
    private final StageHistograms stages = new StageHistograms();
    private final FrameMessages messages = new FrameMessages();
    private final MarketTradeDecoder trade = new MarketTradeDecoder();
    private final StageTimesDecoder times = new StageTimesDecoder();
    private final long firstCounted;
    private Schedule schedule;
    private volatile long seen;

    /** Trades before a number warm up. */
    IntentTimes(final long firstCounted) {
        this.firstCounted = firstCounted;
    }

    static Histogram histogram() {
        return new Histogram(LONGEST_NS, DIGITS);
    }

    /** The clock starts; before the first trade. */
    void follow(final Schedule plan) {
        schedule = plan;
    }

    @Override
    public void onFrame(final Frame frame) {
        if (frame.inputTemplateId() != MarketTradeDecoder.TEMPLATE_ID) {
            return;
        }
        final long nowNs = System.nanoTime();
        messages.wrap(frame).next();
        final long id = messages.decode(trade).tradeId();
        if (id >= firstCounted) {
            look(frame, nowNs, nowNs - schedule.dueNs(id - firstCounted));
        }
        seen = id + 1;
    }

    private void look(final Frame frame, final long nowNs, final long lateNs) {
        while (messages.next()) {
            if (messages.templateId() == OrderIntentDecoder.TEMPLATE_ID) {
                record(intents, lateNs);
                record(sinceReceipt, nowNs - frame.receiveTimeNs());
            } else if (messages.templateId() == StageTimesDecoder.TEMPLATE_ID) {
                stages.record(messages.decode(times));
            }
        }
    }

    static void record(final Histogram histogram, final long spanNs) {
        histogram.recordValue(Math.min(Math.max(0, spanNs), LONGEST_NS));
    }

    /** Trades that stand on the tape; any thread. */
    long seen() {
        return seen;
    }

    Histogram intents() {
        return intents;
    }

    /** From when somebody had the trade in hand: what waited before is not in it. */
    Histogram sinceReceipt() {
        return sinceReceipt;
    }

    StageHistograms stages() {
        return stages;
    }
}
