package io.tapedeck.replay.report.comparison;

import io.tapedeck.replay.performance.EquityCurve;

/**
 * The samples of an equity curve that tell the most. Immutable.
 *
 * @param lowest  number of the sample with the lowest equity, the first of several.
 * @param highest number of the sample with the highest equity, the first of several.
 */
record CurveEnds(int lowest, int highest) {
    /** Of a curve with at least one sample. */
    static CurveEnds of(final EquityCurve curve) {
        int lowest = 0;
        int highest = 0;
        for (int index = 1; index < curve.size(); index++) {
            lowest = curve.equity(index) < curve.equity(lowest) ? index : lowest;
            highest = curve.equity(index) > curve.equity(highest) ? index : highest;
        }
        return new CurveEnds(lowest, highest);
    }
}
