package io.tapedeck.strategies.trend;

import io.tapedeck.engine.rehearsal.Bar;
import io.tapedeck.engine.rehearsal.Rehearsal;
import io.tapedeck.engine.strategy.InvalidParameterException;
import io.tapedeck.strategies.ColdStart;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** The fast average is the close itself, the slow one moves two thirds of the way to it; twice the volume confirms. */
class EmaCrossTest {
    private static final String[] SMALL = {"fast", "1", "slow", "2", "volume", "2", "volume-average", "2"};

    private static String[] small(final String direction) {
        return new String[] {"fast", "1", "slow", "2", "volume", "2", "volume-average", "2", "direction", direction};
    }

    private static Rehearsal spot() {
        return ColdStart.spot(new EmaCrossProvider(), SMALL);
    }

    private static Bar at(final double price, final double volume) {
        return new Bar(price, price, price, price, volume);
    }

    /** Slow at 12 and fast at 13 with the fourth candle. */
    private static Rehearsal rise(final Rehearsal market, final double volume) {
        return market.bars(at(10, 1_000)).bars(at(10, 1_000)).bars(at(10, 1_000)).bars(at(13, volume));
    }

    @Test
    void aCrossingOnEnoughVolumeBuysAndTheOppositeOneSellsOnAny() {
        final Rehearsal market = rise(spot(), 2_000).bars(at(13, 10)).bars(at(10, 10)).bars(at(10, 10));

        assertEquals(List.of("3 OPEN_LONG A", "5 CLOSE A"), market.signals());
        assertEquals(List.of("4 BUY 769.2307 A at 13 ENTRY", "6 SELL 769.2307 A at 10 SIGNAL"), market.fills());
        assertEquals(List.of("fast 13.0", "slow 12.0", "volume 2000.0", "average volume 1000.0"),
            market.notes().subList(0, 4));
    }

    @Test
    void tooLittleVolumeIsNoEntryAndIsNotMadeUpForLater() {
        assertEquals(List.of(), rise(spot(), 1_999).bars(at(14, 9_000)).bars(at(15, 90_000)).signals());
    }

    @Test
    void withoutACompleteAverageOfVolumesNothingIsConfirmed() {
        assertEquals(List.of(), rise(ColdStart.spot(new EmaCrossProvider(), "fast", "1", "slow", "2", "volume", "2",
            "volume-average", "4"), 9_000).signals());
    }

    @Test
    void theFirstComparisonOfTheAveragesIsNoCrossing() {
        assertEquals(List.of(), spot().bars(at(10, 1_000)).bars(at(13, 9_000)).signals());
    }

    @Test
    void anAccountForCashNeverAsksForShorts() {
        final Rehearsal market = spot().bars(at(10, 1_000)).bars(at(10, 1_000)).bars(at(10, 1_000)).bars(at(7, 9_000));
        assertEquals(List.of(), market.signals());
    }

    @Test
    void aReversalClosesFirstAndOpensInTheSameCandle() {
        final Rehearsal market = rise(ColdStart.perpetual(new EmaCrossProvider(), small("both")), 2_000)
            .bars(at(13, 1_000)).bars(at(10, 9_000)).bars(at(10, 1_000));

        assertEquals(List.of("3 OPEN_LONG A", "5 CLOSE A", "5 OPEN_SHORT A"), market.signals());
        assertEquals(List.of("4 BUY 769.2307 A at 13 ENTRY", "6 SELL 769.2307 A at 10 SIGNAL",
            "6 SELL 769.2307 A at 10 ENTRY"), market.fills());
        assertEquals(List.of(), market.refusals());
    }

    @Test
    void anUnconfirmedReversalOnlyCloses() {
        final Rehearsal market = rise(ColdStart.perpetual(new EmaCrossProvider(), small("both")), 2_000)
            .bars(at(13, 1_000)).bars(at(10, 1_000));
        assertEquals(List.of("3 OPEN_LONG A", "5 CLOSE A"), market.signals());
    }

    @Test
    void whoSellsShortOnlyIsClosedByTheCrossingUpwards() {
        final Rehearsal market = ColdStart.perpetual(new EmaCrossProvider(), small("short"))
            .bars(at(10, 1_000)).bars(at(10, 1_000)).bars(at(10, 1_000)).bars(at(7, 2_000)).bars(at(7, 1_000))
            .bars(at(9, 9_000)).bars(at(9, 1_000));

        assertEquals(List.of("3 OPEN_SHORT A", "5 CLOSE A"), market.signals());
        assertEquals(List.of("4 SELL 1428.5714 A at 7 ENTRY", "6 BUY 1428.5714 A at 9 SIGNAL"), market.fills());
    }

    @Test
    void averagesOfTheSameLengthAreRefused() {
        assertThrows(InvalidParameterException.class,
            () -> new EmaCrossProvider().parameters().resolve(Map.of("fast", "26")));
    }
}
