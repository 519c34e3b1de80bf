package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.FillEncoder;
import io.tapedeck.engine.event.codec.FillReasonCode;
import io.tapedeck.engine.event.codec.InstrumentDefinitionEncoder;
import io.tapedeck.engine.event.codec.SessionStartedEncoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.event.codec.StageCode;
import io.tapedeck.engine.event.codec.StageFailedEncoder;
import io.tapedeck.engine.event.codec.StrategyNoteEncoder;
import io.tapedeck.engine.event.codec.TimerEncoder;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.CandleTape;
import io.tapedeck.journal.catalogue.Manifest;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.SessionTapeWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A small tape, printed in every format and through every filter. */
class TapeScanTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = CandleTape.START;
    private static final int UNKNOWN_TEMPLATE = 999;

    @TempDir
    private Path directory;

    private final Frame frame = Frame.allocate();
    private final StringBuilder out = new StringBuilder();

    /** Two instruments, two fills, a note and a failure with a text, a message of a later schema, a timer. */
    private RecordedTape tape() {
        try (SessionTapeWriter writer = new SessionTapeWriter(directory, RecordLevel.ALL)) {
            define(writer, 1, 0, "BTCUSDT", 2);
            define(writer, 2, 1, "ETHUSDT", 1);
            begin(3, 1).append(new TimerEncoder());
            fill(1, 7, 4, 0, SideCode.BUY);
            frame.append(new StrategyNoteEncoder()).signalId(5).instrumentId(0).name("atr").value(0.25);
            writer.onFrame(frame);
            begin(4, 2).append(new TimerEncoder());
            fill(2, 8, 5, 1, SideCode.SELL);
            frame.append(new StageFailedEncoder()).stage(StageCode.RISK).fault("no \"room\", says A");
            writer.onFrame(frame);
            begin(5, 3).append(new TimerEncoder());
            frame.buffer().putShort(Frame.HEADER_LENGTH + 2, (short) UNKNOWN_TEMPLATE);
            writer.onFrame(frame);
            begin(6, 4).append(new TimerEncoder());
            writer.onFrame(frame);
        }
        return new RecordedTape(directory, Optional.empty());
    }

    private Frame begin(final long sequence, final long second) {
        return frame.begin(sequence, START + second * SECOND, START + second * SECOND + 1);
    }

    private void define(final SessionTapeWriter writer, final long sequence, final int id, final String symbol,
        final int scale) {
        begin(sequence, 0).append(new InstrumentDefinitionEncoder()).instrumentId(id).symbol(symbol)
            .priceScale((short) scale).quantityScale((short) 3);
        writer.onFrame(frame);
    }

    private void fill(final long fill, final long order, final long position, final int instrument,
        final SideCode side) {
        frame.append(new FillEncoder()).fillId(fill).orderId(order).positionId(position).instrumentId(instrument)
            .side(side).reason(FillReasonCode.ENTRY).timeNs(START).price(4_230_460).quantity(1_500)
            .notional(12_345_000_000L).fee(0);
    }

    private static MessageQuery types(final String... names) {
        return new MessageQuery(FrameRange.ALL, Set.of(names), Optional.empty(), OptionalLong.empty(),
            OptionalLong.empty());
    }

    private static MessageQuery range(final FrameRange range) {
        return new MessageQuery(range, Set.of(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    private TapeScan scan(final RecordedTape tape, final MessageQuery query, final MessageFormat format)
        throws IOException {
        final TapeScan scan = new TapeScan(tape, query);
        try (scan) {
            format.begin();
            boolean isMore = true;
            while (isMore) {
                isMore = scan.next(format);
            }
        }
        return scan;
    }

    private String text(final RecordedTape tape, final MessageQuery query) throws IOException {
        scan(tape, query, new TextFormat(out));
        return out.toString();
    }

    private List<String> sequencesOf(final MessageQuery query) throws IOException {
        return text(tape(), query).lines().map(line -> line.substring(0, line.indexOf(' '))).toList();
    }

    @Test
    void textIsForPeople() throws IOException {
        assertEquals("""
            3 2022-01-03T00:00:01Z Fill fillId=1 orderId=7 positionId=4 instrumentId=0 symbol=BTCUSDT side=BUY \
            reason=ENTRY timeNs=2022-01-03T00:00:00Z price=42304.6 quantity=1.5 notional=123.45 fee=0
            3 2022-01-03T00:00:01Z StrategyNote signalId=5 instrumentId=0 symbol=BTCUSDT name=atr value=0.25
            4 2022-01-03T00:00:02Z Fill fillId=2 orderId=8 positionId=5 instrumentId=1 symbol=ETHUSDT side=SELL \
            reason=ENTRY timeNs=2022-01-03T00:00:00Z price=423046 quantity=1.5 notional=123.45 fee=0
            4 2022-01-03T00:00:02Z StageFailed stage=RISK fault="no \\"room\\", says A"
            """, text(tape(), types("Fill", "StrategyNote", "StageFailed")).replace(" feeKind=code 0", "")
            .replace(" feeKind=\"code 0\"", ""));
    }

    @Test
    void jsonIsAnObjectALine() throws IOException {
        scan(tape(), types("StrategyNote", "StageFailed"), new JsonFormat(out));

        assertEquals("""
            {"sequence":3,"engineTime":"2022-01-03T00:00:01Z","receiveTime":"2022-01-03T00:00:01.000000001Z",\
            "message":"StrategyNote","fields":{"signalId":5,"instrumentId":0,"symbol":"BTCUSDT","name":"atr",\
            "value":0.25}}
            {"sequence":4,"engineTime":"2022-01-03T00:00:02Z","receiveTime":"2022-01-03T00:00:02.000000001Z",\
            "message":"StageFailed","fields":{"stage":"RISK","fault":"no \\"room\\", says A"}}
            """, out.toString());
    }

    @Test
    void csvIsTheTableOfATypeOfMessage() throws IOException {
        final RecordedTape tape = tape();
        final MessageLayout layout = tape.schema().messages().stream()
            .filter(message -> message.name().equals("StageFailed")).findFirst().orElseThrow();
        scan(tape, types("StageFailed"), new CsvFormat(layout, out));

        assertEquals("""
            sequence,engineTime,receiveTime,stage,fault
            4,2022-01-03T00:00:02Z,2022-01-03T00:00:02.000000001Z,RISK,"no ""room"", says A"
            """, out.toString());
    }

    @Test
    void whatTheSchemaDoesNotKnowIsNamedAndCounted() throws IOException {
        final TapeScan scan = scan(tape(), range(new FrameRange(START + 3 * SECOND, Long.MAX_VALUE, 0, 5)),
            new TextFormat(out));

        assertEquals("5 2022-01-03T00:00:03Z message 999 (8 bytes)\n", out.toString());
        assertEquals(1, scan.unknown());
        assertEquals(1, scan.found());
    }

    @Test
    void timesAndSequencesChooseFramesAndInstrumentsAreKnownAllTheSame() throws IOException {
        assertEquals(List.of("4", "4", "4"),
            sequencesOf(range(new FrameRange(START + 2 * SECOND, START + 3 * SECOND, 0, Long.MAX_VALUE))));
        assertTrue(out.toString().contains("symbol=ETHUSDT"), out.toString());
    }

    @Test
    void idsAndSymbolsChooseMessages() throws IOException {
        assertEquals(List.of("4"), sequencesOf(new MessageQuery(FrameRange.ALL, Set.of(), Optional.empty(),
            OptionalLong.of(8), OptionalLong.of(5))));
    }

    @Test
    void aSymbolIsThatOfTheInstrument() throws IOException {
        assertEquals(List.of("1", "3", "3"), sequencesOf(new MessageQuery(FrameRange.ALL, Set.of(),
            Optional.of("BTCUSDT"), OptionalLong.empty(), OptionalLong.empty())));
    }

    @Test
    void aTextIsLookedForInTheLineForPeople() throws IOException {
        scan(tape(), MessageQuery.ALL, new MatchingFormat("side=SELL", new JsonFormat(out)));

        assertEquals(1, out.toString().lines().count());
        assertTrue(out.toString().startsWith("{\"sequence\":4,"), out.toString());
    }

    @Test
    void aLimitEndsInTheMiddleOfAFrame() throws IOException {
        final TapeScan scan = scan(tape(), MessageQuery.ALL, new LimitedFormat(4, new TextFormat(out)));

        assertEquals(4, scan.found());
        assertEquals(4, out.toString().lines().count());
    }

    @Test
    void theLastMessagesAreReadFromTheEndWithTheInstrumentsOfTheBeginning() throws IOException {
        final LastMessages last = new LastMessages(2);
        try (TapeScan scan = new TapeScan(tape(), MessageQuery.ALL)) {
            scan.skipToLast(3);
            final MessageFormat format = new TextFormat(last);
            while (scan.next(format)) {
                assertTrue(scan.found() > 0);
            }
            assertEquals(5, scan.found());
        }
        last.writeTo(out);

        assertEquals(2, out.toString().lines().count());
        assertTrue(out.toString().startsWith("5 2022-01-03T00:00:03Z message 999"), out.toString());
    }

    @Test
    void everythingBeforeADamageIsHandedOut() {
        try (SessionTapeWriter writer = new SessionTapeWriter(directory, RecordLevel.ALL)) {
            for (final long sequence : new long[] {1, 2, 2}) {
                begin(sequence, sequence).append(new TimerEncoder());
                writer.onFrame(frame);
            }
        }

        final DamagedTapeException damage = assertThrows(DamagedTapeException.class,
            () -> text(new RecordedTape(directory, Optional.empty()), MessageQuery.ALL));
        assertTrue(damage.getMessage().endsWith("sequence 2 stands after 2"), damage.getMessage());
        assertEquals(2, out.toString().lines().count());
    }

    @Test
    void historyIsReadFromTheMomentThatIsAskedFor() throws IOException {
        CandleTape.write(directory, 10_000);
        final RecordedTape tape = new RecordedTape(directory, Optional.of(new Manifest(Map.of(
            "tape", "binance/BTCUSDT/candles-1m", "priceScale", "2", "quantityScale", "5"))));

        assertEquals("9999 2022-01-09T22:38:00Z MarketCandle", text(tape, range(new FrameRange(
            CandleTape.timeOf(9_999), CandleTape.timeOf(10_000), 0, Long.MAX_VALUE))).substring(0, 38));
        assertTrue(out.toString().contains("symbol=BTCUSDT"), out.toString());
        assertTrue(out.toString().contains("close=699.93 "), out.toString());
    }

    @Test
    void aMistypedNameFindsItsNeighbours() {
        assertEquals(List.of("Fill", "Signal", "Timer"), NearestNames.of("fil", List.of("Timer", "Signal", "Fill")));
    }

    private String refusalOf(final MessageQuery query) {
        final TapeInventory inventory = new TapeInventory(tape());
        return assertThrows(UnknownValueException.class, () -> inventory.requireKnown(query)).getMessage();
    }

    private static MessageQuery all(final Optional<String> symbol, final OptionalLong order,
        final OptionalLong position, final Optional<String> strategy) {
        return new MessageQuery(FrameRange.ALL, Set.of(), symbol, order, position, strategy);
    }

    @Test
    void whatTheTapeDoesNotKnowIsAnsweredWithTheNearest() {
        assertEquals("the tape has no instrument BTCUSD; the nearest are BTCUSDT, ETHUSDT",
            refusalOf(all(Optional.of("BTCUSD"), OptionalLong.empty(), OptionalLong.empty(), Optional.empty())));
        assertEquals("the tape has no order 70; the nearest are 7, 8",
            refusalOf(all(Optional.empty(), OptionalLong.of(70), OptionalLong.empty(), Optional.empty())));
        assertEquals("the tape has no position 6; the nearest are 4, 5",
            refusalOf(all(Optional.empty(), OptionalLong.empty(), OptionalLong.of(6), Optional.empty())));
        assertEquals("the tape has no session of strategy sma; it has no session of strategy at all",
            refusalOf(all(Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.of("sma"))));
    }

    @Test
    void aKnownNumberOfWhichNothingIsSaidIsNotRefused() {
        new TapeInventory(tape()).requireKnown(all(Optional.of("ETHUSDT"), OptionalLong.of(7), OptionalLong.of(4),
            Optional.empty()));
    }

    @Test
    void aStrategyMeansItsSessions() throws IOException {
        try (SessionTapeWriter writer = new SessionTapeWriter(directory, RecordLevel.ALL)) {
            session(writer, 1, "sma-cross");
            begin(2, 2).append(new TimerEncoder());
            writer.onFrame(frame);
            session(writer, 3, "order-flow");
            begin(4, 4).append(new TimerEncoder());
            writer.onFrame(frame);
        }
        final RecordedTape tape = new RecordedTape(directory, Optional.empty());

        assertEquals(List.of("3", "4"), text(tape, all(Optional.empty(), OptionalLong.empty(), OptionalLong.empty(),
            Optional.of("order-flow"))).lines().map(line -> line.substring(0, line.indexOf(' '))).toList());
        assertEquals("the tape has no session of strategy order; the nearest are order-flow, sma-cross",
            assertThrows(UnknownValueException.class, () -> new TapeInventory(tape).requireKnown(all(Optional.empty(),
                OptionalLong.empty(), OptionalLong.empty(), Optional.of("order")))).getMessage());
    }

    private void session(final SessionTapeWriter writer, final long sequence, final String strategy) {
        begin(sequence, sequence).append(new SessionStartedEncoder()).strategy(strategy).codeVersion("test");
        writer.onFrame(frame);
    }
}
