package io.tapedeck.replay.report.comparison;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.replay.difference.TradeChanges;
import io.tapedeck.replay.performance.CommonSamples;

import java.util.List;

/**
 * Two of the runs. Immutable.
 *
 * @param one         its number.
 * @param other       its number, greater.
 * @param timeframe   of the samples: the coarser one of the two.
 * @param returns     how many could be compared.
 * @param correlation of the returns; NaN where it is not defined.
 * @param trades      what they have in common and what not; lost are those of the one only.
 */
record RunPair(int one, int other, Timeframe timeframe, int returns, double correlation, TradeChanges trades) {
    static RunPair of(final List<ComparedRun> runs, final int one, final int other) {
        final ComparedRun first = runs.get(one);
        final ComparedRun second = runs.get(other);
        final CommonSamples samples =
            CommonSamples.of(List.of(first.result().equity(), second.result().equity()));
        return new RunPair(one, other, coarser(timeframe(first), timeframe(second)), Math.max(0, samples.size() - 1),
            samples.correlation(0, 1), TradeChanges.between(first.trips(), second.trips()));
    }

    private static Timeframe timeframe(final ComparedRun run) {
        return run.result().facts().sampling().timeframe();
    }

    private static Timeframe coarser(final Timeframe one, final Timeframe other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
