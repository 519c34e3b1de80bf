package io.tapedeck.app.live;

import io.tapedeck.app.monitor.LatencyTimer;
import io.tapedeck.app.monitor.Metrics;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.StageTimesDecoder;
import io.tapedeck.engine.pipeline.FrameListener;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long frames take: each stage, by the times that the pipeline writes into every n-th frame, and the way from the
 * receipt to the tape, by this machine's clock. On the pipeline's thread behind the journal; no allocation.
 */
final class StageTimers implements FrameListener {
    /** A busy market: what came while a frame held up the others counts as having waited. */
    private static final Duration EXPECTED_INTERVAL = Duration.ofMillis(10);

    private final LongSupplier receiveClockNs;
    private final LatencyTimer aggregation = timer();
    private final LatencyTimer exits = timer();
    private final LatencyTimer portfolio = timer();
    private final LatencyTimer strategy = timer();
    private final LatencyTimer risk = timer();
    private final LatencyTimer routing = timer();
    private final LatencyTimer journal = timer();
    private final LatencyTimer receiptToTape = timer();
    private final FrameMessages messages = new FrameMessages();
    private final StageTimesDecoder times = new StageTimesDecoder();
    private boolean isOpen;

    /**
     * Timers without a time.
     *
     * @param receiveClockNs that frames are stamped by when they are received; negative where that is not the present
     *                       of this machine.
     */
    StageTimers(final LongSupplier receiveClockNs) {
        this.receiveClockNs = receiveClockNs;
    }

    private static LatencyTimer timer() {
        return new LatencyTimer(EXPECTED_INTERVAL, System::nanoTime);
    }

    /** Frames count from now on: a recovery does not receive any. */
    void open() {
        isOpen = true;
    }

    void bindTo(final Metrics metrics) {
        metrics.latency("aggregation", aggregation);
        metrics.latency("exits", exits);
        metrics.latency("portfolio", portfolio);
        metrics.latency("strategy", strategy);
        metrics.latency("risk", risk);
        metrics.latency("routing", routing);
        metrics.latency("journal", journal);
        metrics.latency("receipt-to-tape", receiptToTape);
    }

    @Override
    public void onFrame(final Frame frame) {
        if (!isOpen) {
            return;
        }
        final long nowNs = receiveClockNs.getAsLong();
        if (nowNs >= 0) {
            receiptToTape.record(nowNs - frame.receiveTimeNs());
        }
        if (frame.messageCount() > 1) {
            lookForTimes(frame);
        }
    }

    private void lookForTimes(final Frame frame) {
        messages.wrapDerived(frame);
        while (messages.next()) {
            if (messages.templateId() == StageTimesDecoder.TEMPLATE_ID) {
                record(messages.decode(times));
            }
        }
    }

    private void record(final StageTimesDecoder of) {
        aggregation.record(of.aggregationNs());
        exits.record(of.exitsNs());
        portfolio.record(of.portfolioNs());
        strategy.record(of.strategyNs());
        risk.record(of.riskNs());
        routing.record(of.routingNs());
        journal.record(of.previousJournalNs());
    }
}
