package io.tapedeck.replay.performance;

/**
 * The figures of a run. Immutable. A ratio that is not defined (no trade, no variance, too few samples) is NaN.
 *
 * <p>Definitions: returns are those between neighbouring samples of the equity; a year of a crypto market has 365 days
 * of 24 hours, so that {@code periods} is a year divided by the timeframe. Sharpe = mean ÷ sample standard
 * deviation × √periods. Sortino = mean ÷ √(mean of squared negative returns) × √periods. Annualised return =
 * (1 + total return)^(periods ÷ samples) − 1. Calmar = annualised return ÷ |maximum drawdown|. The other figures
 * are in {@link RunMetrics}.
 *
 * @param initialBalance   money.
 * @param finalEquity      money, open positions at the last close.
 * @param totalReturn      fraction.
 * @param annualizedReturn fraction.
 * @param volatility       annualised, fraction.
 * @param sharpe           ratio.
 * @param sortino          ratio.
 * @param calmar           ratio.
 * @param maxDrawdown      fraction of the peak, 0 or negative.
 * @param winRate          share of trades with a positive result.
 * @param profitFactor     sum of gains ÷ sum of losses.
 * @param averageWin       money.
 * @param averageLoss      money, negative.
 * @param exposure         share of samples with an open position.
 */
public record Performance(
    long initialBalance,
    long finalEquity,
    double totalReturn,
    double annualizedReturn,
    double volatility,
    double sharpe,
    double sortino,
    double calmar,
    double maxDrawdown,
    double winRate,
    double profitFactor,
    double averageWin,
    double averageLoss,
    double exposure) {

    /**
     * Computes all figures.
     *
     * @param equity      of the run.
     * @param periods     samples of a year.
     * @param finalEquity money at the end.
     * @param results     of the trades.
     * @return the figures.
     */
    public static Performance of(final EquityLevels equity, final double periods, final long finalEquity,
        final TradeResults results) {
        final ReturnSeries returns = equity.returns();
        final double totalReturn = (double) finalEquity / equity.initialBalance() - 1;
        final double annualized = StrictMath.pow(1 + totalReturn, periods / equity.size()) - 1;
        final double maxDrawdown = equity.maxDrawdown();
        return new Performance(
            equity.initialBalance(),
            finalEquity,
            totalReturn,
            equity.size() == 0 ? Double.NaN : annualized,
            returns.volatility(periods),
            returns.sharpe(periods),
            returns.sortino(periods),
            Ratio.of(annualized, -maxDrawdown),
            maxDrawdown,
            results.winRate(),
            results.profitFactor(),
            results.averageWin(),
            results.averageLoss(),
            Ratio.of(equity.exposed(), equity.size()));
    }
}
