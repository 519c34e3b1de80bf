package io.tapedeck.replay.oracle;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.replay.importer.SharedData;
import io.tapedeck.replay.performance.BenchmarkFigures;
import io.tapedeck.replay.performance.Capture;
import io.tapedeck.replay.performance.Drawdowns;
import io.tapedeck.replay.performance.EquityCurve;
import io.tapedeck.replay.performance.PeriodReturn;
import io.tapedeck.replay.performance.PeriodReturns;
import io.tapedeck.replay.performance.ReturnSeries;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Every case of empyrical's own tests (oracles/metrics) whose function is one of ours, within 1e-9, or to the digits
 * that are published. A period without a return (null) counts as one in which nothing was earned where returns are laid
 * one upon the other and for percentiles, and is left out of means, as empyrical has it.
 */
class EmpyricalOracleTest {
    private static final double TOLERANCE = 1e-9;
    private static final double FOUR_DECIMALS = 1e-4;
    private static final double SIX_DECIMALS = 1e-6;
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 30);
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;
    private static final Map<String, Double> PERIODS = Map.of("daily", 252.0, "weekly", 52.0, "monthly", 12.0);
    /** Estimates of extreme tails and of fragility: nothing that this program tells. */
    private static final Set<String> NOT_OURS = Set.of("gpd_risk_estimates", "beta_fragility_heuristic");

    private static Map<String, Object> file() {
        return JsonFile.object(JsonFile.read(SharedData.require("oracles/metrics/empyrical-cases.json")));
    }

    private static List<Case> cases() {
        final Map<String, Object> file = file();
        final Map<String, Object> series = JsonFile.object(file.get("series"));
        return JsonFile.list(file.get("cases")).stream().map(JsonFile::object)
            .map(found -> new Case((String) found.get("function"), JsonFile.object(found.get("inputs")),
                found.get("expected"), series))
            .filter(found -> !NOT_OURS.contains(found.function())).toList();
    }

    @Test
    void asManyCasesAsWereCounted() {
        assertEquals(78, cases().size());
    }

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return cases().stream().map(found -> DynamicTest.dynamicTest(found.function() + " " + found.inputs(),
            () -> assertClose(found.numbers(), found.answer(), found)));
    }

    private static void assertClose(final double[] expected, final double[] actual, final Case of) {
        assertEquals(expected.length, actual.length);
        for (int index = 0; index < expected.length; index++) {
            assertEquals(expected[index], actual[index], of.tolerance(expected[index]));
        }
    }

    private record Case(String function, Map<String, Object> inputs, Object expected, Map<String, Object> series) {
        /** Their tests compare some to the digits that they write down, cumulated ones to four decimals. */
        double tolerance(final double wanted) {
            if (function.startsWith("cum")) {
                return FOUR_DECIMALS;
            }
            final boolean isRounded = function.startsWith("roll") || function.endsWith("capture");
            return isRounded && Double.isFinite(wanted) ? Math.max(TOLERANCE * Math.abs(wanted), lastDigit(wanted))
                : TOLERANCE;
        }

        private static double lastDigit(final double value) {
            return Math.min(SIX_DECIMALS, new BigDecimal(Double.toString(value)).ulp().doubleValue());
        }

        double[] numbers() {
            return expected instanceof List ? JsonFile.list(expected).stream()
                .flatMap(value -> value instanceof List ? JsonFile.list(value).stream() : Stream.of(value).map(x -> x))
                .mapToDouble(Case::number).toArray() : new double[] {number(expected)};
        }

        private static double number(final Object value) {
            return value == null ? Double.NaN : JsonFile.number(value);
        }

        double[] answer() {
            return switch (function) {
                case "cum_returns" -> Arrays.stream(filled("returns").growth()).map(level -> level * start()).toArray();
                case "cum_returns_final" -> one((1 + filled("returns").total()) * start());
                case "aggregate_returns" -> aggregated();
                case "max_drawdown" -> one(drawdown());
                case "annual_ret", "cagr" -> one(filled("returns").annualised(periods()));
                case "annual_volatility" -> one(known(raw("returns")).volatility(periods()));
                case "calmar" -> one(filled("returns").annualised(periods()) / -drawdown());
                case "omega" -> one(known(less(less("returns", "risk_free"), daily(input("required_return")))).omega());
                case "sharpe_ratio" -> one(known(less("returns", "risk_free")).sharpe(252));
                case "downside_risk" -> one(known(less("returns", "required_return")).downsideDeviation()
                    * Math.sqrt(periods()));
                case "sortino" -> one(known(less("returns", "required_return")).sortino(periods()));
                case "excess_sharpe" -> one(known(less("returns", "factor_returns")).sharpe(1));
                case "alpha" -> one(against(BenchmarkFigures::alpha));
                case "alpha_beta" -> new double[] {against(BenchmarkFigures::alpha), against(BenchmarkFigures::beta)};
                case "up_alpha_beta" -> partial(1);
                case "down_alpha_beta" -> partial(-1);
                case "stability_of_timeseries" -> one(known(raw("returns")).stability());
                case "tail_ratio" -> one(filled("returns").tailRatio());
                case "capture_ratio" -> one(filled("returns").annualised(252)
                    / filled("factor_returns").annualised(252));
                case "up_capture" -> one(captured(raw("returns"), raw("factor_returns"), (up, down) -> up));
                case "down_capture" -> one(captured(raw("returns"), raw("factor_returns"), (up, down) -> down));
                case "up_down_capture" -> one(captured(raw("returns"), raw("factor_returns"), (up, down) -> up / down));
                case "roll_max_drawdown" -> rolled(from -> one(known(window("returns", from)).maxDrawdown()));
                case "roll_sharpe_ratio" -> rolled(from -> one(known(window("returns", from)).sharpe(252)));
                case "roll_alpha_beta" -> rolledAlphaBeta();
                case "roll_up_capture" -> rolledCapture((up, down) -> up);
                case "roll_down_capture" -> rolledCapture((up, down) -> down);
                case "roll_up_down_capture" -> rolledCapture((up, down) -> up / down);
                default -> throw new IllegalStateException("a new function: " + function);
            };
        }

        private static double[] one(final double value) {
            return new double[] {value};
        }

        private double start() {
            return JsonFile.number(inputs.get("starting_value"));
        }

        private double periods() {
            return PERIODS.get(inputs.getOrDefault("period", "daily"));
        }

        /** A series, or one number for every period of the returns. */
        private double[] input(final String name) {
            if (inputs.get(name) instanceof Number number) {
                final double[] constant = raw("returns");
                Arrays.fill(constant, number.doubleValue());
                return constant;
            }
            return raw(name);
        }

        private double[] raw(final String name) {
            final Object named = JsonFile.object(inputs.get(name)).get("series");
            return JsonFile.list(series.get(named)).stream().mapToDouble(value -> number(value) / 100).toArray();
        }

        private double[] less(final String name, final String other) {
            return less(raw(name), input(other));
        }

        private static double[] less(final double[] values, final double[] others) {
            return IntStream.range(0, values.length).mapToDouble(index -> values[index] - others[index]).toArray();
        }

        /** empyrical's omega is asked for a return of a year. */
        private static double[] daily(final double[] yearly) {
            return Arrays.stream(yearly).map(value -> Math.pow(1 + value, 1.0 / 252) - 1).toArray();
        }

        private static ReturnSeries known(final double[] values) {
            return ReturnSeries.of(Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray());
        }

        private ReturnSeries filled(final String name) {
            return ReturnSeries.of(Arrays.stream(raw(name)).map(value -> Double.isNaN(value) ? 0 : value).toArray());
        }

        private double drawdown() {
            final double ofReturns = filled("returns").maxDrawdown();
            assertEquals(ofReturns, Drawdowns.of(curve(day -> FIRST_DAY.plusDays(day))).maximum(), TOLERANCE);
            return ofReturns;
        }

        private EquityCurve curve(final Function<Integer, LocalDate> dates) {
            final double begin = 1e9 * FixedPoint.ONE;
            final EquityCurve curve = new EquityCurve((long) begin);
            final double[] growth = filled("returns").growth();
            for (int index = 0; index < growth.length; index++) {
                curve.sample((dates.apply(index).toEpochDay() + 1) * NANOS_PER_DAY, Math.round(begin * growth[index]),
                    0, false);
            }
            return curve;
        }

        private double[] aggregated() {
            final Function<Integer, LocalDate> dates = switch ((String) JsonFile.object(inputs.get("returns"))
                .get("series")) {
                case "weekly_returns" -> week -> FIRST_DAY.plusWeeks(week);
                case "monthly_returns" -> month -> FIRST_DAY.withDayOfMonth(1).plusMonths(month)
                    .with(TemporalAdjusters.lastDayOfMonth());
                default -> day -> FIRST_DAY.plusDays(day);
            };
            final Function<LocalDate, String> spans = switch ((String) inputs.get("convert_to")) {
                case "weekly" -> date -> date.get(IsoFields.WEEK_BASED_YEAR) + "W"
                    + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
                case "quarterly" -> date -> date.getYear() + "Q" + date.get(IsoFields.QUARTER_OF_YEAR);
                case "monthly" -> PeriodReturns.MONTHS;
                default -> PeriodReturns.YEARS;
            };
            return PeriodReturns.of(curve(dates), spans).stream().mapToDouble(PeriodReturn::value).toArray();
        }

        private double against(final ToDoubleFunction<BenchmarkFigures> figure) {
            return against(raw("returns"), raw("benchmark"), figure, 0);
        }

        private double[] partial(final int sign) {
            return new double[] {against(raw("returns"), raw("benchmark"), BenchmarkFigures::alpha, sign),
                against(raw("returns"), raw("benchmark"), BenchmarkFigures::beta, sign)};
        }

        /** Both known, and the benchmark on its way up or down where a sign says so. */
        private static double against(final double[] returns, final double[] benchmark,
            final ToDoubleFunction<BenchmarkFigures> figure, final int sign) {
            final int[] wanted = IntStream.range(0, Math.min(returns.length, benchmark.length))
                .filter(index -> !Double.isNaN(returns[index]) && !Double.isNaN(benchmark[index]))
                .filter(index -> sign == 0 || benchmark[index] * sign > 0).toArray();
            return figure.applyAsDouble(BenchmarkFigures.of(
                ReturnSeries.of(Arrays.stream(wanted).mapToDouble(index -> returns[index]).toArray()),
                ReturnSeries.of(Arrays.stream(wanted).mapToDouble(index -> benchmark[index]).toArray()), 252));
        }

        private static double captured(final double[] returns, final double[] factor,
            final DoubleBinaryOperator figure) {
            final Capture capture = Capture.of(ReturnSeries.of(returns), ReturnSeries.of(factor), 252);
            return figure.applyAsDouble(capture.up(), capture.down());
        }

        private double[] rolled(final IntFunction<double[]> figures) {
            return IntStream.rangeClosed(0, raw("returns").length - (int) JsonFile.number(inputs.get("window")))
                .mapToObj(figures).flatMapToDouble(Arrays::stream).toArray();
        }

        private double[] window(final String name, final int from) {
            return Arrays.copyOfRange(raw(name), from, from + (int) JsonFile.number(inputs.get("window")));
        }

        private double[] rolledAlphaBeta() {
            return rolled(from -> new double[] {
                against(window("returns", from), window("benchmark", from), BenchmarkFigures::alpha, 0),
                against(window("returns", from), window("benchmark", from), BenchmarkFigures::beta, 0)});
        }

        private double[] rolledCapture(final DoubleBinaryOperator figure) {
            return rolled(from -> one(captured(window("returns", from), window("factor_returns", from), figure)));
        }
    }
}
