package io.tapedeck.strategies.trend;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.rehearsal.Rehearsal;
import io.tapedeck.engine.rehearsal.RehearsedMarket;
import io.tapedeck.engine.strategy.InvalidParameterException;
import io.tapedeck.engine.strategy.Parameters;
import io.tapedeck.engine.strategy.StrategyPlan;
import io.tapedeck.strategies.StrategyContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** A trend of 1 and 2 closes of four hours, entries on an average of 2 hours, after 56 hours that stand still. */
class MultiTimeframeTrendTest {
    private static final MultiTimeframeTrendProvider PROVIDER = new MultiTimeframeTrendProvider();
    /** A jump, which makes the trend at hour 59; a pullback, which ends at hour 61; and a decline until hour 67. */
    private static final double[] CLOSES =
        {101, 101, 101, 101, 100, 101.5, 101.5, 101.5, 101, 100.9, 100.8, 100.5};

    private static Parameters parameters(final String direction, final String trend) {
        return PROVIDER.parameters().resolve(Map.of("trend", trend, "trend-fast", "1", "trend-slow", "2", "entry", "2",
            "atr", "2", "stop", "2", "direction", direction));
    }

    private static Rehearsal market(final RehearsedMarket market, final String direction) {
        final double[] still = new double[56];
        Arrays.fill(still, 100);
        final Parameters parameters = parameters(direction, "4h");
        return Rehearsal.of(market, StrategyPlan.of(PROVIDER.needsOf(parameters, Timeframe.H1),
            () -> PROVIDER.createFrom(parameters, Timeframe.H1))).closes(still);
    }

    private static double[] mirrored() {
        return Arrays.stream(CLOSES).map(close -> 200 - close).toArray();
    }

    @Test
    void itBuysWhenAPullbackEndsInAnUpTrendAndLeavesWhenTheTrendTurns() {
        // average true range 1.015625; the close of hour 67 completes the four hours that turn the trend
        assertEquals(List.of("61 OPEN_LONG A stop 0.02001232 of entry", "67 CLOSE A"),
            market(RehearsedMarket.spot("A"), "long").closes(CLOSES).signals());
    }

    @Test
    void shortPositionsAreTheMirrorImage() {
        assertEquals(List.of("61 OPEN_SHORT A stop 0.02062183 of entry", "67 CLOSE A"),
            market(RehearsedMarket.perpetual("A"), "both").closes(mirrored()).signals());
        assertEquals(List.of(), market(RehearsedMarket.perpetual("A"), "long").closes(mirrored()).signals());
        assertEquals(List.of(), market(RehearsedMarket.perpetual("A"), "short").closes(CLOSES).signals());
    }

    @Test
    void aCrossWithoutATrendIsNone() {
        // hour 56 crosses upwards, but no four hours have closed above the ones before
        assertEquals(List.of(), market(RehearsedMarket.spot("A"), "long").closes(101, 101, 101).signals());
    }

    @Test
    void aPullbackThatHasNotEndedIsNoEntry() {
        assertEquals(List.of(), market(RehearsedMarket.spot("A"), "long").closes(101, 101, 101, 101, 100).signals());
    }

    @Test
    void aPositionIsNotAddedTo() {
        // the pullback of hour 63 ends with hour 64
        assertEquals(List.of("61 OPEN_LONG A stop 0.02001232 of entry"), market(RehearsedMarket.spot("A"), "long")
            .closes(101, 101, 101, 101, 100, 101.5, 101.5, 101, 102).signals());
    }

    @Test
    void theStopEndsAPosition() {
        final Rehearsal market = market(RehearsedMarket.spot("A"), "long")
            .closes(101, 101, 101, 101, 100, 101.5, 101.5, 99);

        assertEquals(List.of("62 BUY 98.5221 A at 101.5 ENTRY", "63 SELL 98.5221 A at 99.46 STOP_LOSS"),
            market.fills());
    }

    @Test
    void theFiguresStandBehindTheSignal() {
        assertEquals(List.of("trend fast 101.0", "trend slow 100.66", "entry average 101.1", "atr 1.015625"),
            market(RehearsedMarket.spot("A"), "long").closes(101, 101, 101, 101, 100, 101.5).notes().stream()
                .map(note -> note.replaceAll("(100.66|101.1)\\d+", "$1")).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1h", "15m"})
    void aTrendThatIsNotCoarserIsRefused(final String trend) {
        assertEquals("trend=" + trend + " is not coarser than the 1h of the entries",
            assertThrows(InvalidParameterException.class,
                () -> PROVIDER.needsOf(parameters("long", trend), Timeframe.H1)).getMessage());
    }

    @Test
    void itKeepsTheContract() {
        StrategyContract.of(PROVIDER).each(Timeframe.M15)
            .with("trend", "1h", "trend-fast", "1", "trend-slow", "3", "entry", "3", "atr", "5").candles(600).holds();
        StrategyContract.of(PROVIDER).each(Timeframe.M5).on(RehearsedMarket.perpetual("A"))
            .with("trend", "15m", "trend-fast", "2", "trend-slow", "5", "entry", "5", "atr", "5", "direction", "both")
            .candles(600).holds();
    }
}
