package io.tapedeck.replay.optimise;

import io.tapedeck.replay.run.UnusableRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SearchTest {
    private static final SearchSpace SMALL = SearchSpaceTest.space("sma-cross", "fast=1..12,slow=2..12");
    private static final SearchSpace LARGE = SearchSpaceTest.space("gated-cross",
        "fast=1..200,slow=100..400,rsi=2..60,average=simple|exponential");

    /** A hill with one top: 40, 250, 20 and exponential. */
    private static double hill(final Map<String, String> parameters) {
        return -Math.abs(number(parameters, "fast") - 40) / 200 - Math.abs(number(parameters, "slow") - 250) / 300
            - Math.abs(number(parameters, "rsi") - 20) / 60 - (parameters.get("average").equals("simple") ? 0.3 : 0);
    }

    private static double number(final Map<String, String> parameters, final String name) {
        return Double.parseDouble(parameters.get(name));
    }

    private static List<Proposal> all(final Search search, final ToDoubleFunction<Map<String, String>> scores) {
        final List<Proposal> all = new ArrayList<>();
        for (List<Proposal> next = search.next(); !next.isEmpty(); next = search.next()) {
            assertTrue(next.size() <= Search.GENERATION);
            all.addAll(next);
            search.learn(next, next.stream().mapToDouble(each -> scores.applyAsDouble(each.parameters())).toArray());
        }
        return all;
    }

    private static List<Map<String, String>> parameters(final List<Proposal> proposals) {
        return proposals.stream().map(Proposal::parameters).toList();
    }

    private static double best(final List<Proposal> proposals) {
        return parameters(proposals).stream().mapToDouble(SearchTest::hill).max().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(SearchKind.class)
    void everyKindTriesEveryCombinationOfASmallSpaceOnce(final SearchKind kind) {
        final List<Proposal> all = all(kind.begin(SMALL, 1, Long.MAX_VALUE), parameters -> 0);

        final Set<Map<String, String>> different = new HashSet<>(parameters(all));
        assertEquals(11 + 10 + 9 + 8 + 7 + 6 + 5 + 4 + 3 + 2 + 1, different.size());
        assertEquals(different.size(), all.size());
        assertEquals(LongStream.rangeClosed(1, all.size()).boxed().toList(),
            all.stream().map(Proposal::number).toList());
    }

    @ParameterizedTest
    @EnumSource(SearchKind.class)
    void everyKindStopsAtItsNumberOfTrials(final SearchKind kind) {
        assertEquals(37, all(kind.begin(SMALL, 1, 37), parameters -> Double.NaN).size());
    }

    @ParameterizedTest
    @EnumSource(value = SearchKind.class, names = {"RANDOM", "TPE"})
    void theSeedDecidesWhatIsDrawn(final SearchKind kind) {
        final List<Map<String, String>> once = parameters(all(kind.begin(LARGE, 7, 100), SearchTest::hill));

        assertEquals(once, parameters(all(kind.begin(LARGE, 7, 100), SearchTest::hill)));
        assertNotEquals(once, parameters(all(kind.begin(LARGE, 8, 100), SearchTest::hill)));
    }

    /** Of twenty seeds each: the median of the best is far nearer to the top than with as many blind draws. */
    @Test
    void theEstimatorClimbsWhereDrawingBlindlyDoesNot() {
        final double[] blind = LongStream.range(0, 20).mapToDouble(seed ->
            best(all(SearchKind.RANDOM.begin(LARGE, seed, 150), SearchTest::hill))).sorted().toArray();
        final double[] climbing = LongStream.range(0, 20).mapToDouble(seed ->
            best(all(SearchKind.TPE.begin(LARGE, seed, 150), SearchTest::hill))).sorted().toArray();

        assertTrue(climbing[10] > blind[10] / 2, "TPE " + climbing[10] + ", random " + blind[10]);
    }

    @Test
    void aDensityFollowsWhatWasSeenAndForgetsNothing() {
        final AxisDensity numbers = AxisDensity.of(SMALL.axes().get(0), new int[] {3, 3, 4});
        assertTrue(numbers.at(3) > numbers.at(6) && numbers.at(6) > numbers.at(11) && numbers.at(11) > 0);

        final AxisDensity words = AxisDensity.of(LARGE.axes().get(3), new int[] {1, 1, 1});
        assertEquals(3.5 / 4, words.at(1), 1e-12);
        assertEquals(0.5 / 4, words.at(0), 1e-12);
        assertEquals(0, words.draw(0.124));
        assertEquals(1, words.draw(0.126));
        assertEquals(1, words.draw(Math.nextDown(1.0)));
    }

    @Test
    void aGridThatWouldNeverEndIsRefused() {
        final SearchSpace endless = SearchSpaceTest.space("gated-cross", "fast=1..9000,slow=2..9000");

        assertTrue(assertThrows(UnusableRequestException.class, () -> SearchKind.GRID.begin(endless, 1, 5))
            .getMessage().contains("--search random or tpe"));
    }
}
