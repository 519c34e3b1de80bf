package io.tapedeck.strategies.reversion;

import io.tapedeck.engine.rehearsal.Rehearsal;
import io.tapedeck.strategies.ColdStart;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Bands of one standard deviation around three closes. */
class BollingerReversionTest {
    private static final String ENTRY = "2 OPEN_LONG A stop 0.1 of entry";

    private static Rehearsal spot() {
        return ColdStart.spot(new BollingerReversionProvider(), settings("long"));
    }

    private static String[] settings(final String direction) {
        return new String[] {"length", "3", "deviations", "1", "stop", "10", "stop-unit", "percent", "direction",
            direction};
    }

    @Test
    void itBuysACloseBelowTheLowerBandAndLeavesAboveTheMiddle() {
        // 10 10 7: middle 9, band 7.59; 10 7 8: middle 8.33; 7 8 8: middle 7.67
        final Rehearsal market = spot().closes(10, 10, 7, 8, 8, 8);

        assertEquals(List.of(ENTRY, "4 CLOSE A"), market.signals());
        assertEquals(List.of("3 BUY 1428.5714 A at 7 ENTRY", "5 SELL 1428.5714 A at 8 SIGNAL"), market.fills());
        assertEquals("middle band 9.0", market.notes().get(1));
    }

    @Test
    void onTheMiddleIsEnoughToLeave() {
        assertEquals(List.of(ENTRY, "3 CLOSE A"), spot().closes(10, 10, 7, 8.5).signals());
    }

    @Test
    void insideTheBandsNothingHappens() {
        // 10 8 9: bands 8.18 and 9.82; 8 9 8.5: 8.09 and 8.91
        assertEquals(List.of(), spot().closes(10, 8, 9, 8.5).signals());
    }

    @Test
    void aCloseOnTheBandIsNoEntry() {
        assertEquals(List.of(), ColdStart.spot(new BollingerReversionProvider(), "length", "2", "deviations", "1")
            .closes(10, 8, 6, 4).signals());
    }

    @Test
    void bandsWithoutWidthAreNeverLeft() {
        assertEquals(List.of(), spot().closes(10.07, 10.07, 10.07, 10.07).signals());
    }

    @Test
    void theStopEndsThePositionAndTheNextCloseOutsideEntersAgain() {
        final Rehearsal market = spot().closes(10, 10, 7, 5);

        assertEquals(List.of("3 BUY 1428.5714 A at 7 ENTRY", "3 SELL 1428.5714 A at 6.3 STOP_LOSS"), market.fills());
        assertEquals(List.of(ENTRY, "3 OPEN_LONG A stop 0.1 of entry"), market.signals());
    }

    @Test
    void aStopInDeviationsIsMeasuredByTheCloseThatDecided() {
        // The standard deviation of 10 10 7 is the root of 2; twice it is 0.40406101 of 7
        assertEquals(List.of("2 OPEN_LONG A stop 0.40406101 of entry"),
            ColdStart.spot(new BollingerReversionProvider(), "length", "3", "deviations", "1", "stop", "2")
                .closes(10, 10, 7).signals());
    }

    @Test
    void aCloseAboveTheUpperBandTurnsALongPositionIntoAShortOne() {
        final Rehearsal market = ColdStart.perpetual(new BollingerReversionProvider(), settings("both"))
            .closes(10, 10, 7, 12, 12);

        assertEquals(List.of(ENTRY, "3 CLOSE A", "3 OPEN_SHORT A stop 0.1 of entry"), market.signals());
        assertEquals(List.of("3 BUY 1428.5714 A at 7 ENTRY", "4 SELL 1428.5714 A at 12 SIGNAL",
            "4 SELL 1428.5714 A at 12 ENTRY"), market.fills());
    }
}
