package io.tapedeck.engine.twin;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * The promise of section 1 of docs/trading-rules.md over several orders and positions: whatever the path inside a
 * candle was, at its close the account is worth at least what is reported without a look inside. Left out is what no
 * path tells: fees, slippage and volume, groups of entries, entries that trail or rest as a limit once they were
 * triggered, and moments inside the candle.
 */
class HonestyTest {
    private static final int SCENARIOS = Integer.getInteger("tapedeck.twin.scenarios", 10_000) / 20;
    private static final long FIRST_SEED = Long.getLong("tapedeck.twin.seed", 20_220_103L);
    private static final int PATHS = 3;

    @Test
    void noPathIsWorseThanWhatIsReported() {
        String worse = "";
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SCENARIOS && worse.isEmpty(); seed++) {
            final Scenario scenario = plain(ScenarioGenerator.generate(seed));
            for (int last = 1; last <= scenario.lines().size() && worse.isEmpty(); last++) {
                if (scenario.lines().get(last - 1).startsWith("candle")) {
                    worse = worst(new Scenario(scenario.name(), scenario.rules(), scenario.lines().subList(0, last),
                        List.of()), seed * PATHS);
                }
            }
        }
        assertEquals("", worse);
    }

    private static String worst(final Scenario scenario, final long seed) {
        for (long pathSeed = seed; pathSeed < seed + PATHS; pathSeed++) {
            if (!worse(scenario, pathSeed).isEmpty()) {
                final long found = pathSeed;
                final Scenario small = Shrinker.shrink(scenario, smaller -> !worse(smaller, found).isEmpty());
                return small + worse(small, found);
            }
        }
        return "";
    }

    private static String worse(final Scenario scenario, final long pathSeed) {
        final List<Scenario.Step> steps = scenario.steps();
        final TradesOfChance trades =
            new TradesOfChance(new SplittableRandom(pathSeed), steps.get(steps.size() - 1).minute());
        final Minute reported = last(EngineRun.play(scenario, new HashSet<>()));
        final Minute real = last(EngineRun.play(scenario, trades, new HashSet<>()));
        return new BigDecimal(real.equity()).compareTo(new BigDecimal(reported.equity())) >= 0 ? ""
            : "reported: " + reported + "\nby the path " + trades.prices() + ": " + real;
    }

    private static Minute last(final List<Minute> minutes) {
        return minutes.get(minutes.size() - 1);
    }

    private static Scenario plain(final Scenario scenario) {
        final List<String> rules = scenario.rules().stream()
            .filter(rule -> rule.equals("spot") || rule.equals("trade-through")).toList();
        final List<String> all = new ArrayList<>(List.of("tick 1", "balance 1000000"));
        all.addAll(rules);
        final List<String> lines = new ArrayList<>();
        scenario.lines().stream().filter(HonestyTest::isToldByPaths).forEach(line -> lines.add(plain(line)));
        return new Scenario(scenario.name(), all, lines, List.of());
    }

    private static boolean isToldByPaths(final String line) {
        final boolean trails = line.contains(" trailing-stop ") && !line.contains(" reduce=");
        return !trails && !line.contains(" stop-limit ") && !line.startsWith("funding") && !line.contains(".");
    }

    private static String plain(final String line) {
        final String timeless = line.replaceAll(" (time|gtd)=[0-9]+", "");
        return line.contains(" reduce=") ? timeless : timeless.replaceAll(" oco=[0-9]+", "");
    }
}
