package io.tapedeck.replay.report.comparison;

import io.tapedeck.replay.performance.CommonSamples;
import io.tapedeck.replay.performance.ReturnSeries;
import io.tapedeck.replay.run.ReplayResult;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The time that all runs have in common. Immutable.
 *
 * @param samples        moments at which all of them were sampled.
 * @param periodsPerYear of these samples: those of the run that is sampled most coarsely.
 * @param isWhole        whether every run begins and ends with it.
 */
record CommonSpan(CommonSamples samples, double periodsPerYear, boolean isWhole) {
    static CommonSpan of(final List<ReplayResult> results) {
        final double periods = results.stream().mapToDouble(result -> result.facts().sampling().periodsPerYear()).min()
            .orElseThrow();
        final boolean isWhole = results.stream().map(ReplayResult::firstMoment).distinct().count() == 1
            && results.stream().map(ReplayResult::lastMoment).distinct().count() == 1;
        return new CommonSpan(CommonSamples.of(results.stream().map(ReplayResult::equity).toList()), periods, isWhole);
    }

    /** Two samples make a return. */
    boolean hasReturns() {
        return samples.size() > 1;
    }

    List<ReturnSeries> returns(final int runs) {
        return IntStream.range(0, runs).mapToObj(samples::returns).toList();
    }
}
