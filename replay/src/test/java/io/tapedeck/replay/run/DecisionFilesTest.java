package io.tapedeck.replay.run;

import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.replay.report.ResultJson;
import io.tapedeck.replay.report.ResultSummary;
import io.tapedeck.replay.report.table.Column;
import io.tapedeck.replay.report.table.Rows;
import io.tapedeck.replay.report.table.RunTables;
import io.tapedeck.replay.report.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The tables of a run against golden files. */
class DecisionFilesTest {
    @TempDir
    private Path directory;

    /** Steps of a half, prices about 10. */
    private ReplayResult run(final String strategy) throws IOException {
        final Path file = Files.writeString(directory.resolve("candles.csv"), """
            time,open,high,low,close,volume
            1640995200000,10.00,10.00,10.00,10.00,1000.5
            1640995260000,10.00,10.50,10.00,10.50,1000
            1640995320000,10.25,10.75,10.25,10.75,1000
            1640995380000,11.00,11.00,11.00,11.00,1000
            1640995440000,11.50,11.50,11.50,11.50,1000
            """);
        return new ReplayHarness(directory.resolve("journal")).real("AAAUSDT", Timeframe.M1, "0.5", file)
            .run(ReplayHarness.with(ReplayHarness.smaCross(), "strategy", strategy, "timeframe", "1m"),
                ThreadMode.FUSED);
    }

    private static String golden(final String name) throws IOException {
        try (InputStream file = DecisionFilesTest.class.getResourceAsStream("/golden/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String table(final String name, final ReplayResult result) {
        return RunTables.of(result).stream().filter(table -> table.name().equals(name)).map(Table::csv).findFirst()
            .orElseThrow();
    }

    /** 100 units bought at 10, stop at 8.5: 150 at risk. The market opens at 8.4, beyond the stop. */
    private ReplayResult stoppedOut() throws IOException {
        return new ImportedMarket(directory.resolve("journal"), "AAAUSDT", MarketKind.LINEAR_PERPETUAL)
            .candles(Timeframe.M1, Files.writeString(directory.resolve("candles.csv"), """
                time,open,high,low,close,volume
                1640995200000,10.0,10.0,10.0,10.0,1000
                1640995260000,10.0,12.0,9.0,11.0,1000
                1640995320000,11.0,13.0,10.5,12.0,1000
                1640995380000,8.4,8.6,8.3,8.5,1000
                """))
            .run(ReplayHarness.with(ReplayHarness.smaCross(), "strategy", "hold", "timeframe", "1m",
                "parameter.quantity", "100", "parameter.stop", "0.15", "trading.account", "CROSS_MARGIN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trades", "equity", "months", "settings"})
    void everyOtherTableIsWorkedOutByHand(final String name) throws IOException {
        assertEquals(golden(name + ".csv"), table(name, stoppedOut()));
    }

    /** To the last digit, under the names that they have there. */
    @Test
    void theFiguresAreThoseOfTheResult() throws IOException {
        final ReplayResult result = stoppedOut();
        final List<String> metrics = table("metrics", result).lines().toList();
        final String json = ResultJson.render("run", result);

        assertTrue(metrics.size() > 100, metrics::toString);
        for (final String name : List.of("sharpe", "finalEquity", "maxDrawdown", "slippage", "turnover")) {
            final String value = metrics.stream().filter(line -> line.startsWith(name + ",")).findFirst().orElseThrow();
            assertTrue(json.contains("\"" + name + "\" : " + value.split(",")[1] + ",\n"), value);
        }
        assertTrue(metrics.containsAll(List.of("trades,1", "profitFactor,0.0", "payoff,", "long.losses,1",
            "symbols.AAAUSDT.net,-160.92", "benchmark.maxDrawdown,-0.29166666666666663")), metrics::toString);
    }

    /** The last row is empty where nothing is known, quoted where the text needs it. */
    @Test
    void whatATextHoldsDoesNotBreakTheTable() {
        final Table table = new Table("table", List.of(Column.text("a"), Column.figure("b")),
            () -> Rows.of(List.of(List.of("1, \"one\"\nline", ""), List.of("", "2")),
                (row, cells) -> row.forEach(cells::text)));

        assertEquals("a,b\n\"1, \"\"one\"\"\nline\",\n,2\n", table.csv());
    }

    @Test
    void everyFillStandsInItsFileWithItsTrade() throws IOException {
        assertEquals(golden("fills.csv"), table("fills", run("refusing")));
    }

    @Test
    void everyRefusalStandsInItsFileWithFigureAndLimit() throws IOException {
        assertEquals(golden("refusals.csv"), table("refusals", run("refusing")));
    }

    @Test
    void theFirstRefusalsAreToldInSentences() throws IOException {
        assertEquals(golden("refusals.txt"), ResultSummary.render(run("refusing")).lines()
            .filter(line -> line.startsWith("  refus")).collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void aStrategyWithoutRefusalsPrintsNothingOfThem() throws IOException {
        assertFalse(ResultSummary.render(run("hold")).contains("refus"));
    }
}
