package io.tapedeck.engine.event;

import io.tapedeck.engine.event.codec.CandleClosedEncoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.TimerEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FrameRunTest {
    private static final int LENGTH = 128;

    private final Frame frame = Frame.allocate();
    private final UnsafeBuffer packed = new UnsafeBuffer(ByteBuffer.allocateDirect(2 * FrameRun.CAPACITY));
    private final FrameRun run = new FrameRun();
    private int length;

    private FrameRunTest add(final long sequence, final Consumer<Frame> input) {
        frame.begin(sequence, 10 * sequence, 0);
        input.accept(frame);
        frame.seal();
        packed.putBytes(length, frame.buffer(), 0, frame.length());
        length += frame.length();
        return this;
    }

    private FrameRunTest candles(final long from, final long to) {
        for (long sequence = from; sequence <= to; sequence++) {
            final long open = sequence;
            add(sequence, candle -> candle.append(new MarketCandleEncoder()).open(open));
        }
        return this;
    }

    private int count(final long sequence, final long untilNs) {
        run.fill(packed, 0, length, sequence, untilNs);
        return run.count();
    }

    private int count() {
        return count(1, Long.MAX_VALUE);
    }

    @Test
    void takesInFramesThatFollowOneAnother() {
        assertEquals(5, candles(1, 5).count());
        assertEquals(LENGTH, run.frameLength());
        assertEquals(30, run.engineTimeNs(2));
        assertTrue(run.holds(MarketCandleEncoder.TEMPLATE_ID, MarketCandleEncoder.BLOCK_LENGTH));
        assertFalse(run.holds(TimerEncoder.TEMPLATE_ID, TimerEncoder.BLOCK_LENGTH));
        run.drop(3);
        assertEquals(2, run.count());
        assertEquals(40, run.engineTimeNs(0));
        assertEquals(3 * LENGTH, run.offset(0));
    }

    @Test
    void handsOutItsFramesWithTheirPlacesInASession() {
        candles(1, 3).count();
        run.markSource(7);
        run.renumber(100);
        run.drop(1);
        run.moveFirstTo(frame);

        assertEquals(101, frame.sequence());
        assertEquals(20, frame.engineTimeNs());
        assertEquals(7, frame.source());
        assertEquals(2, frame.sourceSequence());
        assertEquals(1, run.count());
        run.moveFirstTo(frame);
        assertEquals(102, frame.sequence());
        assertEquals(0, run.count());
    }

    @Test
    void endsWhereTheSequenceBreaksOrDoesNotBeginWhereItShould() {
        assertEquals(3, candles(1, 3).candles(5, 6).count());
        assertEquals(0, count(2, Long.MAX_VALUE));
    }

    @Test
    void endsBeforeAMoment() {
        candles(1, 5);
        assertEquals(3, count(1, 40));
        assertEquals(4, count(1, 41));
        assertEquals(0, count(1, 10));
    }

    @Test
    void endsAtAnInputOfAnotherKind() {
        assertEquals(2, candles(1, 2).add(3, other -> other.append(new TimerEncoder())).candles(4, 4).count());
    }

    @Test
    void endsAtAFrameInWhichSomethingWasDerived() {
        candles(1, 2).add(3, more -> {
            more.append(new MarketCandleEncoder());
            more.append(new CandleClosedEncoder());
        });
        assertEquals(2, count());
    }

    /** Whichever byte is damaged: the frames before it are good, and itself is left to whoever says what it is. */
    @Test
    void endsAtADamagedFrame() {
        candles(1, 3);
        for (int at = 0; at < length; at++) {
            packed.putByte(at, (byte) (packed.getByte(at) ^ 0x10));
            final int sound = count();
            assertTrue(sound <= at / LENGTH, "byte " + at + " is damaged, and " + sound + " frames are sound");
            assertTrue(sound == at / LENGTH || at < Frame.HEADER_LENGTH + Frame.MESSAGE_HEADER_LENGTH,
                "byte " + at + " is damaged, and only " + sound + " frames are sound");
            packed.putByte(at, (byte) (packed.getByte(at) ^ 0x10));
        }
        assertEquals(3, count());
    }

    @Test
    void takesAsManyAsThereIsRoomFor() {
        assertEquals(FrameRun.CAPACITY / LENGTH, candles(1, FrameRun.CAPACITY / LENGTH + 10).count());
    }

    @Test
    void aPartOfAFrameIsNone() {
        candles(1, 2);
        for (length--; length > 0; length--) {
            assertEquals(length / LENGTH, count(), length + " bytes");
        }
        assertEquals(0, count());
    }
}
