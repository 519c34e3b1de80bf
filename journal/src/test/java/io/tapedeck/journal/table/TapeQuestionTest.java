package io.tapedeck.journal.table;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.CandleClosedEncoder;
import io.tapedeck.engine.event.codec.FillEncoder;
import io.tapedeck.engine.event.codec.FillReasonCode;
import io.tapedeck.engine.event.codec.InstrumentDefinitionEncoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.OrderIntentEncoder;
import io.tapedeck.engine.event.codec.OrderStateCode;
import io.tapedeck.engine.event.codec.OrderUpdateEncoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.event.codec.TimerEncoder;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.tape.SessionTapeWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A small tape of an equity and a perpetual, asked with SQL. */
class TapeQuestionTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path directory;

    private RecordedTape tape;
    private final Frame frame = Frame.allocate();
    private long sequence;

    @BeforeEach
    void writeTape() {
        final Path place = directory.resolve("first");
        try (SessionTapeWriter writer = new SessionTapeWriter(place, RecordLevel.ALL)) {
            define(writer, 0, "AAPL", 2, 0);
            order(writer, 0, 17_055, 10);
            define(writer, 1, "PEPEUSDT", 8, 3);
            order(writer, 1, 1_234, 5_000_500);
        }
        tape = new RecordedTape(place, Optional.empty());
    }

    private Frame begin() {
        sequence++;
        return frame.begin(sequence, sequence * SECOND, sequence * SECOND);
    }

    private void define(final SessionTapeWriter writer, final int id, final String symbol, final int priceScale,
        final int quantityScale) {
        begin().append(new InstrumentDefinitionEncoder()).instrumentId(id).symbol(symbol)
            .priceScale((short) priceScale).quantityScale((short) quantityScale);
        writer.onFrame(frame);
    }

    /** A candle, which closes a higher one; an order that is accepted, and filled in the frame after. */
    private void order(final SessionTapeWriter writer, final int id, final long price, final long quantity) {
        begin().append(new MarketCandleEncoder()).instrumentId(id).timeframe(TimeframeCode.M1).close(price);
        frame.append(new CandleClosedEncoder()).instrumentId(id).timeframe(TimeframeCode.H1).close(price);
        frame.append(new OrderIntentEncoder()).orderId(id + 1).instrumentId(id).side(SideCode.BUY).quantity(quantity);
        frame.append(new OrderUpdateEncoder()).orderId(id + 1).instrumentId(id).state(OrderStateCode.ACCEPTED);
        writer.onFrame(frame);
        begin().append(new TimerEncoder());
        frame.append(new OrderUpdateEncoder()).orderId(id + 1).instrumentId(id).state(OrderStateCode.FILLED);
        frame.append(new FillEncoder()).fillId(id + 1).orderId(id + 1).instrumentId(id).side(SideCode.BUY)
            .reason(FillReasonCode.ENTRY).price(price).quantity(quantity).notional(170_550_000_000L);
        writer.onFrame(frame);
    }

    private String ask(final String sql, final AnswerFormat format, final RecordedTape... tapes) throws IOException {
        final StringBuilder out = new StringBuilder();
        try (Scratch scratch = Scratch.in(directory); TableDatabase database = TableDatabase.inMemory(scratch)) {
            new TapeQuestion(new TapeTables(database, List.of(tapes)), sql).ask(answer -> format.write(answer, out));
        }
        return out.toString();
    }

    @Test
    void fillsOfInstrumentsWithDifferentDecimalsStandInOneTable() throws IOException {
        assertEquals("""
            symbol    side       price  quantity  notional
            AAPL      BUY       170.55        10    1705.5
            PEPEUSDT  BUY   0.00001234    5000.5    1705.5
            """, ask("select symbol, side, price, quantity, notional from fills", AnswerFormat.TEXT, tape));
    }

    @Test
    void anOrderHasItsLastState() throws IOException {
        assertEquals("""
            {"sequence":2,"orderId":1,"symbol":"AAPL","state":"FILLED","stateTime":"1970-01-01T00:00:03Z"}
            {"sequence":5,"orderId":2,"symbol":"PEPEUSDT","state":"FILLED","stateTime":"1970-01-01T00:00:06Z"}
            """, ask("select sequence, orderId, symbol, state, stateTime from orders order by all", AnswerFormat.JSON,
            tape));
    }

    @Test
    void candlesOfEveryTimeframeHaveOneShape() throws IOException {
        assertEquals("""
            timeframe,symbol,close,openInterest
            H1,AAPL,170.55,0
            H1,PEPEUSDT,0.00001234,0
            M1,AAPL,170.55,
            M1,PEPEUSDT,0.00001234,
            """, ask("select timeframe, symbol, close, openInterest from candles order by all", AnswerFormat.CSV,
            tape));
    }

    @Test
    void framesHaveTheirInputs() throws IOException {
        assertEquals("""
            inputMessage          frames  messages
            InstrumentDefinition       2         2
            MarketCandle               2         8
            Timer                      2         6
            """, ask("select inputMessage, count(*) as frames, sum(messages) as messages from frames group by 1 "
            + "order by 1", AnswerFormat.TEXT, tape));
    }

    @Test
    void severalTapesAreToldApart() throws IOException {
        writeTape(directory.resolve("other"));

        assertEquals("""
            tape,fills
            %1$s/first,2
            %1$s/other,1
            """.formatted(directory), ask("select tape, count(*) as fills from fills join orders using (tape, orderId) "
            + "group by 1 order by 1", AnswerFormat.CSV, tape,
            new RecordedTape(directory.resolve("other"), Optional.empty())));
    }

    private void writeTape(final Path place) {
        sequence = 0;
        try (SessionTapeWriter writer = new SessionTapeWriter(place, RecordLevel.ALL)) {
            define(writer, 0, "MSFT", 4, 0);
            order(writer, 0, 3_000_000, 1);
        }
    }

    @Test
    void theTableForPeopleHasLimitsAndPlainValues() throws IOException {
        assertEquals("""
            long                                              none  list    moment                          share
            aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…        [1, 2]  1970-01-01T00:00:00.000000001Z    0.5
            """, ask("select repeat('a', 100) as long, null as none, [1, 2] as list, make_timestamp_ns(1) as moment, "
            + "0.5::double as share", AnswerFormat.TEXT, tape));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "select 1 | []",
        "from fills | [Fill]",
        "select * from FILLS f join \"Signal\" s on true | [Fill, Signal]",
        "with c as (select * from candles) select * from c where exists (from equity) | "
            + "[CandleClosed, EquityChanged, MarketCandle]",
        "select (select count(*) from frames) | [frames]",
        "select state from orders | [OrderIntent, OrderUpdate]",
        "describe trades | [TradeClosed]",
        "pivot fills on side in ('BUY') using count(*) | [Fill]"})
    void onlyWhatTheStatementReadsIsLoaded(final String sql, final String tables) throws IOException {
        assertEquals(tables, needed(sql).toString());
    }

    private Set<String> needed(final String sql) throws IOException {
        try (Scratch scratch = Scratch.in(directory); TableDatabase database = TableDatabase.inMemory(scratch)) {
            return new TapeQuestion(new TapeTables(database, List.of(tape)), sql).needed();
        }
    }

    @Test
    void whereNamesAreHiddenEverythingIsLoaded() throws IOException {
        assertEquals("2\n", ask("select count(*) from query_table('fills')", AnswerFormat.CSV, tape).split("\n", 2)[1]);
        assertTrue(needed("select * from query('from fills')").size() > 30);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "selec 1 | Parser Error: syntax error at or near \"selec\"",
        "from filss | there is no table or view filss; did you mean fills or Fill or Timer?",
        "select prise from fills | Binder Error: Referenced column \"prise\" not found in FROM clause! Candidate "
            + "bindings: \"price\"",
        "select 'a'::integer from fills | Conversion Error: Could not convert string 'a' to INT32",
        "insert into \"Fill\" (orderId) values (1) | a tape is only read: ask with select, from, with, describe or "
            + "summarize; pivot needs its values, as in pivot fills on side in ('BUY', 'SELL') using count(*)",
        "drop table \"Fill\" | a tape is only read: ask with",
        "copy fills to 'x' | a tape is only read: ask with",
        "select 1; select 2 | one statement is asked for, not 2",
        "-- nothing | one statement is asked for, not 0",
        "select $1 | there is no value for a parameter: write it into the statement",
        "from read_csv('/etc/hostname', header = false) | Permission Error: ",
        "from glob('/*') | Permission Error: ",
        "from st_read('x') | Catalog Error: Table Function with name \"st_read\" is not in the catalog"})
    void aMistakeGetsOneSentence(final String sql, final String sentence) {
        final TableRequestException refused = assertThrows(TableRequestException.class,
            () -> ask(sql, AnswerFormat.TEXT, tape));

        assertTrue(refused.getMessage().startsWith(sentence), refused.getMessage());
        assertEquals(1, refused.getMessage().lines().count());
    }

    @Test
    void everyTypeOfMessageHasATableEvenWithoutARow() throws IOException {
        assertEquals("count_star()\n0\n", ask("select count(*) from \"FundingSettled\"", AnswerFormat.CSV, tape));
        final int views = 7;
        assertEquals(1 + tape.schema().messages().size() + 1 + views,
            ask("show tables", AnswerFormat.CSV, tape).lines().count());
    }
}
