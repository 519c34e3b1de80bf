package io.tapedeck.strategies.trend;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.InvalidParameterException;
import io.tapedeck.engine.strategy.ParameterSpace;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Averages of 2 and 3 closes, so that every crossing can be followed by eye. */
class SmaCrossTest {
    private static final StrategyProvider<?> PROVIDER = new SmaCrossProvider();

    private static Strategy strategy() {
        return PROVIDER.createFrom(PROVIDER.parameters().resolve(Map.of("fast", "2", "slow", "3")), Timeframe.H1);
    }

    private static HandMadeMarket market() {
        return new HandMadeMarket(strategy());
    }

    @Test
    void theFirstDecisionNeedsOneCloseMoreThanTheSlowAverage() {
        // fast 5.0, slow 6.67 at the third close; 9.5 and 8.0 at the fourth
        assertEquals(List.of("3 buy"), market().closes(10, 6, 4, 15).signals());
        assertEquals(List.of(), market().closes(10, 6, 20).signals());
    }

    @Test
    void aTieBeforeAndAboveNowIsACrossing() {
        assertEquals(List.of("3 buy"), market().closes(10, 10, 10, 11).signals());
    }

    @Test
    void aTieIsNoCrossingYet() {
        // 8.5 below 9, then 9 and 9, then 9.5 above 9
        final HandMadeMarket market = market().closes(10, 9, 8, 10);
        assertEquals(List.of(), market.signals());
        assertEquals(List.of("4 buy"), market.closes(9).signals());
    }

    @Test
    void itBuysOnceAndSellsOnce() {
        assertEquals(List.of("3 buy", "7 sell"), market().closes(10, 10, 10, 11, 12, 13, 14, 5, 4, 3).signals());
    }

    @Test
    void itDoesNotSellWhatItDoesNotHave() {
        assertEquals(List.of(), market().closes(10, 10, 10, 9, 8, 7).signals());
    }

    @Test
    void itGoesOnFromASavedState() {
        final SplittableRandom random = new SplittableRandom(11);
        final long[] closes = random.longs(400, 90, 110).toArray();
        for (int cut = 0; cut < 60; cut++) {
            final Strategy saved = strategy();
            final HandMadeMarket before = new HandMadeMarket(saved);
            for (int index = 0; index < cut; index++) {
                before.closes(closes[index]);
            }
            final StateWriter state = new StateWriter();
            saved.saveState(state);
            final Strategy restored = strategy();
            final StateReader reader = new StateReader(state.buffer(), state.length());
            restored.loadState(reader);
            final StateWriter again = new StateWriter();
            restored.saveState(again);

            assertTrue(reader.isExhausted());
            assertEquals(state.digest(), again.digest(), "cut " + cut);
            final HandMadeMarket one = new HandMadeMarket(saved);
            final HandMadeMarket other = new HandMadeMarket(restored);
            for (int index = cut; index < closes.length; index++) {
                one.closes(closes[index]);
                other.closes(closes[index]);
            }
            assertEquals(one.signals(), other.signals(), "cut " + cut);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "fast | 100 | fast=100 slow=100 allocation=1 does not meet fast < slow",
        "fast | 2.5 | fast=2.5 is not a whole number",
        "slow | 0 | slow=0 is outside 2..10000",
        "allocation | 1.1 | allocation=1.1 is outside 0.00000001..1",
        "allocation | 0.123456789 | allocation=0.123456789 has more than 8 decimals",
        "fast | many | fast=many is not a number",
        "speed | 1 | there is no parameter 'speed'; there are fast, slow, allocation"})
    void impossibleParametersAreRefusedByName(final String name, final String value, final String message) {
        final ParameterSpace space = PROVIDER.parameters();

        assertEquals(message, assertThrows(InvalidParameterException.class,
            () -> space.resolve(Map.of(name, value))).getMessage());
    }
}
