package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.strategies.indicator.IndicatorContract.Feed;
import io.tapedeck.strategies.indicator.IndicatorContract.Scale;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Regression, correlation and change points against published figures, exact twins and the contract. */
class StatisticsIndicatorTest {
    private static final long SEED = 53;
    private static final MathContext EXACT = new MathContext(60);
    private static final Feed<LinearRegression> CLOSE = (line, bar) -> line.add(bar.close());

    @Test
    void theyKeepToTheContract() {
        for (final int length : new int[] {2, 20}) {
            IndicatorContract.of(() -> new LinearRegression(length), CLOSE, Scale.PRICE)
                .output("slope", LinearRegression::slope, Scale.PRICE)
                .output("intercept", LinearRegression::intercept, Scale.PRICE)
                .output("r squared", LinearRegression::rSquared, Scale.UNCHANGED).holds();
        }
        // What is compared with must not be split: a ratio stays the same.
        IndicatorContract.of(() -> new Correlation(20), (correlation, bar) ->
            correlation.add(bar.close(), bar.high() / bar.low()), Scale.UNCHANGED).holds();
        IndicatorContract.of(() -> new Beta(20), (beta, bar) ->
            beta.add(bar.close(), bar.high() / bar.low()), Scale.UNCHANGED).holds();
        IndicatorContract.of(() -> new CumulativeSumFilter(0.02, 0.001), (filter, bar) -> filter.add(bar.close()),
                Scale.UNCHANGED)
            .output("upward sum", CumulativeSumFilter::upwardSum, Scale.UNCHANGED)
            .output("downward sum", CumulativeSumFilter::downwardSum, Scale.UNCHANGED).holds();
    }

    @Test
    void theLineEqualsThePublishedFigures() throws IOException {
        final Bar[] stock = Published.stock();
        final Published<LinearRegression> line = new Published<>(() -> new LinearRegression(20), CLOSE);
        final double[][] figures = {{501, -1.689143, 1083.7629, 0.7955}, {482, -0.337015, 425.1111, 0.1730},
            {249, 0.312406, 180.4164, 0.8056}};
        for (final double[] figure : figures) {
            final int row = (int) figure[0];
            line.figure(figure[1], 6, stock, row, LinearRegression::slope);
            // Published is the line at day 0 of a count in which the row is day row + 1.
            line.figure(figure[2], 4, stock, row, fit -> fit.intercept() - fit.slope() * (row + 1 - 19));
            line.figure(figure[3], 4, stock, row, LinearRegression::rSquared);
        }
        line.figure(235.8131, 4, stock, 501, LinearRegression::value);
        line.figure(267.9069, 4, stock, 501, LinearRegression::intercept);
        final Published<LinearRegression> shorter = new Published<>(() -> new LinearRegression(14), CLOSE);
        shorter.jesse("linearreg_slope", "value", LinearRegression::slope);
        shorter.jesse("linearreg_angle", "value", fit -> Math.toDegrees(Math.atan(fit.slope())));
    }

    /** Jesse's forecast oscillator: how far the last close is from the end of the line, in percent of the close. */
    @Test
    void theEndOfTheLineEqualsJesses() throws IOException {
        final List<Bar> bars = JesseCandles.of("fosc").bars();
        final double close = bars.get(bars.size() - 1).close();
        new Published<>(() -> new LinearRegression(5), CLOSE)
            .jesse("fosc", "value", fit -> 100 * (close - fit.value()) / close);
    }

    /** Prices of any height, and outliers a million times as far away as the rest, which leave nothing behind. */
    @Test
    void theLineIsTheExactOneHoweverHighThePrices() {
        for (final double height : new double[] {0, 1e3, 1e9, 1e13}) {
            final SplittableRandom random = new SplittableRandom(SEED);
            final LinearRegression line = new LinearRegression(10);
            final double[] values = new double[400];
            for (int index = 0; index < values.length; index++) {
                values[index] = height + random.nextDouble(-100, 100) * (random.nextInt(40) == 0 ? 1e6 : 1);
                line.add(values[index]);
                if (line.isReady()) {
                    assertLine(values, index, line, "height " + height + ", value " + index + ", seed " + SEED);
                }
            }
        }
    }

    private static void assertLine(final double[] values, final int last, final LinearRegression line,
            final String where) {
        final double[] steps = new double[10];
        final double[] window = new double[10];
        for (int index = 0; index < 10; index++) {
            steps[index] = index;
            window[index] = values[last - 9 + index];
        }
        final double products = products(steps, window);
        final double slope = products / 82.5;
        assertEquals(slope, line.slope(), scale(window) * 1e-12, where);
        assertEquals(products * products / (82.5 * products(window, window)), line.rSquared(), 1e-9, where);
        final double mean = sum(window).doubleValue() / 10;
        assertEquals(mean - 4.5 * slope, line.intercept(), 1e-9 * scale(window) + Math.abs(mean) * 1e-15, where);
        assertEquals(mean + 4.5 * slope, line.value(), 1e-9 * scale(window) + Math.abs(mean) * 1e-15, where);
    }

    private static double scale(final double[] values) {
        return Math.sqrt(products(values, values));
    }

    /** The sum of the products of the deviations, in exact arithmetic. */
    private static double products(final double[] one, final double[] other) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int index = 0; index < one.length; index++) {
            sum = sum.add(new BigDecimal(one[index]).multiply(new BigDecimal(other[index])));
        }
        final BigDecimal means = sum(one).multiply(sum(other)).divide(BigDecimal.valueOf(one.length), EXACT);
        return sum.subtract(means).doubleValue();
    }

    private static BigDecimal sum(final double[] values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (final double value : values) {
            sum = sum.add(new BigDecimal(value));
        }
        return sum;
    }

    @Test
    void aLineThroughEqualValuesExplainsNothing() {
        final LinearRegression line = new LinearRegression(3);
        for (int index = 0; index < 7; index++) {
            line.add(0.1);
        }

        assertEquals(0, line.slope());
        assertEquals(0, line.rSquared());
        assertEquals(0.1, line.value());
    }

    @Test
    void correlationAndBetaAreThoseOfTheReturns() {
        final Bar[] bars = Bar.fractional(SEED, 600);
        final Bar[] others = Bar.fractional(SEED + 1, 600);
        for (final int length : new int[] {2, 9, 60}) {
            final Correlation correlation = new Correlation(length);
            final Beta beta = new Beta(length);
            for (int index = 0; index < bars.length; index++) {
                // Half of the one is in the other, so that there is something to find.
                final double other = others[index].close() * bars[index].close();
                correlation.add(bars[index].close(), other);
                beta.add(bars[index].close(), other);
                if (correlation.isReady()) {
                    final double[] one = new double[length];
                    final double[] two = new double[length];
                    for (int back = 0; back < length; back++) {
                        final int at = index - back;
                        one[back] = bars[at].close() / bars[at - 1].close() - 1;
                        two[back] = others[at].close() * bars[at].close()
                            / (others[at - 1].close() * bars[at - 1].close()) - 1;
                    }
                    final String where = "value " + index + ", length " + length + ", seed " + SEED;
                    assertEquals(products(one, two) / Math.sqrt(products(one, one) * products(two, two)),
                        correlation.value(), 1e-9, where);
                    final double expected = products(one, two) / products(two, two);
                    assertEquals(expected, beta.value(), 1e-9 * Math.max(1, Math.abs(expected)), where);
                }
            }
        }
    }

    /** Stock Indicators takes the prices themselves, which the moments below both indicators can do as well. */
    @Test
    void theMomentsOfPricesEqualThePublishedFigures() throws IOException {
        final Bar[] stock = Published.stock();
        final Bar[] other = Published.stock("compare");
        final WindowComoments moments = new WindowComoments(20);
        for (int row = 0; row < stock.length; row++) {
            moments.add(other[row].close(), stock[row].close());
        }
        final double correlation = moments.productsOfDeviations()
            / Math.sqrt(moments.squaredDeviationsX() * moments.squaredDeviationsY());
        assertEquals(0.8460, correlation, 0.00005);
        assertEquals(0.7157, correlation * correlation, 0.00005);
        assertEquals(1.6759, moments.productsOfDeviations() / moments.squaredDeviationsY(), 0.00005);
    }

    @Test
    void whatDoesNotVaryCorrelatesWithNothing() {
        final Correlation correlation = new Correlation(3);
        final Beta beta = new Beta(3);
        for (int index = 1; index < 9; index++) {
            correlation.add(0.1 * index, 0.3);
            beta.add(0.1 * index, 0.3);
        }

        assertEquals(0, correlation.value());
        assertEquals(0, beta.value());
    }

    @Test
    void aSplitOfTheOtherSeriesIsNoReturn() {
        final Beta beta = new Beta(3);
        final Correlation correlation = new Correlation(3);
        final double[] prices = {100, 110, 99, 120, 60};
        for (int index = 0; index < prices.length; index++) {
            if (index == 3) {
                beta.onOtherSplit(new ShareRatio(4, 1));
                correlation.onOtherSplit(new ShareRatio(4, 1));
            }
            beta.add(prices[index], index >= 3 ? prices[index] / 4 : prices[index]);
            correlation.add(prices[index], index >= 3 ? prices[index] / 4 : prices[index]);
        }

        assertEquals(1, beta.value(), 1e-12);
        assertEquals(1, correlation.value(), 1e-12);
    }

    @Test
    void theFilterTellsChangesAsInTheBook() {
        final Bar[] bars = Bar.fractional(SEED, 5_000);
        for (final double allowance : new double[] {0, 0.002}) {
            final CumulativeSumFilter filter = new CumulativeSumFilter(0.05, allowance);
            filter.add(bars[0].close());
            double rise = 0;
            double fall = 0;
            int changes = 0;
            for (int index = 1; index < bars.length; index++) {
                final double change = StrictMath.log(bars[index].close() / bars[index - 1].close());
                rise = Math.max(0, rise + change - allowance);
                fall = Math.min(0, fall + change + allowance);
                filter.add(bars[index].close());
                final String where = "value " + index + ", allowance " + allowance + ", seed " + SEED;
                assertEquals(fall < -0.05, filter.isDownward(), where);
                assertEquals(rise > 0.05, filter.isUpward(), where);
                assertEquals(filter.isUpward() ? 1 : filter.isDownward() ? -1 : 0, filter.value(), where);
                rise = rise > 0.05 ? 0 : rise;
                fall = fall < -0.05 ? 0 : fall;
                changes += filter.value() != 0 ? 1 : 0;
                assertEquals(rise, filter.upwardSum(), where);
                assertEquals(fall, filter.downwardSum(), where);
            }
            assertTrue(changes > 100, "there were " + changes + " changes");
        }
    }

    @Test
    void aFilterThatFindsNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new CumulativeSumFilter(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new CumulativeSumFilter(1, -1));
    }
}
