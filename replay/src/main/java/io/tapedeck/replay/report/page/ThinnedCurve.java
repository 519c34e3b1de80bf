package io.tapedeck.replay.report.page;

import io.tapedeck.replay.performance.EquityCurve;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The samples of an equity curve that a chart needs: of every stretch its lowest, its highest and its last one, so that
 * no peak and no valley is lost. Stateless.
 */
public final class ThinnedCurve {
    /** Of a chart with one curve: more than it has pixels. */
    static final int STRETCHES = 1_500;

    private ThinnedCurve() {
    }

    /**
     * Chooses samples.
     *
     * @param curve     that is shown.
     * @param stretches of which three samples each are kept.
     * @return numbers of the samples, from the first to the last.
     */
    public static List<Integer> samples(final EquityCurve curve, final int stretches) {
        final TreeSet<Integer> kept = new TreeSet<>();
        final int stretch = Math.max(1, (curve.size() + stretches - 1) / stretches);
        for (int from = 0; from < curve.size(); from += stretch) {
            final int to = Math.min(curve.size(), from + stretch);
            int lowest = from;
            int highest = from;
            for (int index = from; index < to; index++) {
                lowest = curve.equity(index) < curve.equity(lowest) ? index : lowest;
                highest = curve.equity(index) > curve.equity(highest) ? index : highest;
            }
            kept.addAll(List.of(lowest, highest, to - 1));
        }
        return new ArrayList<>(kept);
    }
}
