package io.tapedeck.replay.performance;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How often equity was sampled, from which follows how many samples a year has. Immutable.
 *
 * @param timeframe at whose closes it was sampled.
 * @param calendar  of the market; of several markets the one that is open longest.
 */
public record Sampling(Timeframe timeframe, TradingCalendar calendar) {
    private static final int DAYS_OF_A_YEAR = 365;

    /**
     * Finds the sampling of a curve: the commonest distance between its samples, for gaps of the market are rare.
     *
     * @param curve    of at least two samples.
     * @param calendar of the market.
     * @return the timeframe of that length.
     * @throws UnknownSamplingException where there is none.
     */
    public static Sampling of(final EquityCurve curve, final TradingCalendar calendar) {
        final long distanceNs = commonestDistance(curve);
        return new Sampling(Arrays.stream(Timeframe.values())
            .filter(timeframe -> timeframe.durationNs() == distanceNs).findFirst()
            .orElseThrow(() -> new UnknownSamplingException("the samples of the equity lie "
                + Duration.ofNanos(distanceNs).toString().substring(2) + " apart, which is no timeframe of candles ("
                + Arrays.stream(Timeframe.values()).map(Timeframe::label).collect(Collectors.joining(", "))
                + "), so that nothing can be annualised: sample it at the closes of one of them")), calendar);
    }

    private static long commonestDistance(final EquityCurve curve) {
        final Map<Long, Integer> distances = new TreeMap<>();
        for (int index = 1; index < curve.size(); index++) {
            distances.merge(curve.timeNs(index) - curve.timeNs(index - 1), 1, Integer::sum);
        }
        return distances.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey)
            .orElseThrow(() -> new UnknownSamplingException("an equity with " + curve.size() + " sample(s) does not "
                + "say how often it is sampled, so that nothing can be annualised: give it at least 2"));
    }

    /**
     * Samples of a year.
     *
     * @return such as 8760 for an hour of a market that never closes, 252 for a day of New York.
     */
    public double periodsPerYear() {
        return calendar.candlesPerYear(timeframe);
    }

    /**
     * Samples of so many days by the calendar on the wall.
     *
     * @param days a count.
     * @return rounded.
     */
    public int samplesIn(final int days) {
        return Math.toIntExact(Math.round(days * periodsPerYear() / DAYS_OF_A_YEAR));
    }
}
