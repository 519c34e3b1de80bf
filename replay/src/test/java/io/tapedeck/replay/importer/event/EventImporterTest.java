package io.tapedeck.replay.importer.event;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.MessageText;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.replay.check.TapeCheck;
import io.tapedeck.replay.importer.ImportFixture;
import io.tapedeck.replay.importer.ImportProgress;
import io.tapedeck.replay.importer.SharedData;
import io.tapedeck.replay.importer.UnusableFileException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Events of every kind from a file onto their tape and back. The candles have two decimals in prices, one in sizes. */
class EventImporterTest {
    @TempDir
    private Path directory;
    private ImportFixture fixture;

    @BeforeEach
    void importCandles() throws IOException {
        fixture = new ImportFixture(directory);
        fixture.run(fixture.csv("candles.csv", "1640995200000,10.01,12,9,11,5.5"));
    }

    private EventImportReport run(final TapeContent content, final Path... files) throws IOException {
        return EventImporter.run(new EventImportRequest(fixture.catalogue(), key(content), List.of(files), "test",
            ImportProgress.SILENT));
    }

    private static HistoryKey key(final TapeContent content) {
        return HistoryKey.events(ImportFixture.KEY.venue(), ImportFixture.KEY.symbol(), content);
    }

    private Path csv(final String name, final String lines) throws IOException {
        return fixture.csv(name, lines.split("\\|"));
    }

    /** Time and fields of every event, without the instrument, and the venue's time where it is the same. */
    private List<String> events(final TapeContent content) {
        final HistoryTape tape = fixture.catalogue().current(key(content)).orElseThrow();
        assertTrue(TapeCheck.run(tape).isSound());
        final List<String> events = new ArrayList<>();
        final Frame frame = Frame.allocate();
        try (TapeReader reader = new TapeReader(tape.directory(), TapeReader.SequenceRule.CONTIGUOUS)) {
            while (reader.advance()) {
                reader.copyTo(frame);
                events.add(Instant.ofEpochSecond(0, frame.engineTimeNs()) + " "
                    + String.join(" ", MessageText.of(frame).get(0).fields().values()).replaceFirst("0 ", "")
                        .replace(Long.toString(FixedPoint.UNKNOWN), "-")
                        .replace(" " + frame.engineTimeNs(), ""));
            }
        }
        return events;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "time,rate,mark_price;1640995200000,0.0001,10.005             | 2022-01-01T00:00:00Z 10000 1001",
        "date,open,high,low,close,volume;1640995200017,-0.00013046,0,0,0,0 | 2022-01-01T00:00:00.017Z -13046 -",
        "calc_time,funding_interval_hours,last_funding_rate;1640995200000,8,0.00000001 | 2022-01-01T00:00:00Z 1 -"})
    void fundingHasARateAndPerhapsAMarkPrice(final String lines, final String event) throws IOException {
        run(TapeContent.FUNDING, csv("funding.csv", lines.strip().replace(';', '|')));

        assertEquals(List.of(event), events(TapeContent.FUNDING));
    }

    /** Binance's metrics have more columns. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "time,open_interest;1640995200000,12.34 | 2022-01-01T00:00:00Z 123",
        "create_time,symbol,sum_open_interest,sum_open_interest_value;2022-01-01 00:05:00,A,7,70 | "
            + "2022-01-01T00:05:00Z 70"})
    void openInterestIsAQuantity(final String lines, final String event) throws IOException {
        run(TapeContent.OPEN_INTEREST, csv("interest.csv", lines.strip().replace(';', '|')));

        assertEquals(List.of(event), events(TapeContent.OPEN_INTEREST));
    }

    @Test
    void actionsAreSplitsAndDividends() throws IOException {
        run(TapeContent.ACTIONS, csv("actions.csv", "date,action,ratio,amount"
            + "|2014-03-27,split,2002:1000,|2014-04-01,Dividend,,0.25|2020-08-31,split,4,|2024-01-02,split,1/20,"));

        assertEquals(List.of("2014-03-27T00:00:00Z SPLIT 1001 500 0", "2014-04-01T00:00:00Z DIVIDEND 1 1 25000000",
            "2020-08-31T00:00:00Z SPLIT 4 1 0", "2024-01-02T00:00:00Z SPLIT 1 20 0"), events(TapeContent.ACTIONS));
    }

    @Test
    void quotesKeepTheOrderOfTheFileWithinAMoment() throws IOException {
        run(TapeContent.QUOTES, csv("quotes.csv", "update_id,best_bid_price,best_bid_qty,best_ask_price,best_ask_qty,"
            + "transaction_time|1,10,2,10.01,3,1640995200000|2,9.99,2,10.01,3,1640995200000"
            + "|3,10,2,10.01,3,1640995200000|4,10,2.26,10.01,3,1640995199000"));

        assertEquals(List.of("2021-12-31T23:59:59Z 1000 23 1001 30", "2022-01-01T00:00:00Z 1000 20 1001 30",
            "2022-01-01T00:00:00Z 999 20 1001 30", "2022-01-01T00:00:00Z 1000 20 1001 30"),
            events(TapeContent.QUOTES));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "id,price,qty,quoteQty,time,isBuyerMaker;7,10.5,0.5,5.25,1640995200000,true | SELL {} 1050 5 7",
        "time,price,quantity,side;1640995200.000,10.5,0.5,buy | -",
        "timestamp,price,size,side;2022-01-01T00:00:00Z,10.5,0.5,Buy                 | BUY {} 1050 5 0"})
    void tradesHaveATaker(final String lines, final String event) throws IOException {
        final Path file = csv("trades.csv", lines.strip().replace(';', '|'));
        if (event.equals("-")) {
            assertThrows(UnusableFileException.class, () -> run(TapeContent.TRADES, file));
        } else {
            run(TapeContent.TRADES, file);
            assertEquals(List.of("2022-01-01T00:00:00Z " + event), events(TapeContent.TRADES));
        }
    }

    @Test
    void theSameFileTwiceChangesNothing() throws IOException {
        final Path file = csv("trades.csv", "time,price,qty,side,id|1640995200000,10,1,buy,1|1640995200000,10,1,buy,2");
        run(TapeContent.TRADES, file);

        final EventImportReport again = run(TapeContent.TRADES, file, file);

        assertEquals(new EventImportReport.Rows(0, 4, 0), again.rows());
        assertFalse(again.change().isChanged());
        assertEquals("tape binance/BTCUSDT/trades: unchanged, generation 1 has all of this already",
            again.lines().get(again.lines().size() - 1));
    }

    @Test
    void aMomentBelongsToTheFirstSourceThatHasIt() throws IOException {
        run(TapeContent.FUNDING, csv("one.csv", "time,rate|1640995200000,0.0001|1641024000000,0.0002"));

        final EventImportReport report = run(TapeContent.FUNDING,
            csv("two.csv", "time,rate|1641024000000,0.0009|1641052800000,0.0003|1641052800000,0.0003"),
            csv("three.csv", "time,rate|1641052800000,0.0004|1640966400000,0.0005"));

        assertEquals(new EventImportReport.Rows(2, 1, 2), report.rows());
        assertEquals(List.of("2021-12-31T16:00:00Z 50000 -", "2022-01-01T00:00:00Z 10000 -",
            "2022-01-01T08:00:00Z 20000 -", "2022-01-01T16:00:00Z 30000 -"), events(TapeContent.FUNDING));
        assertEquals(2, report.change().generationAfter());
    }

    @Test
    void eventsFollowTheCandlesToFinerUnits() throws IOException {
        final Path quotes = csv("quotes.csv", "time,bid,bid_size,ask,ask_size|1640995200000,10,1,10.004,2");
        run(TapeContent.QUOTES, quotes);
        fixture.run(fixture.csv("finer.csv", "1640995260000,10.001,12,9,11,5.25"));

        run(TapeContent.QUOTES, csv("more.csv", "time,bid,bid_size,ask,ask_size|1640995260000,10.001,1,10.002,2"));

        assertEquals(List.of("2022-01-01T00:00:00Z 10000 100 10000 200", "2022-01-01T00:01:00Z 10001 100 10002 200"),
            events(TapeContent.QUOTES));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "FUNDING | time,price;1,2              | , line 1: no column is called rate (the first line reads time",
        "OPEN_INTEREST | time,value;1,2        | , line 1: no column is called openinterest (the first line reads time",
        "OPEN_INTEREST | time,oi;1640995200000,-1 | , line 2: an open interest is not below 0; repair",
        "FUNDING | time,rate                   |  has no events in it; download it again",
        "FUNDING | time,rate;1640995200000,x   | , line 2: 'x' is not a rate; repair",
        "FUNDING | time,rate;5,0.1             | , line 2: 5 is no time between 2009 and 2100; repair",
        "FUNDING | time,rate;yesterday,0.1     | , line 2: 'yesterday' is neither a number nor a date such as",
        "FUNDING | time,rate;1640995200000     | , line 2: there is no rate; repair",
        "ACTIONS | date,action;2022-01-01,merger | , line 2: 'merger' is neither split nor dividend; repair",
        "ACTIONS | date,action,ratio;2022-01-01,split,0:1 | , line 2: a ratio of new to old shares has two positive",
        "ACTIONS | date,action,ratio;2022-01-01,split,two | , line 2: 'two' is no ratio of new to old shares such as",
        "ACTIONS | date,action,amount;2022-01-01,dividend,-1 | , line 2: -1 is not a positive amount; repair",
        "QUOTES  | time,bid,bidqty,ask,askqty;1640995200000,11,1,10,1 | , line 2: no book has a bid above its ask",
        "TRADES  | time,price,qty,side;1640995200000,0,1,buy | , line 2: 0 is not a positive price; repair",
        "TRADES  | time,price,qty,side;1640995200000,1,1,up  | , line 2: 'up' does not say whether the taker bought",
        "TRADES  | time,price,qty;1640995200000,1,1 | , line 2: there is no isbuyermaker; repair"})
    void aFileThatIsNoneSaysWhere(final TapeContent content, final String lines, final String start)
        throws IOException {
        final Path file = csv("bad.csv", lines.strip().replace(';', '|'));

        final String message = assertThrows(UnusableFileException.class, () -> run(content, file)).getMessage()
            .replace(file.toString(), "").strip();

        assertTrue(message.startsWith(start), message);
    }

    @Test
    void anInstrumentWithoutCandlesHasNoUnits() throws IOException {
        final Path file = csv("funding.csv", "time,rate|1640995200000,0.1");

        final String message = assertThrows(IllegalArgumentException.class, () -> EventImporter.run(
            new EventImportRequest(fixture.catalogue(), HistoryKey.events("binance", "ETHUSDT", TapeContent.FUNDING),
                List.of(file), "test", ImportProgress.SILENT))).getMessage();

        assertTrue(message.startsWith("there are no candles of binance:ETHUSDT in "), message);
    }

    @Test
    void realFundingIsRead() throws IOException {
        final EventImportReport report = run(TapeContent.FUNDING,
            SharedData.require("candles/perp/XRP_USDT_USDT-8h-funding_rate.csv"));

        assertEquals(new EventImportReport.Rows(91, 0, 0), report.rows());
        assertEquals("2021-11-18T00:00:00.017Z 10000 -", events(TapeContent.FUNDING).get(0));
    }
}
