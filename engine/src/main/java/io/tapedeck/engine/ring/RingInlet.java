package io.tapedeck.engine.ring;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.pipeline.CandlePassage;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.TradingPipeline;

import java.nio.ByteBuffer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Thread mode {@code fused}: a ring of frames with one consumer thread that runs all stages.
 *
 * <p>Frames are made visible to the consumer in batches, and all of them by {@link #drain}: this inlet is for replay,
 * where a frame that waits a moment costs nothing. All slots are slices of one block of direct memory. A run stands in
 * the place of one frame; a few of them go around, so that reading a tape and playing it go on at the same time.
 */
public final class RingInlet implements FrameInlet {
    /** Slots: room for the frames of several batches. */
    public static final int RING_SIZE = 512;
    private static final int BATCH_SIZE = 32;
    private static final int RUNS = 16;
    private static final long NOWHERE = -1;

    private final Disruptor<RingSlot> disruptor;
    private final RingBuffer<RingSlot> ring;
    private final FirstFault faults = new FirstFault();
    private final FrameRun[] runs = Stream.generate(FrameRun::new).limit(RUNS).toArray(FrameRun[]::new);
    /** Where each run was published last. */
    private final long[] slotOfRun = LongStream.generate(() -> NOWHERE).limit(RUNS).toArray();
    private int nextRun;
    private long batchStart;
    private long claimed;
    private long filled;
    private long published = -1;

    /**
     * Starts the consumer thread.
     *
     * @param pipeline     to feed.
     * @param waitStrategy what the consumer does while the ring is empty.
     */
    public RingInlet(final TradingPipeline pipeline, final WaitStrategy waitStrategy) {
        this(pipeline, pipeline, waitStrategy);
    }

    /**
     * Starts the consumer thread.
     *
     * @param pipeline     to feed with frames.
     * @param passage      to feed with runs.
     * @param waitStrategy what the consumer does while the ring is empty.
     */
    RingInlet(final FrameListener pipeline, final CandlePassage passage, final WaitStrategy waitStrategy) {
        final ByteBuffer memory = ByteBuffer.allocateDirect(RING_SIZE * Frame.MAXIMUM_LENGTH);
        final Slots slots = new Slots(memory);
        disruptor =
            new Disruptor<>(slots::next, RING_SIZE, RingInlet::consumerThread, ProducerType.SINGLE, waitStrategy);
        disruptor.setDefaultExceptionHandler(faults);
        disruptor.handleEventsWith(new Consumer(pipeline, passage));
        ring = disruptor.start();
        claimed = ring.getCursor();
        filled = claimed;
        batchStart = claimed + 1;
        published = claimed;
    }

    private static Thread consumerThread(final Runnable consumer) {
        final Thread thread = new Thread(consumer, "tapedeck-pipeline");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Frame claim() {
        return claimSlot().takeFrame();
    }

    private RingSlot claimSlot() {
        faults.rethrow();
        if (!ring.hasAvailableCapacity(1)) {
            publishBatch();
        }
        claimed = ring.next();
        return ring.get(claimed);
    }

    @Override
    public void publish() {
        filled = claimed;
        if (filled - batchStart + 1 >= BATCH_SIZE) {
            publishBatch();
        }
    }

    @Override
    public boolean takesRuns() {
        return true;
    }

    @Override
    public FrameRun claimRun() {
        faults.rethrow();
        awaitProcessed(slotOfRun[nextRun]);
        return runs[nextRun];
    }

    @Override
    public void publishRun() {
        claimSlot().takeRun(runs[nextRun]);
        slotOfRun[nextRun] = claimed;
        nextRun = (nextRun + 1) % RUNS;
        filled = claimed;
        publishBatch();
    }

    /** A frame that was claimed but never published, for its source failed, never reaches the consumer. */
    private void publishBatch() {
        if (filled >= batchStart) {
            ring.publish(batchStart, filled);
            published = filled;
            batchStart = filled + 1;
        }
    }

    @Override
    public void drain() {
        awaitConsumer();
        faults.rethrow();
    }

    private void awaitConsumer() {
        publishBatch();
        awaitProcessed(published);
    }

    private void awaitProcessed(final long sequence) {
        while (ring.getMinimumGatingSequence() < sequence) {
            Thread.yield();
        }
    }

    /**
     * Waits by itself: a Disruptor that is shut down before its consumer thread has started forgets what it was
     * given.
     */
    @Override
    public void close() {
        awaitConsumer();
        disruptor.shutdown();
    }

    /** Cuts one block of memory into frames. */
    private static final class Slots {
        private final ByteBuffer memory;
        private int count;

        Slots(final ByteBuffer memory) {
            this.memory = memory;
        }

        RingSlot next() {
            final Frame frame = new Frame(memory.slice(count * Frame.MAXIMUM_LENGTH, Frame.MAXIMUM_LENGTH));
            count++;
            return new RingSlot(frame);
        }
    }

    /** Tells the publisher of every run that was processed, not only of the end of a batch: it waits for free runs. */
    private final class Consumer implements EventHandler<RingSlot> {
        private final FrameListener pipeline;
        private final RunDelivery delivery;
        private Sequence processed;

        Consumer(final FrameListener pipeline, final CandlePassage passage) {
            this.pipeline = pipeline;
            delivery = new RunDelivery(pipeline, passage);
        }

        @Override
        public void setSequenceCallback(final Sequence sequence) {
            processed = sequence;
        }

        @Override
        public void onEvent(final RingSlot slot, final long sequence, final boolean endOfBatch) {
            if (faults.occurred()) {
                return;
            }
            if (slot.holdsRun()) {
                delivery.deliver(slot.run());
                processed.set(sequence);
            } else {
                pipeline.onFrame(slot.frame());
            }
        }
    }
}
