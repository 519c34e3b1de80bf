package io.tapedeck.strategies.reversion;

import io.tapedeck.engine.rehearsal.Rehearsal;
import io.tapedeck.strategies.ColdStart;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The index of one change: 100 after a rise, 0 after a fall, 50 where nothing moved. */
class RsiReversalTest {
    private static Rehearsal spot(final String... more) {
        final String[] settings = new String[more.length + 2];
        settings[0] = "length";
        settings[1] = "1";
        System.arraycopy(more, 0, settings, 2, more.length);
        return ColdStart.spot(new RsiReversalProvider(), settings);
    }

    @Test
    void itBuysTheWayBackFromOversoldAndLeavesAtTheExitLevel() {
        final Rehearsal market = spot().closes(10, 9, 9, 9, 10, 10);

        assertEquals(List.of("2 OPEN_LONG A stop 0.05 of entry", "4 CLOSE A"), market.signals());
        assertEquals(List.of("3 BUY 1111.1111 A at 9 ENTRY", "5 SELL 1111.1111 A at 10 SIGNAL"), market.fills());
        assertEquals(List.of("rsi 50.0", "rsi 100.0"), market.notes());
    }

    @Test
    void anIndexThatStaysOversoldIsNoEntry() {
        assertEquals(List.of(), spot().closes(10, 9, 8, 7, 6).signals());
    }

    @Test
    void anIndexThatWasNeverOversoldIsNoEntry() {
        assertEquals(List.of(), spot().closes(10, 10, 10, 11, 12).signals());
    }

    @Test
    void onTheLevelIsNotAboveIt() {
        assertEquals(List.of(), spot("oversold", "50").closes(10, 9, 9, 9).signals());
    }

    @Test
    void aReturnBeyondTheExitLevelIsNoEntry() {
        assertEquals(List.of(), spot().closes(10, 9, 10, 11).signals());
        assertEquals(List.of(), spot("exit", "50").closes(10, 9, 9, 9).signals());
    }

    @Test
    void theStopEndsThePosition() {
        final Rehearsal market = spot().closes(10, 9, 9, 8);
        assertEquals(List.of("3 BUY 1111.1111 A at 9 ENTRY", "3 SELL 1111.1111 A at 8.55 STOP_LOSS"), market.fills());
    }

    @Test
    void shortsAreTheMirrorImage() {
        final Rehearsal market = ColdStart.perpetual(new RsiReversalProvider(), "length", "1", "direction", "both")
            .closes(9, 10, 10, 10, 9, 8);

        assertEquals(List.of("2 OPEN_SHORT A stop 0.05 of entry", "4 CLOSE A"), market.signals());
        assertEquals(List.of("3 SELL 1000 A at 10 ENTRY", "5 BUY 1000 A at 9 SIGNAL"), market.fills());
    }

    @Test
    void whoGoesLongOnlyLeavesTheMirrorImageAlone() {
        assertEquals(List.of(), spot().closes(9, 10, 10, 10, 9).signals());
    }
}
