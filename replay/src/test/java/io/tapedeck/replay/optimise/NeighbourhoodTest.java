package io.tapedeck.replay.optimise;

import io.tapedeck.engine.strategy.StrategyCatalogue;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How a figure lies over the space: by hand, and against a naive twin. */
class NeighbourhoodTest {
    private static final long SEED = 20_221_128L;

    private static SearchSpace space(final String strategy, final String text) {
        return SearchSpace.parse(text, StrategyCatalogue.load().find(strategy).orElseThrow().parameters(), Map.of());
    }

    private static TrialPlaces places(final SearchSpace space, final Objective objective, final double... scores) {
        final TrialPlaces places = new TrialPlaces(space, objective);
        for (int trial = 0; trial < scores.length; trial++) {
            places.add(space.places(trial), scores[trial]);
        }
        return places;
    }

    /** Slow runs down, fast across; the best one is the 3.0 in the middle. */
    @Test
    void theBestOneIsHeldAgainstThoseOneStepAway() {
        final Plateau plateau = places(space("sma-cross", "fast=2..4,slow=10..30:10"), Objective.SHARPE,
            9.0 / 8, 1.0, 0.0,
            2.0, 3.0, Double.NaN,
            0.5, -1.0, 2.9).neighbourhood().best().orElseThrow();

        assertEquals(List.of(new Plateau.Neighbour("fast", "2", 1.0), new Plateau.Neighbour("slow", "10", 2.0),
            new Plateau.Neighbour("slow", "30", Double.NaN), new Plateau.Neighbour("fast", "4", -1.0)),
            plateau.neighbours());
        assertEquals(4, plateau.possible());
        assertEquals(2 / 3.0, plateau.mean(), 1e-12);
        assertEquals(-1, plateau.worst());
        assertEquals(2 / 9.0, plateau.ratio(), 1e-12);
    }

    /** Of fast=3, slow=4 only one neighbour keeps fast below slow. */
    @Test
    void neighboursThatBreakAConstraintAreNotPossible() {
        final SearchSpace space = space("sma-cross", "fast=3..4,slow=4..5");
        final TrialPlaces places = new TrialPlaces(space, Objective.VOLATILITY);
        places.add(new int[] {0, 0}, -0.2);
        final Plateau plateau = places.neighbourhood().best().orElseThrow();

        assertEquals(1, plateau.possible());
        assertEquals(List.of(), plateau.neighbours());
        assertEquals(0.2, plateau.figure());
        assertTrue(Double.isNaN(plateau.ratio()) && Double.isNaN(plateau.mean()));
    }

    @Test
    void everyWordIsANeighbourOfEveryOther() {
        final SearchSpace numbers = space("sma-cross", "fast=5|9|20,slow=50..51");
        final SearchSpace space = new SearchSpace(List.of(new Axis("fast", List.of("5", "9", "20"), false),
            numbers.axes().get(1)), numbers.declared(), Map.of());
        final Plateau plateau = places(space, Objective.SHARPE, 9, 1, 2, 3, 4, 5).neighbourhood().best().orElseThrow();

        assertEquals(List.of(1.0, 2.0, 4.0), plateau.neighbours().stream().map(Plateau.Neighbour::figure).toList());
        assertEquals(3, plateau.possible());
    }

    @Test
    void withoutAFigureThereIsNoBestOne() {
        assertTrue(places(space("sma-cross", "fast=2..3"), Objective.SHARPE, Double.NaN, Double.NaN)
            .neighbourhood().best().isEmpty());
    }

    /** Sixty values in bands of three, a third axis that is not shown, some trials without the figure. */
    @Test
    void everyCellHasTheMiddleAndTheBestOfItsTrials() {
        final SearchSpace space = space("volatility-cross", "fast=1..60,slow=100|200,move=1|2|3");
        final SplittableRandom random = new SplittableRandom(SEED);
        final double[] scores = new double[360];
        Arrays.setAll(scores, trial -> random.nextInt(5) == 0 ? Double.NaN : random.nextInt(100) - 100.0);
        final Neighbourhood found = places(space, Objective.VOLATILITY, scores).neighbourhood();

        assertEquals(List.of("fast slow", "fast move", "slow move"),
            found.maps().stream().map(map -> map.across() + " " + map.down()).toList());
        final HeatMap map = found.maps().get(1);
        assertEquals("4..6", map.columns().get(1));
        assertEquals(20, map.columns().size());
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 20; column++) {
                final List<Double> cell = cell(space, scores, column, row);
                assertEquals(cell.size(), map.trials().get(row).get(column), "seed " + SEED);
                assertEquals(median(cell), map.median().get(row).get(column), "seed " + SEED);
                assertEquals(cell.stream().min(Double::compare).orElse(Double.NaN), map.best().get(row).get(column));
            }
        }
    }

    private static List<Double> cell(final SearchSpace space, final double[] scores, final int band, final int move) {
        final List<Double> cell = new ArrayList<>();
        for (int trial = 0; trial < scores.length; trial++) {
            final Map<String, String> parameters = space.at(space.places(trial)).orElseThrow();
            final int fast = Integer.parseInt(parameters.get("fast"));
            if ((fast - 1) / 3 == band && parameters.get("move").equals(Integer.toString(move + 1))
                && !Double.isNaN(scores[trial])) {
                cell.add(-scores[trial]);
            }
        }
        return cell;
    }

    private static double median(final List<Double> values) {
        final List<Double> sorted = values.stream().sorted().toList();
        final int middle = sorted.size() / 2;
        return sorted.isEmpty() ? Double.NaN : sorted.size() % 2 == 1 ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
