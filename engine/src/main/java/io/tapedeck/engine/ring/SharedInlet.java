package io.tapedeck.engine.ring;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.EventTranslatorOneArg;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.WaitStrategy;
import io.tapedeck.engine.event.Frame;

import java.util.concurrent.locks.LockSupport;

/**
 * Where the sources of a live session put frames in, each from its own thread; one consumer thread runs all stages.
 *
 * <p>What must not be lost waits for a free slot ({@link #put}); market data do not wait ({@link #offer}): their
 * publisher remembers a gap and tells of it as soon as a slot is free. Nothing is allocated by either.
 */
public final class SharedInlet implements AutoCloseable {
    /** Slots: 24 MiB of frames, and a second of a fast market. */
    public static final int RING_SIZE = 1024;
    private static final long PAUSE_NS = 20_000;
    private static final EventTranslatorOneArg<Frame, InputSource> FILL = (frame, sequence, source) -> {
        frame.begin(0, 0, 0);
        source.fill(frame);
    };

    private final RingBuffer<Frame> ring;
    private final BatchEventProcessor<Frame> consumer;
    private final Thread thread;
    private final FirstFault faults = new FirstFault();

    /** What runs behind the ring, on its consumer thread. */
    @FunctionalInterface
    public interface Consumer {
        /**
         * A frame.
         *
         * @param frame      to process.
         * @param endOfBatch whether the ring is empty behind it, as far as is known.
         */
        void onFrame(Frame frame, boolean endOfBatch);
    }

    /**
     * An inlet whose consumer thread does not run yet.
     *
     * @param consumer     runs the stages.
     * @param waitStrategy what its thread does while the ring is empty.
     */
    public SharedInlet(final Consumer consumer, final WaitStrategy waitStrategy) {
        ring = RingBuffer.createMultiProducer(Frame::allocate, RING_SIZE, waitStrategy);
        this.consumer = new BatchEventProcessorBuilder().build(ring, ring.newBarrier(), new Handler(consumer));
        this.consumer.setExceptionHandler(faults);
        ring.addGatingSequences(this.consumer.getSequence());
        thread = new Thread(this.consumer, "tapedeck-pipeline");
        thread.setDaemon(true);
    }

    /** Starts the consumer thread. */
    public void start() {
        thread.start();
    }

    /**
     * Puts an input in and waits for a free slot where there is none.
     *
     * @param source of the input.
     * @throws PipelineFaultException where the consumer has failed.
     */
    public void put(final InputSource source) {
        while (!offer(source)) {
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    /**
     * Puts an input in where a slot is free.
     *
     * @param source of the input.
     * @return false where none was.
     * @throws PipelineFaultException where the consumer has failed.
     */
    public boolean offer(final InputSource source) {
        faults.rethrow();
        return ring.tryPublishEvent(FILL, source);
    }

    /**
     * Slots that are free now.
     *
     * @return up to {@link #RING_SIZE}.
     */
    public long free() {
        return ring.remainingCapacity();
    }

    /**
     * Frames that were put in so far, for a {@link StallMonitor}.
     *
     * @return a count.
     */
    public long accepted() {
        return ring.getCursor() + 1;
    }

    /**
     * Frames that the consumer has finished so far.
     *
     * @return a count.
     */
    public long processed() {
        return consumer.getSequence().get() + 1;
    }

    /**
     * Why the consumer does not process frames any more.
     *
     * @return null while it does.
     */
    public Throwable fault() {
        return faults.first();
    }

    /** Waits until everything that was put in so far has been processed, or the consumer has failed. */
    public void drain() {
        final long last = ring.getCursor();
        while (consumer.getSequence().get() < last) {
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    /** Processes what was put in, then stops the consumer thread and waits for its end. */
    @Override
    public void close() {
        if (thread.isAlive()) {
            drain();
            consumer.halt();
            join();
        }
    }

    private void join() {
        try {
            thread.join();
        } catch (final InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** After a fault frames are passed over: a state that nobody knows must not go on. */
    private final class Handler implements EventHandler<Frame> {
        private final Consumer target;

        Handler(final Consumer target) {
            this.target = target;
        }

        @Override
        public void onEvent(final Frame frame, final long sequence, final boolean endOfBatch) {
            if (!faults.occurred()) {
                target.onFrame(frame, endOfBatch);
            }
        }
    }
}
