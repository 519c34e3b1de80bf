package io.tapedeck.replay.performance;

/** What becomes of 1 by returns, one upon the other. One thread; allocates nothing. */
final class Compounding {
    private double level = 1;
    private int periods;

    /**
     * The next period.
     *
     * @param value its return, fraction.
     * @return what became of 1.
     */
    double add(final double value) {
        level *= 1 + value;
        periods++;
        return level;
    }

    /** How many periods there were. */
    int periods() {
        return periods;
    }

    /** All returns together, fraction; NaN for none. */
    double total() {
        return periods == 0 ? Double.NaN : level - 1;
    }

    /** The yearly return that gives the total, fraction; NaN where more than everything was lost. */
    double annualised(final double periodsPerYear) {
        return StrictMath.pow(1 + total(), periodsPerYear / periods) - 1;
    }
}
