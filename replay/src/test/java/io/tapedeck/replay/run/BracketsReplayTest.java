package io.tapedeck.replay.run;

import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.replay.report.ResultSummary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Margin brackets from the request of a replay to the price at which a contract is liquidated. */
class BracketsReplayTest {
    private static final String BRACKET = "100 0.01 0.01 20";

    @TempDir
    private Path directory;
    private ReplayHarness harness;

    /** A contract that stands at 10 and then falls to 7. */
    @BeforeEach
    void importFall() throws IOException {
        harness = new ReplayHarness(new ImportedMarket(directory.resolve("journal"), "AAAUSDT",
            MarketKind.LINEAR_PERPETUAL)
            .candles(Timeframe.M1, Files.writeString(directory.resolve("candles.csv"), """
                time,open,high,low,close,volume
                1640995200000,10.0000,10.0000,10.0000,10.0000,1000
                1640995260000,10.0000,10.0000,10.0000,10.0000,1000
                1640995320000,10.0000,10.0000,7.0000,7.0001,1000
                """)).catalogue().journal());
    }

    private static ReplaySpec holding(final int quantity, final String... brackets) {
        final ReplaySpec spec = ReplayHarness.with(ReplayHarness.smaCross(), "strategy", "hold", "timeframe", "1m",
            "parameter.quantity", Integer.toString(quantity), "trading.account", "ISOLATED_MARGIN",
            "trading.leverage", "5");
        return brackets.length == 0 ? spec
            : ReplayHarness.with(spec, "brackets.0", "AAAUSDT;" + String.join(";", brackets));
    }

    /** The example of docs/trading-rules.md, section 9; with nothing to maintain it is held until 8 is passed. */
    @ParameterizedTest
    @CsvSource({BRACKET + ", 80707, 0", ", 79999, 1"})
    void theBracketDecidesAtWhichPriceAContractIsLiquidated(final String bracket, final long price, final int unknown) {
        final ReplayResult result = harness.run(bracket == null ? holding(1) : holding(1, bracket));

        assertEquals(List.of(FillReason.LIQUIDATION), result.trades().stream().map(TradeRecord::reason).toList());
        assertEquals(price, result.trades().get(0).exitPrice());
        assertEquals(1, result.counts().liquidations());
        assertEquals(unknown, result.symbolsWithoutBrackets().size());
        assertEquals(unknown == 1, ResultSummary.render(result)
            .contains("maintenance margin none: no brackets for AAAUSDT"));
    }

    /**
     * Isolated: 1 bought at 10 on a margin of 2, taken at 8.0707, or at 7.9999 where nothing is to be maintained. The
     * fee of the liquidation, 1.25 %, goes off what the margin still has; the rest is the insurance's.
     */
    @ParameterizedTest
    @CsvSource({BRACKET + ", 0.03018375", ", 0.10009875"})
    void theInsurancePaysWhatTheFeeOfALiquidationLeavesOwing(final String bracket, final BigDecimal insurance) {
        final ReplayResult result = harness.run(bracket == null ? holding(1) : holding(1, bracket));

        assertEquals(0, insurance.compareTo(BigDecimal.valueOf(result.counts().insurance(), 8)),
            () -> "" + result.counts().insurance());
        assertEquals(0, new BigDecimal("9997.995").compareTo(BigDecimal.valueOf(
            result.performance().finalEquity(), 8)), () -> "" + result.performance().finalEquity());
        assertTrue(ResultSummary.render(result).contains("liquidation fee 1.25 %"));
    }

    /** At 7 the same quantity is worth so little that the first bracket has it. */
    @Test
    void aLeverageAboveTheBracketIsRefused() {
        final ReplayResult result = harness.run(holding(11, BRACKET.replace("20", "10"), "1000 0.02 1.01 4"));

        assertEquals(List.of(), result.trades());
        assertEquals(Map.of("LEVERAGE_ABOVE_BRACKET", 2L), result.refusals());
    }

    @Test
    void aRunIsVerifiedWithItsBrackets() {
        final Path run = directory.resolve("run");
        final ReplayResult result = harness.record(holding(1, BRACKET), ThreadMode.FUSED, RecordLevel.ALL, run);

        assertEquals(result.spec(), RunTape.of(run).spec());
        assertTrue(harness.verify(run, ThreadMode.INLINE).isIdentical());
    }

    @Test
    void theHashCountsTheBracketsOfWhatIsTradedOnly() {
        final ReplaySpec with = holding(1, BRACKET);
        final ReplaySpec more = ReplayHarness.with(with, "brackets.1", "BBBUSDT;" + BRACKET);
        final String hash = harness.run(with).spec().hash();

        assertEquals(hash, harness.run(more).spec().hash());
        assertEquals(hash, harness.run(holding(1, "100.00 0.0100 0.010 20")).spec().hash());
        assertNotEquals(hash, harness.run(holding(1, "100 0.011 0.01 20")).spec().hash());
        assertNotEquals(hash, harness.run(holding(1)).spec().hash());
    }

    @Test
    void bracketsThatNoVenueHasAreRefused() {
        final MarginBracket bracket = MarginBracket.ofText(BRACKET);

        assertThrows(IllegalArgumentException.class, () -> new MarginBrackets(Map.of("A", List.of(bracket, bracket))));
        assertThrows(IllegalArgumentException.class, () -> new MarginBrackets(Map.of("A", List.of())));
        assertThrows(IllegalArgumentException.class, () -> new MarginBracket(BigDecimal.ZERO, BigDecimal.ZERO,
            BigDecimal.ZERO, 1));
        assertThrows(IllegalArgumentException.class, () -> new MarginBracket(BigDecimal.TEN, BigDecimal.ONE,
            BigDecimal.ZERO, 1));
        assertThrows(IllegalArgumentException.class, () -> new MarginBracket(BigDecimal.TEN, BigDecimal.ZERO,
            BigDecimal.ZERO, 126));
    }
}
