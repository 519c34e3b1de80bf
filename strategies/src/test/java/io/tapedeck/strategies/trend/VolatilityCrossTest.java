package io.tapedeck.strategies.trend;

import io.tapedeck.engine.rehearsal.Rehearsal;
import io.tapedeck.strategies.ColdStart;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The averages are those of one and two closes, the range that of one candle, the move that since the last one. */
class VolatilityCrossTest {
    private static String[] settings(final String move, final String direction) {
        return new String[] {"fast", "1", "slow", "2", "atr", "1", "candles", "1", "move", move, "stop", "1",
            "direction", direction};
    }

    private static Rehearsal spot(final String move) {
        return ColdStart.spot(new VolatilityCrossProvider(), settings(move, "long"));
    }

    @Test
    void aCrossingAfterALargeMoveBuysWithAStopInRangesFromTheEntry() {
        final Rehearsal market = spot("0.9").closes(10, 10, 12, 12);

        assertEquals(List.of("2 OPEN_LONG A stop 0.16666666 of entry"), market.signals());
        assertEquals(List.of("3 BUY 833.3333 A at 12 ENTRY"), market.fills());
        assertEquals(List.of("fast 12.0", "slow 11.0", "move 2.0", "atr 2.0"), market.notes());
        assertEquals(1_000, market.portfolio().position(0).stopPrice());
    }

    @Test
    void aMoveOfExactlyTheMultipleIsNotMore() {
        assertEquals(List.of(), spot("1").closes(10, 10, 12, 13, 14).signals());
    }

    @Test
    void theStopEndsThePosition() {
        final Rehearsal market = spot("0.9").closes(10, 10, 12, 12, 9);
        assertEquals(List.of("3 BUY 833.3333 A at 12 ENTRY", "4 SELL 833.3333 A at 10 STOP_LOSS"), market.fills());
    }

    @Test
    void theOppositeCrossingEndsItWhateverTheMove() {
        final Rehearsal market = spot("0.9").closes(10, 10, 12, 11.9, 11.9);

        assertEquals(List.of("2 OPEN_LONG A stop 0.16666666 of entry", "3 CLOSE A"), market.signals());
        assertEquals(List.of("3 BUY 833.3333 A at 12 ENTRY", "4 SELL 833.3333 A at 11.9 SIGNAL"), market.fills());
    }

    @Test
    void aFallTurnsALongPositionIntoAShortOne() {
        final Rehearsal market = ColdStart.perpetual(new VolatilityCrossProvider(), settings("0.9", "both"))
            .closes(10, 10, 12, 11.5, 11.5);

        assertEquals(List.of("2 OPEN_LONG A stop 0.16666666 of entry", "3 CLOSE A",
            "3 OPEN_SHORT A stop 0.04347826 of entry"), market.signals());
        assertEquals(List.of("3 BUY 833.3333 A at 12 ENTRY", "4 SELL 833.3333 A at 11.5 SIGNAL",
            "4 SELL 833.3333 A at 11.5 ENTRY"), market.fills());
    }
}
