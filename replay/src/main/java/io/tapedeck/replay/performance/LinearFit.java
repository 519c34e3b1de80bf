package io.tapedeck.replay.performance;

import org.apache.commons.statistics.descriptive.Mean;

/**
 * The straight line through points by ordinary least squares. Immutable; NaN where it is not defined.
 *
 * @param slope       covariance of both ÷ variance of x.
 * @param intercept   mean of y − slope × mean of x.
 * @param correlation of both, −1 to 1 (Pearson).
 */
public record LinearFit(double slope, double intercept, double correlation) {
    /** empyrical takes a benchmark of a smaller variance for one without any. */
    private static final double NO_VARIANCE = 1e-30;

    /**
     * Fits a line.
     *
     * @param x as many as y.
     * @param y as many as x.
     * @return the line; NaN below two points or where x does not vary.
     */
    public static LinearFit of(final double[] x, final double[] y) {
        return of(x, Mean.of(x).getAsDouble(), y, Mean.of(y).getAsDouble());
    }

    /** A line through points whose means are known. */
    static LinearFit of(final double[] x, final double meanX, final double[] y, final double meanY) {
        double squaresX = 0;
        double squaresY = 0;
        double products = 0;
        for (int index = 0; index < x.length; index++) {
            squaresX += (x[index] - meanX) * (x[index] - meanX);
            squaresY += (y[index] - meanY) * (y[index] - meanY);
            products += (x[index] - meanX) * (y[index] - meanY);
        }
        final boolean varies = x.length > 1 && squaresX / x.length >= NO_VARIANCE;
        final double slope = varies ? products / squaresX : Double.NaN;
        return new LinearFit(slope, meanY - slope * meanX,
            varies ? Ratio.of(products, Math.sqrt(squaresX) * Math.sqrt(squaresY)) : Double.NaN);
    }

    /**
     * The share of the variance of y that the line explains.
     *
     * @return 0 to 1.
     */
    public double determination() {
        return correlation * correlation;
    }
}
