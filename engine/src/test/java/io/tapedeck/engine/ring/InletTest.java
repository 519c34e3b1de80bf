package io.tapedeck.engine.ring;

import com.lmax.disruptor.YieldingWaitStrategy;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Both thread modes hand over every frame, in order, and hand back every fault. */
class InletTest {
    private static FrameInlet inlet(final ThreadMode mode, final FrameListener pipeline) {
        return mode == ThreadMode.INLINE
            ? new InlineInlet(pipeline)
            : new RingInlet(pipeline, new YieldingWaitStrategy());
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
