package io.tapedeck.replay.oracle;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.replay.importer.SharedData;
import io.tapedeck.replay.performance.Drawdowns;
import io.tapedeck.replay.performance.EquityCurve;
import io.tapedeck.replay.performance.ReturnSeries;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What ffn's own tests expect of ten years of AAPL, MSFT and C (oracles/metrics), to the three decimals they give. */
class FfnOracleTest {
    private static final double DECIMALS = 0.0005;
    private static final double DAYS_PER_YEAR = 365.25;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.ROOT);

    private static double[] expected(final int index) {
        final Object value = JsonFile.object(JsonFile.list(
            JsonFile.read(SharedData.require("oracles/metrics/ffn-expected.json"))).get(index)).get("expected");
        return value instanceof List ? JsonFile.list(value).stream().mapToDouble(JsonFile::number).toArray()
            : new double[] {JsonFile.number(value)};
    }

    private static List<String[]> rows() throws IOException {
        return Files.readAllLines(SharedData.require("oracles/metrics/ffn-prices.csv")).stream().skip(1)
            .map(line -> line.split(",")).toList();
    }

    private static double[] prices(final int column, final int rows) throws IOException {
        return rows().stream().limit(rows).mapToDouble(row -> Double.parseDouble(row[column])).toArray();
    }

    private static EquityCurve curve(final int column, final int rows) throws IOException {
        final List<String[]> all = rows();
        final EquityCurve curve = new EquityCurve(money(all.get(0)[column]));
        all.stream().limit(rows).forEach(row -> curve.sample(LocalDate.parse(row[0], DATE).toEpochDay(),
            money(row[column]), 0, false));
        return curve;
    }

    private static long money(final String price) {
        return new BigDecimal(price).movePointRight(FixedPoint.MONEY_SCALE).longValueExact();
    }

    @Test
    void returnsOfSingleDays() throws IOException {
        final ReturnSeries returns = ReturnSeries.between(prices(1, 10));

        assertEquals(expected(0)[0], returns.at(0), DECIMALS);
        assertEquals(expected(0)[1], returns.at(8), DECIMALS);
    }

    @Test
    void growthOfAHundred() throws IOException {
        for (int column = 1; column <= 3; column++) {
            assertEquals(expected(1)[column - 1],
                100 * (1 + ReturnSeries.between(prices(column, 10)).total()), DECIMALS);
        }
    }

    @Test
    void drawdownsOfDaysAndTheDeepest() throws IOException {
        final double[] drawdowns = curve(1, 10).drawdowns();

        assertEquals(expected(2)[0], drawdowns[0], DECIMALS);
        assertEquals(expected(2)[1], drawdowns[1], DECIMALS);
        assertEquals(expected(2)[2], drawdowns[9], DECIMALS);
        assertEquals(expected(3)[0], Drawdowns.of(curve(1, 10)).maximum(), DECIMALS);
        assertEquals(expected(3)[0], ReturnSeries.between(prices(1, 10)).maxDrawdown(), DECIMALS);
    }

    /** ffn counts years by the calendar. */
    @Test
    void growthOfAYear() throws IOException {
        final List<String[]> rows = rows();
        final double years = ChronoUnit.DAYS.between(LocalDate.parse(rows.get(0)[0], DATE),
            LocalDate.parse(rows.get(rows.size() - 1)[0], DATE)) / DAYS_PER_YEAR;
        for (int column = 1; column <= 3; column++) {
            final ReturnSeries returns = ReturnSeries.between(prices(column, rows.size()));
            assertEquals(expected(4)[column - 1], returns.annualised(returns.size() / years), DECIMALS);
        }
    }
}
