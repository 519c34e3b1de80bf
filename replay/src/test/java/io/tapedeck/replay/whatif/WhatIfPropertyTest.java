package io.tapedeck.replay.whatif;

import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.replay.importer.SharedData;
import io.tapedeck.replay.run.ImportedMarket;
import io.tapedeck.replay.run.ReplayHarness;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.RunTape;
import io.tapedeck.replay.run.TradeRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Random changes, from printed seeds: the same as a replay that was asked for so, and exact to the last unit. */
@Tag("one-jdk")
class WhatIfPropertyTest {
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
        Map.entry("parameter.stop", List.of("0.5", "1", "4", "100")),
        Map.entry("parameter.target", List.of("0.7", "1.5", "9")),
        Map.entry("parameter.entry", List.of("5", "33", "90")),
        Map.entry("parameter.allocation", List.of("0.1", "0.35", "0.9")),
        Map.entry("fill", List.of("CLOSE")),
        Map.entry("takerFeeRate", List.of("0", "0.0004", "0.01")),
        Map.entry("initialBalance", List.of("1000.00000001", "77777.77")),
        Map.entry("end", List.of("CLOSE_POSITIONS")),
        Map.entry("trading.latency", List.of("CONSTANT 90000000000 0 0 0 1", "UNIFORM 1000 0 0 120000000000 7")),
        Map.entry("trading.participation", List.of("0.01", "0.2")),
        Map.entry("trading.maximumPositions", List.of("2", "8")),
        Map.entry("limit.daily-loss", List.of("0.01")),
        Map.entry("limit.entries-per-day", List.of("1", "3")));

    @TempDir
    private Path directory;

    private static String[] randomChanges(final Random random) {
        final List<String> names = new ArrayList<>(VALUES.keySet());
        names.sort(null);
        final List<String> changes = new ArrayList<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            final String name = names.remove(random.nextInt(names.size()));
            changes.add(name);
            changes.add(VALUES.get(name).get(random.nextInt(VALUES.get(name).size())));
        }
        if (random.nextBoolean()) {
            changes.addAll(List.of("trading.slippage", "BASIS_POINTS", "trading.slippageShare", "0.0007"));
        }
        return changes.toArray(new String[0]);
    }

    private static void assertHolds(final RecordedMarket market, final Path run, final String... changes) {
        final ReplaySpec asked = ReplayHarness.with(RunTape.of(run).spec(), changes);
        final String told = String.join(" ", changes);
        final WhatIfResult result = market.changed(run, asked);
        final ReplayResult replayed = market.harness().run(asked);

        assertEquals(replayed.digests(), result.changed().digests(), told);
        assertEquals(replayed.digests(), market.changed(run, asked).changed().digests(), told);
        assertEquals(replayed.performance().finalEquity() - result.recorded().performance().finalEquity(),
            result.attribution().sum(), told);
        assertEquals(result.divergence().isEmpty(),
            result.recorded().digests().decisions() == replayed.digests().decisions(), told);
        assertMatched(result, told);
    }

    /** The naive twin: sets of entries. Only where no two trades of a side begin at the same moment. */
    private static void assertMatched(final WhatIfResult result, final String told) {
        final Set<String> before = entries(result.recorded());
        final Set<String> after = entries(result.changed());
        final int common = (int) before.stream().filter(after::contains).count();
        if (before.size() == count(result.recorded()) && after.size() == count(result.changed())) {
            assertEquals(before.size() - common, result.trades().lost().size(), told);
            assertEquals(after.size() - common, result.trades().gained().size(), told);
            assertEquals(common, result.trades().same() + result.trades().altered().size(), told);
        }
    }

    private static int count(final ReplayResult result) {
        return result.trades().size() + result.openPositions().size();
    }

    private static Set<String> entries(final ReplayResult result) {
        final Set<String> entries = new HashSet<>();
        result.trades().forEach(trade -> entries.add(entry(trade)));
        result.openPositions().forEach(open -> entries.add(open.instrumentId() + " " + open.side() + " "
            + open.entryTimeNs()));
        return entries;
    }

    private static String entry(final TradeRecord trade) {
        return trade.instrumentId() + " " + trade.side() + " " + trade.entryTimeNs();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void spot(final long seed) {
        final RecordedMarket market = new RecordedMarket(new ReplayHarness(directory).sample("AAAUSDT", seed, 15)
            .sample("BBBUSDT", seed + 10, 15), directory);
        final Path run = market.record("run", ReplayHarness.with(ReplayHarness.smaCross(), "symbols",
            "AAAUSDT,BBBUSDT", "strategy", "donchian-breakout", "timeframe", "15m", "parameter.allocation", "0.45"),
            RecordLevel.DECISIONS);

        repeat(market, run, seed);
    }

    /** So much borrowed that positions are liquidated, and the insurance pays. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void contracts(final long seed) {
        final RecordedMarket market = new RecordedMarket(new ReplayHarness(directory).sample("AAAUSDT", seed, 15),
            directory);
        final Path run = market.record("run", ReplayHarness.with(ReplayHarness.smaCross(), "strategy",
            "donchian-breakout", "timeframe", "15m", "trading.market", "LINEAR_PERPETUAL", "trading.account",
            "ISOLATED_MARGIN", "trading.leverage", "100", "parameter.stop", "100"), RecordLevel.ALL);

        repeat(market, run, seed);
        assertTrue(market.changed(run, "parameter.target", "1").recorded().counts().liquidations() > 0);
    }

    @Test
    void contractsWithFundingFromRealData() throws IOException {
        final String files = "candles/perp/XRP_USDT_USDT-";
        final ImportedMarket imported = new ImportedMarket(directory, "XRPUSDT", MarketKind.LINEAR_PERPETUAL)
            .candles(Timeframe.M5, SharedData.require(files + "5m-futures.csv"))
            .marks(Timeframe.H1, SharedData.require(files + "1h-mark.csv"));
        imported.events(TapeContent.FUNDING, SharedData.require(files + "8h-funding_rate.csv"));
        final RecordedMarket market = new RecordedMarket(new ReplayHarness(directory), directory);
        final Path run = market.record("run", ReplayHarness.with(ReplayHarness.smaCross(), "timeframe", "1h",
            "trading.account", "CROSS_MARGIN", "trading.leverage", "3", "parameter.fast", "5", "parameter.slow", "20"),
            RecordLevel.DECISIONS);

        assertHolds(market, run, "trading.leverage", "2");
        assertHolds(market, run, "parameter.fast", "7");
        assertTrue(market.changed(run, "trading.leverage", "2").attribution().funding() != 0);

        final Path held = market.record("held", ReplayHarness.with(ReplayHarness.smaCross(), "strategy", "hold",
            "timeframe", "5m", "trading.account", "CROSS_MARGIN", "trading.leverage", "2", "parameter.quantity",
            "1000"), RecordLevel.DECISIONS);
        assertHolds(market, held, "parameter.quantity", "900");
        assertHolds(market, held, "parameter.direction", "-1");
    }

    private static void repeat(final RecordedMarket market, final Path run, final long seed) {
        System.out.println("seed " + seed);
        final Random random = new Random(seed);
        for (int round = 0; round < 12; round++) {
            assertHolds(market, run, randomChanges(random));
        }
    }
}
