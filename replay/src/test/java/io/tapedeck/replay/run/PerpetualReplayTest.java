package io.tapedeck.replay.run;

import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.replay.importer.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The XRP perpetual from its files to the result: candles, mark prices and funding on tapes of their own. */
class PerpetualReplayTest {
    private static final String FILES = "candles/perp/XRP_USDT_USDT-";
    private static final BigDecimal QUANTITY = new BigDecimal("1000");
    private static final long HOUR_MILLIS = 3_600_000;

    @TempDir
    private Path directory;

    private ImportedMarket market() throws IOException {
        final ImportedMarket market = new ImportedMarket(directory, "XRPUSDT", MarketKind.LINEAR_PERPETUAL)
            .candles(Timeframe.M5, SharedData.require(FILES + "5m-futures.csv"))
            .marks(Timeframe.H1, SharedData.require(FILES + "1h-mark.csv"));
        market.events(TapeContent.FUNDING, SharedData.require(FILES + "8h-funding_rate.csv"));
        return market;
    }

    private static ReplaySpec holding(final int direction) {
        return ReplayHarness.with(ReplayHarness.smaCross(), "strategy", "hold", "timeframe", "5m",
            "parameter.direction", Integer.toString(direction), "parameter.quantity", QUANTITY.toPlainString(),
            "trading.account", "CROSS_MARGIN", "trading.leverage", "2");
    }

    private static List<String[]> rows(final String file) throws IOException {
        return Files.readAllLines(SharedData.require(FILES + file)).stream().skip(1)
            .map(line -> line.split(",")).toList();
    }

    /** The mark price of the hour that ends at the settlement, or the last close where the marks have ended. */
    private static BigDecimal fundingOfTheFiles() throws IOException {
        final TreeMap<Long, String> prices = new TreeMap<>();
        final List<String[]> candles = rows("5m-futures.csv");
        candles.forEach(row -> prices.put(Long.parseLong(row[0]) + 300_000, row[4]));
        final long lastPriceMillis = prices.lastKey();
        long marksEndMillis = 0;
        for (final String[] row : rows("1h-mark.csv")) {
            marksEndMillis = Long.parseLong(row[0]) + HOUR_MILLIS;
            prices.put(marksEndMillis, row[4]);
        }
        final long entryMillis = Long.parseLong(candles.get(1)[0]);
        BigDecimal funding = BigDecimal.ZERO;
        for (final String[] row : rows("8h-funding_rate.csv")) {
            final long settledMillis = Long.parseLong(row[0]) / 1_000 * 1_000;
            if (settledMillis >= entryMillis && settledMillis <= lastPriceMillis) {
                final BigDecimal price = new BigDecimal(prices.get(settledMillis)).setScale(5, RoundingMode.HALF_EVEN);
                funding = funding.add(price.multiply(QUANTITY).multiply(new BigDecimal(row[1]))
                    .setScale(8, RoundingMode.HALF_UP));
            }
        }
        return funding;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void fundingPaidIsTheSumThatTheFilesGive(final int direction) throws IOException {
        final ReplayResult result = market().run(holding(direction));

        final BigDecimal funding = fundingOfTheFiles();
        assertTrue(funding.signum() > 0);
        assertEquals(0, funding.multiply(BigDecimal.valueOf(-direction))
            .compareTo(BigDecimal.valueOf(result.counts().funding(), 8)), () -> funding + " and "
                + result.counts().funding());
        assertEquals(1, result.openPositions().size());
        assertEquals(List.of(), result.trades());
    }

    /** Where the marks end, contracts are valued at the last price again. */
    @Test
    void anOldMarkPriceValuesNothing() throws IOException {
        final ReplayResult result = market().run(holding(1));
        final List<String[]> candles = rows("5m-futures.csv");
        final BigDecimal entry = new BigDecimal(candles.get(1)[1]);
        final BigDecimal last = new BigDecimal(candles.get(candles.size() - 1)[4]);
        final BigDecimal fee = entry.multiply(QUANTITY).multiply(new BigDecimal("0.0005"));
        final BigDecimal equity = new BigDecimal("10000").add(last.subtract(entry).multiply(QUANTITY)).subtract(fee)
            .subtract(fundingOfTheFiles());

        assertEquals(0, equity.compareTo(BigDecimal.valueOf(result.performance().finalEquity(), 8)),
            () -> equity + " and " + result.performance().finalEquity());
    }

    @Test
    void theDigestsAreTheSameInBothThreadModes() throws IOException {
        market();
        final ReplayHarness harness = new ReplayHarness(directory);

        assertEquals(harness.run(holding(1), ThreadMode.INLINE).digests(),
            harness.run(holding(1), ThreadMode.FUSED).digests());
    }
}
