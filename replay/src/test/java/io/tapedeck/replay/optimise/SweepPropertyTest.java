package io.tapedeck.replay.optimise;

import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.InvalidParameterException;
import io.tapedeck.engine.strategy.Parameter;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.engine.strategy.StrategyProvider;
import io.tapedeck.replay.run.JvmStageClock;
import io.tapedeck.replay.run.ReplayHarness;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.RunProgress;
import io.tapedeck.replay.run.UnusableRequestException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A member of a sweep decides what a replay with its parameters decides: random parameters of every strategy under
 * random markets, accounts, fill models and timeframes. More of them with {@code -Dtapedeck.sweep.rounds=50}.
 */
class SweepPropertyTest {
    private static final int ROUNDS = Integer.getInteger("tapedeck.sweep.rounds", 1);
    private static final long SEED = Long.getLong("tapedeck.sweep.seed", 20_220_101L);
    private static final int SETS = 4;
    private static final int DAYS = 3;

    @TempDir
    private static Path journal;

    private static final StrategyCatalogue STRATEGIES = StrategyCatalogue.load();

    private static ReplayRunner runner;
    /** Where every frame is timed, all stages go through every frame: nothing waits, and nothing is passed. */
    private static ReplayRunner timed;
    private static int trades;

    @BeforeAll
    static void writeMarkets() {
        runner = new ReplayHarness(journal).sample("ONEUSDT", 1, DAYS).sample("TWOUSDT", 2, DAYS)
            .sample("BTCUSDT", 3, DAYS).runner();
        timed = runner.timingStages(new JvmStageClock(), 1);
    }

    @AfterAll
    static void trading() {
        assertTrue(trades > 500 * ROUNDS, "the accounts made " + trades + " trades: they hardly meet anything");
    }

    static Stream<String> strategies() {
        return STRATEGIES.providers().stream().map(StrategyProvider::name)
            .filter(name -> !name.equals("refusing"));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void everyMemberHasTheDigestsAndTheFiguresOfItsReplay(final String strategy) {
        for (int round = 0; round < ROUNDS; round++) {
            final long seed = SEED + 31L * strategy.hashCode() + round;
            final Random random = new Random(seed);
            final List<ReplayRunner.Plan> plans = plans(strategy, random);
            final List<TrialOutcome> outcomes = SweepPass.play(plans, RunProgress.NONE);
            for (int set = 0; set < plans.size(); set++) {
                final ReplaySpec spec = plans.get(set).spec();
                final ReplayResult single = play(set % 2 == 0 ? timed : runner, spec);
                final String which = "seed " + seed + ", " + spec.asText();
                final TrialOutcome outcome = outcomes.get(set);
                assertEquals(single.digests(), outcome.digests(), which);
                assertEquals(single.performance(), outcome.performance(), which);
                assertEquals(single.trades().size(), outcome.trades(), which);
                assertEquals(single.firstFailure(), outcome.firstFailure(), which);
                trades += outcome.trades();
            }
        }
    }

    private static ReplayResult play(final ReplayRunner replays, final ReplaySpec spec) {
        return replays.run(replays.plan(spec), ThreadMode.INLINE, FrameListener.NONE, RunProgress.NONE);
    }

    /** Sets of parameters in one environment; those that the strategy or the market refuses are drawn again. */
    private static List<ReplayRunner.Plan> plans(final String strategy, final Random random) {
        final List<ReplayRunner.Plan> plans = new ArrayList<>();
        final Map<String, String> environment = environment(random);
        environment.put("strategy", strategy);
        while (plans.size() < SETS) {
            final Map<String, String> text = new LinkedHashMap<>(environment);
            for (final Parameter parameter : STRATEGIES.find(strategy).orElseThrow().parameters().parameters()) {
                if (random.nextInt(3) > 0) {
                    text.put("parameter." + parameter.name(), value(parameter, random));
                }
            }
            try {
                final ReplayRunner.Plan plan = runner.plan(ReplaySpec.ofText(text));
                if (plans.isEmpty() || SweepPass.goTogether(plans.get(0), plan)) {
                    plans.add(plan);
                }
            } catch (final InvalidParameterException | UnusableRequestException refused) {
                environment.put("timeframe", one(random, "1m", "5m", "15m"));
                plans.clear();
            }
        }
        return plans;
    }

    private static Map<String, String> environment(final Random random) {
        final Map<String, String> text = new LinkedHashMap<>(ReplayHarness.smaCross().asText());
        text.put("symbols", one(random, "BTCUSDT", "BTCUSDT,ONEUSDT", "BTCUSDT,ONEUSDT,TWOUSDT"));
        text.put("timeframe", one(random, "1m", "5m", "15m"));
        text.put("base", one(random, "1m", "1m", "5m"));
        text.put("fill", one(random, "NEXT", "CLOSE"));
        text.put("end", one(random, "KEEP_OPEN", "CLOSE_POSITIONS"));
        text.put("from", one(random, "", "2022-01-01T00:00:00Z", "2022-01-01T17:01:00Z"));
        text.put("to", one(random, "", "2022-01-03T11:23:00Z"));
        text.put("trading.account", one(random, "CASH", "ISOLATED_MARGIN", "CROSS_MARGIN"));
        text.put("trading.market", text.get("trading.account").equals("CASH") ? "" : "LINEAR_PERPETUAL");
        text.put("trading.leverage", text.get("trading.account").equals("CASH") ? "1" : one(random, "1", "5", "50"));
        text.put("trading.limitFill", one(random, "TOUCH", "TRADE_THROUGH"));
        text.put("trading.slippage", one(random, "NONE", "BASIS_POINTS", "RANGE_SHARE"));
        text.put("trading.slippageShare", "0.0005");
        text.put("trading.participation", one(random, "0", "0.2"));
        text.put("trading.latency", one(random, "NONE 0 0 0 0 0", "CONSTANT 70000000000 1000000 90000000000 0 0",
            "UNIFORM 1000000 1000000 1000000 200000000000 5"));
        if (random.nextInt(3) == 0) {
            text.put("limit.daily-loss", "0.02");
            text.put("limit.drawdown", "0.2");
            text.put("limit.orders-per-minute", "2");
        }
        if (random.nextInt(3) == 0) {
            text.put("filter", "regime");
        }
        return text;
    }

    private static String value(final Parameter parameter, final Random random) {
        return switch (parameter.kind()) {
            case INTEGER -> Long.toString(parameter.minimum().longValue()
                + random.nextInt(parameter.maximum().subtract(parameter.minimum()).min(new BigDecimal(30)).intValue()));
            case DECIMAL -> {
                final BigDecimal low = parameter.minimum();
                final BigDecimal high = parameter.maximum().min(new BigDecimal(parameter.preset()).add(BigDecimal.ONE));
                yield low.add(high.subtract(low).multiply(BigDecimal.valueOf(random.nextDouble())))
                    .setScale(4, RoundingMode.UP).min(high).toPlainString();
            }
            case CHOICE -> parameter.choices().get(random.nextInt(parameter.choices().size()));
            case TEXT -> parameter.preset();
        };
    }

    private static String one(final Random random, final String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
