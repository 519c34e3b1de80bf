package io.tapedeck.engine.twin;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The engine and its naive twin come to the same in every minute of every scenario. {@code -Dtapedeck.twin.scenarios=N
 * -Dtapedeck.twin.seed=S} plays N scenarios from seed S on instead of the fixed ones.
 */
class TwinTest {
    private static final int SCENARIOS = Integer.getInteger("tapedeck.twin.scenarios", 10_000);
    private static final long FIRST_SEED = Long.getLong("tapedeck.twin.seed", 20_220_103L);
    private static final int MOST_DIFFERENCES = 5;
    private static final List<String> TABLES = List.of("stops", "targets", "following", "entries", "one-candle",
        "orders", "costs", "several-positions", "independent/stops", "independent/targets-and-ladders",
        "independent/trailing", "independent/break-even-and-time", "independent/entries",
        "independent/entry-and-exit-in-one-candle", "independent/orders", "independent/participation-and-slippage",
        "independent/several-positions");

    /** What people have reasoned by hand holds for the twin too, since the engine is held against it elsewhere. */
    @TestFactory
    Stream<DynamicNode> everyCaseOfTheTruthTables() {
        return TABLES.stream().map(table -> DynamicContainer.dynamicContainer(table,
            Scenario.read("/truth/" + table + ".txt").stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> check(scenario)))));
    }

    /** Scenarios in which they once differed, with what is right. */
    @TestFactory
    Stream<DynamicNode> everyScenarioInWhichTheyOnceDiffered() {
        return Scenario.read("/twin/settled.txt").stream()
            .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> {
                check(scenario);
                assertEquals(String.join("\n", scenario.told()),
                    String.join("\n", Comparison.of(scenario).told()), scenario.name());
            }));
    }

    private static void check(final Scenario scenario) {
        final Comparison comparison = Comparison.of(scenario);
        assertEquals(comparison.twin(), comparison.engine(), scenario.toString());
    }

    @Test
    void manyScenariosOfChance() {
        final TwinSearch search = new TwinSearch();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SCENARIOS
            && search.differences().size() < MOST_DIFFERENCES; seed++) {
            search.play(seed);
        }
        System.out.println("from seed " + FIRST_SEED + ": " + search);
        assertEquals("", String.join("\n", search.differences()));
        assertTrue(search.fills() >= SCENARIOS, "the scenarios hardly trade");
    }
}
