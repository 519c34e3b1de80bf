package io.tapedeck.replay.run;

import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.replay.report.ResultJson;
import io.tapedeck.replay.report.ResultSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Results by symbol and by position, and that they add up to the account. */
class SymbolResultsTest {
    private static final long ONE = 100_000_000;

    @TempDir
    private Path directory;

    private static void assertAddsUp(final ReplayResult result) {
        final long symbols = result.symbols().stream()
            .mapToLong(symbol -> symbol.flows().net() + symbol.unrealised()).sum();

        assertEquals(result.performance().finalEquity(),
            result.performance().initialBalance() + symbols + result.counts().insurance());
        assertEquals(result.counts().fees(), result.symbols().stream()
            .mapToLong(symbol -> symbol.flows().fees()).sum());
        assertEquals(result.trades().size(), result.symbols().stream().mapToLong(SymbolResult::trades).sum());
    }

    @ParameterizedTest
    @CsvSource({"SPOT, CASH, 1, KEEP_OPEN", "SPOT, CASH, 1, CLOSE_POSITIONS",
        "LINEAR_PERPETUAL, CROSS_MARGIN, 5, KEEP_OPEN", "LINEAR_PERPETUAL, ISOLATED_MARGIN, 25, KEEP_OPEN"})
    void theSymbolsAddUpToTheAccount(final String market, final String account, final String leverage,
        final String end) {
        final ReplayResult result = new ReplayHarness(directory).sample("AAAUSDT", 3, 20).sample("BBBUSDT", 4, 20)
            .run(ReplayHarness.with(ReplayHarness.smaCross(), "symbols", "AAAUSDT,BBBUSDT", "strategy",
                "donchian-breakout", "timeframe", "15m", "trading.market", market, "trading.account", account,
                "trading.leverage", leverage, "parameter.allocation", "0.4", "end", end));

        assertAddsUp(result);
        assertTrue(result.symbols().stream().allMatch(symbol -> symbol.trades() > 0));
        assertTrue(ResultSummary.render(result).contains("by symbol"));
    }

    @Test
    void anOpenPositionTellsWhatItHasBroughtAndCost() throws IOException {
        final ImportedMarket market = new ImportedMarket(directory.resolve("journal"), "AAAUSDT",
            MarketKind.LINEAR_PERPETUAL)
            .candles(Timeframe.M1, Files.writeString(directory.resolve("candles.csv"), """
                time,open,high,low,close,volume
                1640995200000,10.00,10.00,10.00,10.00,1000
                1640995260000,10.00,10.00,10.00,10.00,1000
                1640995320000,11.00,11.00,11.00,11.00,1000
                """));
        market.events(TapeContent.FUNDING, Files.writeString(directory.resolve("funding.csv"), """
            time,rate,mark_price
            1640995320000,0.001,10
            """));
        final ReplayResult result = market.run(ReplayHarness.with(ReplayHarness.smaCross(), "strategy", "hold",
            "timeframe", "1m", "parameter.quantity", "100", "trading.account", "CROSS_MARGIN"));

        assertAddsUp(result);
        final OpenPosition position = result.openPositions().get(0);
        assertEquals(100 * ONE, position.unrealisedPnl());
        assertEquals(new MoneyFlows(0, ONE / 2, -ONE, 0), position.flows());
        final String json = ResultJson.render("run", result);
        assertTrue(json.contains("\"unrealizedPnl\" : 100,"), json);
        assertTrue(ResultSummary.render(result).contains(
            "100 AAAUSDT long since 2022-01-01T00:01:00Z at 10, unrealised 100.00, realised 0.00, fees 0.50, "
                + "funding -1.00"), ResultSummary.render(result));
        assertFalse(ResultSummary.render(result).contains("by symbol"));
        assertEquals(List.of(0L), result.symbols().stream().map(SymbolResult::trades).toList());
    }
}
