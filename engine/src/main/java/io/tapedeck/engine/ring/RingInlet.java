package io.tapedeck.engine.ring;

import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;

import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;

/**
 * Thread mode {@code fused}: a ring of frames with one consumer thread that runs all stages.
 *
 * <p>Frames are made visible to the consumer in batches, and all of them by {@link #drain}: this inlet is for replay,
 * where a frame that waits a moment costs nothing. All slots are slices of one block of direct memory.
 */
public final class RingInlet implements FrameInlet {
    /** Slots: 2 MiB of frames, so that the ring stays in the second-level cache. */
    public static final int RING_SIZE = 512;
    private static final int BATCH_SIZE = 32;
    private static final long DRAIN_PAUSE_NS = 20_000;

    private final Disruptor<Frame> disruptor;
    private final RingBuffer<Frame> ring;
    private final FirstFault faults = new FirstFault();
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
    public RingInlet(final FrameListener pipeline, final WaitStrategy waitStrategy) {
        final ByteBuffer memory = ByteBuffer.allocateDirect(RING_SIZE * Frame.MAXIMUM_LENGTH);
        final Slots slots = new Slots(memory);
        disruptor =
            new Disruptor<>(slots::next, RING_SIZE, RingInlet::consumerThread, ProducerType.SINGLE, waitStrategy);
        disruptor.setDefaultExceptionHandler(faults);
        disruptor.handleEventsWith((frame, sequence, endOfBatch) -> {
            if (!faults.occurred()) {
                pipeline.onFrame(frame);
            }
        });
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
        while (ring.getMinimumGatingSequence() < published) {
            LockSupport.parkNanos(DRAIN_PAUSE_NS);
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

        Frame next() {
            final Frame frame = new Frame(memory.slice(count * Frame.MAXIMUM_LENGTH, Frame.MAXIMUM_LENGTH));
            count++;
            return frame;
        }
    }

    /** Keeps the first fault of the consumer for the publisher, which throws it. */
    private static final class FirstFault implements ExceptionHandler<Frame> {
        private volatile Throwable first;

        boolean occurred() {
            return first != null;
        }

        void rethrow() {
            final Throwable fault = first;
            if (fault != null) {
                throw new PipelineFaultException(fault);
            }
        }

        @Override
        public void handleEventException(final Throwable fault, final long sequence, final Frame frame) {
            if (first == null) {
                first = fault;
            }
        }

        @Override
        public void handleOnStartException(final Throwable fault) {
            handleEventException(fault, -1, null);
        }

        @Override
        public void handleOnShutdownException(final Throwable fault) {
            handleEventException(fault, -1, null);
        }
    }
}
