package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.journal.catalogue.HistoryKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static io.tapedeck.replay.importer.CandleLines.FULL_0;
import static io.tapedeck.replay.importer.CandleLines.MINUTE_0;
import static io.tapedeck.replay.importer.CandleLines.MINUTE_1;
import static io.tapedeck.replay.importer.CandleLines.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Scales, tick, step and the other terms of a tape. */
class ResolvedTermsTest {
    @TempDir
    private Path directory;
    private ImportFixture fixture;

    @BeforeEach
    void createFixture() {
        fixture = new ImportFixture(directory);
    }

    private static InstrumentTerms terms(final String tick, final String step) {
        return InstrumentTerms.spot(new BigDecimal(tick), new BigDecimal(step), new BigDecimal("10"),
            new BigDecimal("0.00075"), "USDT");
    }

    @Test
    void finerValuesWidenTheScalesOfTheWholeTape() throws IOException {
        fixture.run(fixture.csv("a.csv", FULL_0));
        final ImportReport report =
            fixture.run(fixture.csv("b.csv", "1640995260000,10.12345,12,9,11,0.00000001"));
        assertEquals(List.of(MINUTE_0 + ",52.5,7,2.5", "1640995260000,10.12345,12,9,11,0.00000001" + UNKNOWN),
            fixture.rows());
        final Instrument instrument = fixture.tape().instrument();
        assertEquals(5, instrument.priceScale());
        assertEquals(8, instrument.quantityScale());
        assertEquals(100_000, instrument.tickSize(), "the tick is still 1");
        assertEquals(10_000_000, instrument.stepSize(), "the step is still 0.1");
        assertTrue(report.terms().isWidened());
        assertEquals(TermsOrigin.KEPT, report.terms().origin());
    }

    @Test
    void aRefusedRowDoesNotWidenTheTape() throws IOException {
        fixture.run(fixture.csv("a.csv", MINUTE_0));
        final ImportReport report = fixture.run(fixture.csv("b.csv", MINUTE_0.replace("11,5", "11,5.001")));
        assertFalse(report.tape().isChanged());
        assertFalse(report.terms().isWidened());
        assertEquals(0, fixture.tape().instrument().quantityScale());
    }

    @Test
    void termsAreDerivedFromTheFinestValuesAndTheSymbol() throws IOException {
        final ImportReport report = fixture.run(fixture.csv("a.csv", MINUTE_0, MINUTE_1));
        assertEquals(TermsOrigin.DERIVED, report.terms().origin());
        assertEquals(new Instrument(0, "binance", "BTCUSDT", "USDT", Timeframe.M1, 2, 3, 1, 1,
            VenueTerms.spot(500_000_000L, 100_000L)),
            fixture.tape().instrument());
        assertTrue(report.lines().stream().anyMatch(line -> line.contains("derived from the data")));
    }

    @Test
    void termsThatAreGivenCountAndMakeTheScalesWideEnough() throws IOException {
        final ImportReport report = fixture.run(terms("0.001", "0.00001"), fixture.csv("a.csv", MINUTE_0));
        assertEquals(TermsOrigin.GIVEN, report.terms().origin());
        assertEquals(new Instrument(0, "binance", "BTCUSDT", "USDT", Timeframe.M1, 3, 5, 1, 1,
            VenueTerms.spot(1_000_000_000L, 75_000L)),
            fixture.tape().instrument());
        assertEquals(List.of(MINUTE_0 + UNKNOWN), fixture.rows());
    }

    @Test
    void newTermsForKnownRowsMakeANewGenerationAndTheSameTermsDoNot() throws IOException {
        final Path file = fixture.csv("a.csv", MINUTE_0);
        fixture.run(terms("0.01", "0.001"), file);
        assertFalse(fixture.run(terms("0.010", "0.001"), file).tape().isChanged());
        assertTrue(fixture.run(terms("0.02", "0.001"), file).tape().isChanged());
        assertEquals(2, fixture.tape().instrument().tickSize());
        assertFalse(fixture.run(file).tape().isChanged(), "without terms the tape keeps its own");
    }

    @Test
    void aSymbolWithoutAKnownQuoteCurrencyNeedsTerms() throws IOException {
        final HistoryKey key = HistoryKey.candles("binance", "FOOBAR", Timeframe.M1);
        final Path file = fixture.csv("a.csv", MINUTE_0);
        final IllegalArgumentException refusal =
            assertThrows(IllegalArgumentException.class, () -> fixture.run(key, file));
        assertEquals("the quote currency of symbol 'FOOBAR' cannot be told from its name; give the terms of the "
            + "instrument", refusal.getMessage());
        assertFalse(Files.exists(fixture.catalogue().journal()));
    }

    @Test
    void namesThatCannotBeFoldersAreRefused() throws IOException {
        final Path file = fixture.csv("a.csv", MINUTE_0);
        for (final String name : List.of("", "..", "BTC/USDT", "BTC USDT", "A".repeat(25))) {
            final HistoryKey key = HistoryKey.candles("binance", name, Timeframe.M1);
            assertThrows(IllegalArgumentException.class, () -> fixture.run(key, file), name);
        }
    }

    @Test
    void termsThatNoInstrumentHasAreRefused() {
        for (final String[] tickAndStep : new String[][] {{"0", "1"}, {"1", "-1"}, {"1E-10", "1E-9"}}) {
            assertThrows(IllegalArgumentException.class, () -> terms(tickAndStep[0], tickAndStep[1]));
        }
    }

    @Test
    void valuesAreJudgedAtTheScalesOfTheTape() throws IOException {
        fixture.run(fixture.csv("fine.csv", "1640995200000,0.1234567891,12,0.1,11,5.12345678"));
        final UnusableFileException refusal = assertThrows(UnusableFileException.class,
            () -> fixture.run(fixture.csv("large.csv", "1640995260000,10,12,9,11,123456789012")));
        assertEquals(6, refusal.column());
        assertEquals(1, refusal.line());
    }
}
