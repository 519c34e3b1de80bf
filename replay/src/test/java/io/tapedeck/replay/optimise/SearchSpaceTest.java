package io.tapedeck.replay.optimise;

import io.tapedeck.engine.strategy.InvalidParameterException;
import io.tapedeck.engine.strategy.ParameterSpace;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SearchSpaceTest {
    private static ParameterSpace of(final String strategy) {
        return StrategyCatalogue.load().find(strategy).orElseThrow().parameters();
    }

    static SearchSpace space(final String strategy, final String text) {
        return SearchSpace.parse(text, of(strategy), Map.of());
    }

    @Test
    void rangesGoByTheirStepAndListsKeepTheirOrder() {
        final SearchSpace space = space("gated-cross",
            "fast=5..20:5, average=exponential|simple,rsi-least=40..41:0.25");

        assertEquals(List.of(
            new Axis("fast", List.of("5", "10", "15", "20"), true),
            new Axis("average", List.of("exponential", "simple"), false),
            new Axis("rsi-least", List.of("40", "40.25", "40.5", "40.75", "41"), true)), space.axes());
        assertEquals(4 * 2 * 5, space.size());
    }

    @Test
    void withoutAStepWholeNumbersGoByOneAndOthersByAHundredth() {
        final SearchSpace space = space("donchian-breakout", "entry=7..10,stop=1..3,target=2..2");

        assertEquals(List.of("7", "8", "9", "10"), space.axes().get(0).values());
        assertEquals(101, space.axes().get(1).values().size());
        assertEquals("1.02", space.axes().get(1).values().get(1));
        assertEquals("3", space.axes().get(1).values().get(100));
        assertEquals(List.of("2"), space.axes().get(2).values());
    }

    @Test
    void theLastValueIsLeftOutWhereTheStepPassesIt() {
        assertEquals(List.of("5", "8"), space("sma-cross", "fast=5..10:3").axes().get(0).values());
    }

    @Test
    void combinationsAreNumberedTheLastAxisFastest() {
        final SearchSpace space = space("sma-cross", "fast=1..3,slow=10|20");

        assertArrayEquals(new int[] {1, 1}, space.places(3));
        for (long number = 0; number < space.size(); number++) {
            assertEquals(number, space.number(space.places(number)));
        }
    }

    @Test
    void combinationsThatBreakAConstraintAreNone() {
        final SearchSpace space = SearchSpace.parse("fast=5|20,slow=10", of("sma-cross"), Map.of("allocation", "0.5"));

        assertEquals(Optional.of(Map.of("fast", "5", "slow", "10", "allocation", "0.5")), space.at(new int[] {0, 0}));
        assertEquals(Optional.empty(), space.at(new int[] {1, 0}));
    }

    @Test
    void moreCombinationsThanCanBeCountedAreStillASpace() {
        final SearchSpace space = space("macd-momentum", "fast=1..1000,slow=2..1000,signal=1..1000,adx=1..1000,"
            + "volume-average=1..10000,strength=0..100,volume=0..100");

        assertEquals(Long.MAX_VALUE, space.size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', value = {
        "fast~ 'fast' is no part of a space such as fast=5..50:5,slow=50..200:10",
        "speed=1..2~ there is no parameter 'speed'; there are fast, slow, allocation",
        "fast=5..10,fast=20~ the parameter 'fast' is set twice",
        "fast=0..10~ fast=0 is outside 1..10000",
        "fast=a|b~ fast=a is not a number",
        "fast=10..5~ fast=10..5 runs backwards: write 5..10",
        "fast=5..10:0~ fast=5..10:0 has a step that is not above 0",
        "fast=5..10:x~ fast=5..10:x has no number behind the colon",
        "fast=5..10:0.5~ fast=5.5 is not a whole number",
        "allocation=0.1..1:0.00001~ allocation=0.1..1:0.00001 has more than 10001 values: choose a larger step"})
    void whatIsNoSpaceIsSaidInOneSentence(final String text, final String sentence) {
        assertEquals(sentence, assertThrows(InvalidParameterException.class, () -> space("sma-cross", text))
            .getMessage());
    }

    @Test
    void wordsHaveNoRange() {
        assertTrue(assertThrows(InvalidParameterException.class,
            () -> space("gated-cross", "average=simple..exponential")).getMessage().contains("list values"));
    }

    @Test
    void whatIsFixedIsCheckedToo() {
        assertEquals("there is no parameter 'quick'; there are fast, slow, allocation",
            assertThrows(InvalidParameterException.class, () -> SearchSpace.parse("fast=5..10", of("sma-cross"),
                Map.of("quick", "1"))).getMessage());
    }
}
