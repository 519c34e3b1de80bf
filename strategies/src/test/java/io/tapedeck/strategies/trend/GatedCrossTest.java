package io.tapedeck.strategies.trend;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.rehearsal.Rehearsal;
import io.tapedeck.engine.rehearsal.RehearsedMarket;
import io.tapedeck.engine.strategy.Parameters;
import io.tapedeck.engine.strategy.StrategyPlan;
import io.tapedeck.strategies.StrategyContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Averages of 2 and 3 closes and an RSI over 2 changes, after eighteen closes that stand still. */
class GatedCrossTest {
    private static final GatedCrossProvider PROVIDER = new GatedCrossProvider();

    private static Rehearsal market(final String average, final String least, final String most) {
        final Parameters parameters = PROVIDER.parameters().resolve(Map.of("average", average, "fast", "2", "slow",
            "3", "rsi", "2", "rsi-least", least, "rsi-most", most));
        final double[] still = new double[18];
        Arrays.fill(still, 100);
        return Rehearsal.of(RehearsedMarket.spot("A"), StrategyPlan.of(PROVIDER.needsOf(parameters, Timeframe.D1),
            () -> PROVIDER.createFrom(parameters, Timeframe.D1))).closes(still);
    }

    /** Crosses upwards with the fourth close at an RSI of 82.35, and downwards with the fifth. */
    private static List<String> dip(final String least, final String most) {
        return market("simple", least, most).closes(99, 98, 99.5, 100.5, 98).signals();
    }

    @Test
    void aCrossWithinTheThresholdsBuysAndTheCrossBackSells() {
        assertEquals(List.of("21 OPEN_LONG A", "22 CLOSE A"), dip("50", "90"));
    }

    @Test
    void aCrossOutsideOfTheThresholdsIsNone() {
        assertEquals(List.of(), dip("50", "80"));
        assertEquals(List.of(), dip("85", "90"));
    }

    @Test
    void whatTheRsiForbadeIsNotMadeUpFor() {
        // RSI 69.3 with the last close, the fast average still above the slow one
        assertEquals(List.of(), market("simple", "50", "80").closes(99, 98, 99.5, 100.5, 100.3).signals());
    }

    @ParameterizedTest
    @CsvSource({"simple, 18", "exponential, 19"})
    void aTieBeforeIsACrossAndTheThresholdItselfPasses(final String average, final int candle) {
        final Rehearsal market = market(average, "50", "100");
        if (candle == 19) {
            market.closes(100);
        }
        assertEquals(List.of(candle + " OPEN_LONG A", candle + 1 + " CLOSE A"),
            market.closes(101, 90).signals());
    }

    @Test
    void nothingIsSaidDuringTheWarmUp() {
        assertEquals(List.of(), market("exponential", "50", "100").closes(101, 102).signals());
    }

    @Test
    void theFiguresStandBehindTheSignal() {
        final Rehearsal market = market("simple", "50", "100").closes(103);

        assertEquals(List.of("fast 101.5", "slow 101.0", "rsi 100.0"), market.notes());
    }

    @Test
    void itKeepsTheContract() {
        StrategyContract.of(PROVIDER).each(Timeframe.D1)
            .with("fast", "3", "slow", "8", "rsi", "5", "rsi-most", "90").candles(500).holds();
        StrategyContract.of(PROVIDER).each(Timeframe.D1)
            .with("average", "exponential", "fast", "3", "slow", "8", "rsi", "5", "rsi-most", "90")
            .candles(500).holds();
    }
}
