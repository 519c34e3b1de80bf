package io.tapedeck.replay.run;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.replay.importer.SharedData;
import io.tapedeck.replay.run.MomentumScannerTwin.Rules;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Bitcoin, ether and solana of 2022 together, held against a plain pass over the same files. */
class MomentumScannerReplayTest {
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");
    private static final long MILLISECOND_NS = 1_000_000;
    private static final Map<String, Path> FILES = new TreeMap<>();

    @TempDir
    private static Path journal;

    private static ReplayHarness harness;

    @BeforeAll
    static void importTheYear() {
        SYMBOLS.forEach(symbol ->
            FILES.put(symbol, SharedData.require("candles/binance-spot/" + symbol + "-1h-2022.csv.gz")));
        harness = new ReplayHarness(journal);
        FILES.forEach((symbol, file) -> harness.real(symbol, Timeframe.H1, "0.00001", file));
    }

    private static ReplayResult replay(final Rules rules, final ThreadMode mode) {
        return harness.run(ReplayHarness.with(ReplayHarness.smaCross(),
            "symbols", String.join(",", SYMBOLS),
            "strategy", "momentum-scanner",
            "parameter.momentum", "" + rules.momentum(),
            "parameter.holdings", "" + rules.holdings(),
            "parameter.tolerance", "" + rules.tolerance(),
            "parameter.volume-candles", "" + rules.volume(),
            "parameter.minimum-quote-volume", "" + rules.minimumVolume(),
            "parameter.volatility-candles", "" + rules.volatility(),
            "parameter.maximum-volatility", "" + rules.maximumVolatility(),
            "parameter.correlation-candles", "" + rules.correlation(),
            "parameter.maximum-correlation", "" + rules.maximumCorrelation()), mode);
    }

    private static void compare(final Rules rules) {
        final MomentumScannerTwin twin = new MomentumScannerTwin(rules);
        FILES.forEach(twin::market);
        final ReplayResult result = replay(rules, ThreadMode.INLINE);

        assertEquals(twin.trades(), result.trades().stream().map(trade ->
            result.instrument(trade.instrumentId()).symbol() + " " + trade.entryTimeNs() / MILLISECOND_NS + " "
                + trade.exitTimeNs() / MILLISECOND_NS).sorted().toList());
        assertTrue(result.trades().size() >= 10, result.trades().size() + " trades");
    }

    @Test
    void theBestOfThreeIsHeldAsThePassHoldsIt() {
        compare(new Rules(168, 1, 0, 24, 0, 24, 1_000, 48, 0.999));
    }

    @Test
    void everyFilterAndTheToleranceWorkAsInThePass() {
        compare(new Rules(24, 1, 1, 24, 20_000_000, 48, 1.5, 72, 0.95));
        compare(new Rules(72, 2, 0, 12, 15_000_000, 24, 1.5, 48, 0.95));
    }

    @Test
    void bothThreadModesDecideTheSame() {
        final Rules rules = new Rules(72, 2, 0, 12, 15_000_000, 24, 1.5, 48, 0.95);

        assertEquals(replay(rules, ThreadMode.INLINE).digests(), replay(rules, ThreadMode.FUSED).digests());
    }
}
