package io.tapedeck.replay.report.comparison;

import io.tapedeck.replay.performance.EquityCurve;

import java.util.Optional;

/**
 * What tells the most of an equity curve. Of a run that was too short for a sample it is all the initial balance.
 * Immutable.
 *
 * @param last    equity, money.
 * @param lowest  the first of several.
 * @param highest the first of several.
 */
record CurveEnds(long last, Extreme lowest, Extreme highest) {
    /**
     * An extreme of the curve. Immutable.
     *
     * @param equity money.
     * @param timeNs empty where there was no sample.
     */
    record Extreme(long equity, Optional<Long> timeNs) {
    }

    static CurveEnds of(final EquityCurve curve) {
        if (curve.size() == 0) {
            final Extreme begin = new Extreme(curve.initialBalance(), Optional.empty());
            return new CurveEnds(curve.initialBalance(), begin, begin);
        }
        int lowest = 0;
        int highest = 0;
        for (int index = 1; index < curve.size(); index++) {
            lowest = curve.equity(index) < curve.equity(lowest) ? index : lowest;
            highest = curve.equity(index) > curve.equity(highest) ? index : highest;
        }
        return new CurveEnds(curve.equity(curve.size() - 1), extreme(curve, lowest), extreme(curve, highest));
    }

    private static Extreme extreme(final EquityCurve curve, final int index) {
        return new Extreme(curve.equity(index), Optional.of(curve.timeNs(index)));
    }
}
