package io.tapedeck.replay.performance;

/**
 * What simply holding the traded symbols would have brought, and how the run did beside it. Immutable; NaN where a
 * figure is not defined. Sources: empyrical for alpha, beta and capture (of a period, as
 * Morningstar tells it), Grinold and Kahn for the information ratio.
 *
 * @param totalReturn      of the benchmark, fraction.
 * @param annualizedReturn of the benchmark, fraction.
 * @param volatility       of the benchmark, annualised, fraction.
 * @param sharpe           of the benchmark, ratio.
 * @param maxDrawdown      of the benchmark, 0 or negative.
 * @param alpha            (1 + mean of return − beta × benchmark's return)^periods − 1.
 * @param beta             covariance with the benchmark ÷ variance of the benchmark.
 * @param correlation      with the benchmark.
 * @param upCapture        geometric mean return ÷ that of the benchmark, over the periods in which the benchmark rose.
 * @param downCapture      the same over the periods in which it fell.
 * @param informationRatio mean ÷ deviation of the return beyond the benchmark's, annualised.
 */
public record BenchmarkFigures(
    double totalReturn,
    double annualizedReturn,
    double volatility,
    double sharpe,
    double maxDrawdown,
    double alpha,
    double beta,
    double correlation,
    double upCapture,
    double downCapture,
    double informationRatio) {

    /**
     * Holds a run against its benchmark.
     *
     * @param returns        of the run.
     * @param benchmark      of the same periods.
     * @param periodsPerYear of a year.
     * @return the figures.
     */
    public static BenchmarkFigures of(final ReturnSeries returns, final ReturnSeries benchmark,
        final double periodsPerYear) {
        final LinearFit fit = returns.fitOver(benchmark);
        final Capture capture = Capture.of(returns, benchmark, 1);
        return new BenchmarkFigures(
            benchmark.total(),
            benchmark.annualised(periodsPerYear),
            benchmark.volatility(periodsPerYear),
            benchmark.sharpe(periodsPerYear),
            benchmark.maxDrawdown(),
            StrictMath.pow(1 + fit.intercept(), periodsPerYear) - 1,
            fit.slope(),
            fit.correlation(),
            capture.up(),
            capture.down(),
            returns.less(benchmark).sharpe(periodsPerYear));
    }
}
