package io.tapedeck.strategies.indicator;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Held against naive twins that are written from the definitions. */
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
            assertEquals(index >= 4, channel.isReady());
        }
    }
}
