package io.tapedeck.strategies.momentum;

import io.tapedeck.engine.rehearsal.Bar;
import io.tapedeck.engine.rehearsal.Rehearsal;
import io.tapedeck.strategies.ColdStart;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Averages of one and two closes and a signal of two values; a directional index of one candle, which is 100 where only
 * one end of the candle went on; the volume must be that of the candle before.
 */
class MacdMomentumTest {
    private static final String ENTRY = "3 OPEN_LONG A stop 0.02 of entry target 0.02 of entry for 0.4 target 0.04 of "
        + "entry for 0.3 target 0.08 of entry for 0.3 trail 0.015 of entry from 0.02 of entry";

    private static String[] small(final String... more) {
        return Stream.concat(Stream.of("fast", "1", "slow", "2", "signal", "2", "adx", "1", "volume-average", "1"),
            Stream.of(more)).toArray(String[]::new);
    }

    private static Rehearsal spot(final String... more) {
        return ColdStart.spot(new MacdMomentumProvider(), small(more));
    }

    @Test
    void aConfirmedCrossingBuysWithALadderAndATrailingStop() {
        final Rehearsal market = spot().closes(10, 10, 10, 13).bars(Bar.flat(13));

        assertEquals(List.of(ENTRY), market.signals());
        assertEquals(List.of("4 BUY 769.2307 A at 13 ENTRY"), market.fills());
        assertEquals(List.of("macd 1.0", "adx 100.0", "volume 1000.0", "average volume 1000.0"),
            market.notes().stream().filter(note -> !note.startsWith("signal ")).toList());
    }

    @Test
    void theTargetsTakeTheirSharesAndTheLastTakesTheRest() {
        final Rehearsal market = spot().closes(10, 10, 10, 13).bars(Bar.flat(13)).bars(Bar.flat(14.1));

        assertEquals(List.of("4 BUY 769.2307 A at 13 ENTRY", "5 SELL 307.6922 A at 14.1 TAKE_PROFIT",
            "5 SELL 230.7692 A at 14.1 TAKE_PROFIT", "5 SELL 230.7693 A at 14.1 TAKE_PROFIT"), market.fills());
    }

    @Test
    void theStopTrailsFromItsActivationOn() {
        final Rehearsal market =
            spot().closes(10, 10, 10, 13).bars(Bar.flat(13)).bars(Bar.flat(13.3)).bars(Bar.move(13.3, 13));

        assertEquals(List.of("4 BUY 769.2307 A at 13 ENTRY", "5 SELL 307.6922 A at 13.3 TAKE_PROFIT",
            "6 SELL 461.5385 A at 13.1 TRAILING_STOP"), market.fills());
    }

    @Test
    void theStopEndsThePosition() {
        final Rehearsal market = spot().closes(10, 10, 10, 13, 12);
        assertEquals(List.of("4 BUY 769.2307 A at 13 ENTRY", "4 SELL 769.2307 A at 12.74 STOP_LOSS"), market.fills());
    }

    @Test
    void anIndexOnTheThresholdIsTooLow() {
        assertEquals(List.of(), spot("strength", "100").closes(10, 10, 10, 13).signals());
    }

    @Test
    void aCandleThatGoesOnAtBothEndsHasNoDirection() {
        assertEquals(List.of(), spot().closes(10, 10, 10).bars(new Bar(10, 14, 6, 13, 1_000)).signals());
    }

    @Test
    void tooLittleVolumeIsNoEntry() {
        assertEquals(List.of(), spot().closes(10, 10, 10).bars(new Bar(10, 13, 10, 13, 999)).signals());
    }

    @Test
    void withoutACrossingThereIsNoEntry() {
        // The line falls with its signal below, and stays there.
        assertEquals(List.of(), spot().closes(10, 10, 10, 9, 8, 7).signals());
    }

    @Test
    void aConfirmedCrossingDownwardsTurnsALongPositionIntoAShortOne() {
        final Rehearsal market = ColdStart.perpetual(new MacdMomentumProvider(), small("direction", "both", "stop",
            "0.9", "first", "0.6", "second", "0.7", "third", "0.8", "trailing-activation", "0.9"))
            .closes(10, 10, 10, 13, 17, 12, 12);

        assertEquals(List.of("4 BUY 769.2307 A at 13 ENTRY", "6 SELL 769.2307 A at 12 SIGNAL",
            "6 SELL 769.2307 A at 12 ENTRY"), market.fills());
    }

    @Test
    void whoGoesLongOnlyIsClosedByIt() {
        final Rehearsal market = spot("stop", "0.9", "first", "0.6", "second", "0.7", "third", "0.8",
            "trailing-activation", "0.9").closes(10, 10, 10, 13, 17, 12, 12);

        assertEquals(List.of("4 BUY 769.2307 A at 13 ENTRY", "6 SELL 769.2307 A at 12 SIGNAL"), market.fills());
    }
}
