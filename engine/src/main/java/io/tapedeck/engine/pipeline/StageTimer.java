package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.StageTimesEncoder;

import java.util.Arrays;

/**
 * Notes how long each stage takes with every n-th frame, where there is a clock, and writes it behind everything else.
 *
 * <p>The other frames cost a count. A timed one costs one look at the clock a stage, and two for the journal. How often
 * garbage was collected is looked up only when a timed frame took long, for that costs more than a frame. One thread,
 * no allocation.
 */
final class StageTimer {
    private static final long LONG_NS = 50_000;

    private final StageTimesEncoder message = new StageTimesEncoder();
    private final long[] spansNs = new long[PipelineStage.values().length];
    private StageClock clock;
    private int every;
    private int framesLeft;
    private boolean isTiming;
    private long originNs;
    private long startedNs;
    private long lastNs;
    private long journalNs;
    private long collections;
    private long ringWaitNs;

    /** The next frame is timed, and from there on every so many-th. */
    void use(final StageClock stageClock, final int everyFrames) {
        if (everyFrames < 1) {
            throw new IllegalArgumentException("every " + everyFrames + "th frame cannot be timed");
        }
        clock = stageClock;
        every = everyFrames;
        framesLeft = 1;
        originNs = stageClock.nanoTime();
        collections = stageClock.collections();
    }

    void begin(final Frame frame) {
        isTiming = clock != null && isDue();
        if (isTiming) {
            Arrays.fill(spansNs, 0);
            ringWaitNs = clock.sinceReceiptNs(frame.receiveTimeNs());
            startedNs = clock.nanoTime();
            lastNs = startedNs;
        }
    }

    private boolean isDue() {
        framesLeft--;
        if (framesLeft > 0) {
            return false;
        }
        framesLeft = every;
        return true;
    }

    /** Whether there are frames that are timed. */
    boolean isInUse() {
        return clock != null;
    }

    /** Whether the present frame is timed. */
    boolean isTiming() {
        return isTiming;
    }

    void end(final PipelineStage stage) {
        if (isTiming) {
            final long now = clock.nanoTime();
            spansNs[stage.ordinal()] = now - lastNs;
            lastNs = now;
        }
    }

    /** The frame is complete and goes to the journal; a frame without room for them goes without its times. */
    void record(final Frame frame) {
        if (isTiming && frame.hasRoomFor(StageTimesEncoder.BLOCK_LENGTH)) {
            if (lastNs - startedNs + journalNs > LONG_NS) {
                collections = clock.collections();
            }
            write(frame.append(message));
            lastNs = clock.nanoTime();
        }
    }

    private void write(final StageTimesEncoder times) {
        times.startedNs(startedNs - originNs)
            .clockNs(spansNs[PipelineStage.CLOCK.ordinal()])
            .aggregationNs(spansNs[PipelineStage.AGGREGATION.ordinal()])
            .exitsNs(spansNs[PipelineStage.EXITS.ordinal()])
            .portfolioNs(spansNs[PipelineStage.PORTFOLIO.ordinal()])
            .strategyNs(spansNs[PipelineStage.STRATEGY.ordinal()])
            .riskNs(spansNs[PipelineStage.RISK.ordinal()])
            .routingNs(spansNs[PipelineStage.ROUTING.ordinal()])
            .previousJournalNs(journalNs)
            .collections(collections)
            .ringWaitNs(ringWaitNs);
    }

    /** The frame was journaled, and left where it had to. */
    void journaled() {
        if (isTiming) {
            journalNs = clock.nanoTime() - lastNs;
        }
    }
}
