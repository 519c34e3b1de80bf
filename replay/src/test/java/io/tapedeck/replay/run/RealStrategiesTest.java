package io.tapedeck.replay.run;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyNeeds.Feed;
import io.tapedeck.engine.strategy.StrategyNeeds.Scope;
import io.tapedeck.engine.strategy.StrategyProvider;
import io.tapedeck.replay.importer.SharedData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every strategy for one symbol, with its presets, on the hours of bitcoin in 2022. */
class RealStrategiesTest {
    private static final String HOURS = "candles/binance-spot/BTCUSDT-1h-2022.csv.gz";

    @TempDir
    private static Path journal;

    private static ReplayHarness harness;

    @BeforeAll
    static void importTheYear() {
        harness = new ReplayHarness(journal).real("BTCUSDT", Timeframe.H1, "0.00001", SharedData.require(HOURS));
    }

    /** Those of tests are of another package; those that need finer candles have a test of their own. */
    static Stream<String> strategies() {
        return StrategyCatalogue.load().providers().stream()
            .filter(provider -> provider.getClass().getPackageName().startsWith("io.tapedeck.strategies"))
            .filter(RealStrategiesTest::decidesOnHoursOfOneSymbol)
            .map(StrategyProvider::name);
    }

    private static boolean decidesOnHoursOfOneSymbol(final StrategyProvider<?> provider) {
        final StrategyNeeds needs = provider.needsOf(provider.parameters().resolve(Map.of()), Timeframe.H1);
        return needs.scope() == Scope.EACH_SYMBOL && !needs.wants(Feed.TRADES) && !needs.wants(Feed.QUOTES)
            && needs.series().get(0).timeframe().compareTo(Timeframe.H1) >= 0;
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void itTradesAndDecidesTheSameInBothThreadModes(final String name) {
        final ReplaySpec spec = ReplayHarness.with(ReplayHarness.smaCross(), "strategy", name);
        final ReplayResult inline = harness.run(spec);
        final ReplayResult threaded = harness.run(spec, ThreadMode.FUSED);

        assertEquals(Optional.empty(), inline.firstFailure());
        assertTrue(!inline.fills().isEmpty(), name + " never trades");
        assertEquals(inline.digests(), threaded.digests());
        assertEquals(365 * 24, inline.counts().frames());
    }
}
