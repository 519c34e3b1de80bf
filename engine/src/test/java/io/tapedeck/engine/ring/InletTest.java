package io.tapedeck.engine.ring;

import com.lmax.disruptor.YieldingWaitStrategy;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.event.codec.TimerEncoder;
import io.tapedeck.engine.pipeline.CandlePassage;
import io.tapedeck.engine.pipeline.FrameListener;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Both thread modes hand over every frame, in order, and hand back every fault. */
class InletTest {
    private static final long SEED = 11;

    private static FrameInlet inlet(final ThreadMode mode, final FrameListener pipeline) {
        return inlet(mode, pipeline, CandlePassage.CLOSED);
    }

    private static FrameInlet inlet(final ThreadMode mode, final FrameListener pipeline, final CandlePassage passage) {
        return mode == ThreadMode.INLINE
            ? new InlineInlet(pipeline, passage)
            : new RingInlet(pipeline, passage, new YieldingWaitStrategy());
    }

    /** Lets any number of frames of a run pass, or none, and notes when each of them was. */
    private static final class Moody implements CandlePassage {
        private final SplittableRandom random = new SplittableRandom(SEED);
        private final List<Long> seen;

        Moody(final List<Long> seen) {
            this.seen = seen;
        }

        @Override
        public boolean isPassing() {
            return random.nextInt(4) > 0;
        }

        @Override
        public int pass(final FrameRun candles) {
            final int count = random.nextInt(candles.count() + 1);
            for (int index = 0; index < count; index++) {
                seen.add(candles.engineTimeNs(index));
            }
            return count;
        }
    }

    /** Publishes frames that follow one another as a run: the engine time of each is its sequence. */
    private static void publishRun(final FrameInlet inlet, final long first, final int count) {
        final Frame frame = Frame.allocate();
        final UnsafeBuffer packed = new UnsafeBuffer(ByteBuffer.allocateDirect(FrameRun.CAPACITY));
        int length = 0;
        for (long sequence = first; sequence < first + count; sequence++) {
            frame.begin(sequence, sequence, sequence).append(new TimerEncoder()).timerId(1);
            frame.seal();
            packed.putBytes(length, frame.buffer(), 0, frame.length());
            length += frame.length();
        }
        final FrameRun run = inlet.claimRun();
        run.fill(packed, 0, length, first, Long.MAX_VALUE);
        run.renumber(first);
        assertEquals(count, run.count());
        inlet.publishRun();
    }

    private static void publish(final FrameInlet inlet, final long sequence) {
        inlet.claim().begin(sequence, sequence, sequence);
        inlet.publish();
    }

    @ParameterizedTest
    @EnumSource(ThreadMode.class)
    void everyFrameArrivesInOrderAlsoWhereTheConsumerIsSlower(final ThreadMode mode) {
        final List<Long> seen = new ArrayList<>();
        try (FrameInlet inlet = inlet(mode, frame -> seen.add(frame.sequence()))) {
            for (long sequence = 1; sequence <= 3L * RingInlet.RING_SIZE + 7; sequence++) {
                publish(inlet, sequence);
            }
            inlet.drain();
            assertEquals(LongStream.rangeClosed(1, 3L * RingInlet.RING_SIZE + 7).boxed().toList(), seen);
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadMode.class)
    void runsAndFramesArriveInOrderWhateverPartOfARunPasses(final ThreadMode mode) {
        final SplittableRandom random = new SplittableRandom(SEED);
        final List<Long> seen = new ArrayList<>();
        long next = 1;
        try (FrameInlet inlet = inlet(mode, frame -> seen.add(frame.sequence()), new Moody(seen))) {
            for (int round = 0; round < 300; round++) {
                if (random.nextBoolean()) {
                    publish(inlet, next);
                    next++;
                } else {
                    final int count = 1 + random.nextInt(100);
                    publishRun(inlet, next, count);
                    next += count;
                }
            }
            inlet.drain();
        }
        assertEquals(LongStream.range(1, next).boxed().toList(), seen, "seed " + SEED);
    }

    @ParameterizedTest
    @EnumSource(ThreadMode.class)
    void aRunThatWasClaimedAndLeftEmptyIsHandedOutAgain(final ThreadMode mode) {
        final List<Long> seen = new ArrayList<>();
        try (FrameInlet inlet = inlet(mode, frame -> seen.add(frame.sequence()))) {
            final FrameRun claimed = inlet.claimRun();
            publish(inlet, 1);
            assertSame(claimed, inlet.claimRun());
            publishRun(inlet, 2, 2);
        }
        assertEquals(List.of(1L, 2L, 3L), seen);
    }

    @ParameterizedTest
    @EnumSource(ThreadMode.class)
    void aFaultInsideARunEndsIt(final ThreadMode mode) {
        final List<Long> seen = new ArrayList<>();
        final FrameListener failing = frame -> {
            if (frame.sequence() == 3) {
                throw new IllegalStateException("disk full");
            }
            seen.add(frame.sequence());
        };
        try (FrameInlet inlet = inlet(mode, failing)) {
            assertThrows(RuntimeException.class, () -> {
                for (long first = 1; first < 10_000; first += 10) {
                    publishRun(inlet, first, 10);
                }
                inlet.drain();
            });
        }
        assertEquals(List.of(1L, 2L), seen);
    }

    @ParameterizedTest
    @EnumSource(ThreadMode.class)
    void afterAFaultNothingMoreIsProcessedAndThePublisherIsTold(final ThreadMode mode) {
        final List<Long> seen = new ArrayList<>();
        final RuntimeException fault = new IllegalStateException("disk full");
        final FrameListener failing = frame -> {
            if (frame.sequence() == 5) {
                throw fault;
            }
            seen.add(frame.sequence());
        };
        try (FrameInlet inlet = inlet(mode, failing)) {
            final RuntimeException told = assertThrows(RuntimeException.class, () -> {
                for (long sequence = 1; sequence <= 10L * RingInlet.RING_SIZE; sequence++) {
                    publish(inlet, sequence);
                }
                inlet.drain();
            });
            assertSame(fault, told instanceof PipelineFaultException ? told.getCause() : told);
        }
        assertEquals(List.of(1L, 2L, 3L, 4L), seen);
    }

    @ParameterizedTest
    @EnumSource(ThreadMode.class)
    void aFrameThatWasClaimedButNotPublishedIsNeverProcessed(final ThreadMode mode) {
        final List<Long> seen = new ArrayList<>();
        try (FrameInlet inlet = inlet(mode, frame -> seen.add(frame.sequence()))) {
            publish(inlet, 1);
            inlet.claim().begin(2, 2, 2);
        }
        assertEquals(List.of(1L), seen);
    }

    @ParameterizedTest
    @EnumSource(ThreadMode.class)
    void whatWasPublishedIsProcessedBeforeTheInletCloses(final ThreadMode mode) {
        final List<Frame> seen = new ArrayList<>();
        try (FrameInlet inlet = inlet(mode, seen::add)) {
            publish(inlet, 1);
        }
        assertEquals(1, seen.size());
    }
}
