package io.tapedeck.replay.performance;

import java.util.DoubleSummaryStatistics;

/** Mean, least and greatest of figures, all of them NaN where there is none. One thread. */
final class Summary {
    private final DoubleSummaryStatistics all = new DoubleSummaryStatistics();

    /** One more figure. */
    void add(final double figure) {
        all.accept(figure);
    }

    /** Arithmetic mean, of a sum that makes up for its rounding. */
    double average() {
        return known(all.getAverage());
    }

    double least() {
        return known(all.getMin());
    }

    double greatest() {
        return known(all.getMax());
    }

    private double known(final double figure) {
        return all.getCount() == 0 ? Double.NaN : figure;
    }
}
