package io.tapedeck.engine.event;

import io.tapedeck.engine.event.codec.CandleClosedEncoder;
import io.tapedeck.engine.event.codec.EquityChangedDecoder;
import io.tapedeck.engine.event.codec.EquityChangedEncoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.StageFailedEncoder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FrameTest {
    private final Frame frame = Frame.allocate().begin(7, 1_000, 2_000);

    @Test
    void holdsItsHeaderAndMessagesInOrder() {
        frame.append(new MarketCandleEncoder()).open(5);
        frame.append(new EquityChangedEncoder()).equity(11).cash(12);

        assertEquals(7, frame.sequence());
        assertEquals(1_000, frame.engineTimeNs());
        assertEquals(2_000, frame.receiveTimeNs());
        assertEquals(2, frame.messageCount());
        assertEquals(MarketCandleEncoder.TEMPLATE_ID, frame.inputTemplateId());
        final FrameMessages messages = new FrameMessages().wrapDerived(frame);
        assertTrue(messages.next());
        assertEquals(12, messages.decode(new EquityChangedDecoder()).cash());
        assertFalse(messages.next());
    }

    @Test
    void isTwoCacheLinesForABaseCandle() {
        frame.append(new MarketCandleEncoder());

        assertEquals(128, frame.length());
    }

    @Test
    void noticesEveryDamagedBit() {
        frame.append(new MarketCandleEncoder()).open(5);
        frame.seal();
        assertTrue(frame.isIntact());

        for (int bit = Integer.SIZE; bit < frame.length() * Byte.SIZE; bit++) {
            flip(bit);
            assertFalse(frame.isIntact(), "bit " + bit);
            flip(bit);
        }
        assertTrue(frame.isIntact());
    }

    private void flip(final int bit) {
        final int offset = bit / Byte.SIZE;
        frame.buffer().putByte(offset, (byte) (frame.buffer().getByte(offset) ^ 1 << bit % Byte.SIZE));
    }

    @Test
    void leavesNothingOfItsFormerContent() {
        frame.append(new StageFailedEncoder()).fault("a long text of a former frame");
        frame.begin(8, 0, 0).append(new StageFailedEncoder());

        for (int offset = Frame.HEADER_LENGTH + Frame.MESSAGE_HEADER_LENGTH; offset < frame.length(); offset++) {
            assertEquals(0, frame.buffer().getByte(offset));
        }
    }

    @Test
    void isADecisionOnlyWithMoreThanClosedCandles() {
        frame.append(new MarketCandleEncoder());
        frame.append(new CandleClosedEncoder());
        assertFalse(frame.hasDecision());

        frame.append(new EquityChangedEncoder());
        assertTrue(frame.hasDecision());
        assertFalse(frame.begin(8, 0, 0).hasDecision());
    }

    @Test
    void refusesWhatDoesNotFitButAlwaysHasRoomForAFailure() {
        assertThrows(FrameOverflowException.class, () -> {
            while (true) {
                frame.append(new CandleClosedEncoder());
            }
        });
        frame.append(new StageFailedEncoder());

        assertTrue(frame.length() <= Frame.MAXIMUM_LENGTH);
    }

    @Test
    void rememberWhereItWasReadFrom() {
        assertEquals(Frame.NO_SOURCE, frame.source());
        frame.markSource(3);
        frame.renumber(99);

        assertEquals(3, frame.source());
        assertEquals(7, frame.sourceSequence());
        assertEquals(99, frame.sequence());
    }
}
