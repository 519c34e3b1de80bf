package io.tapedeck.journal.table;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.TimerEncoder;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.inspect.FrameRange;
import io.tapedeck.journal.inspect.MessageFormat;
import io.tapedeck.journal.inspect.MessageQuery;
import io.tapedeck.journal.inspect.RecordedMessage;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.inspect.TapeScan;
import io.tapedeck.journal.tape.SessionTapeWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Written tables hold what {@code journal cat} prints, value by value, in every format. */
class TapeExportTest {
    private static final long SEED = 20_220_101L;
    private static final int FRAMES = 400;
    private static final BigDecimal UNLIMITED = BigDecimal.valueOf(Long.MAX_VALUE);

    @TempDir
    private Path directory;

    /** The rows that {@code cat --json} would print, by type of message. */
    private static Map<String, List<Map<String, Object>>> printed(final RecordedTape tape, final MessageQuery query)
        throws IOException {
        final Map<String, List<Map<String, Object>>> printed = new TreeMap<>();
        try (TapeScan scan = new TapeScan(tape, query)) {
            boolean isMore = true;
            while (isMore) {
                isMore = scan.next(new MessageFormat() {
                    @Override
                    public void begin() {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public boolean write(final Frame frame, final RecordedMessage message) {
                        final Map<String, Object> row = new LinkedHashMap<>();
                        row.put("sequence", frame.sequence());
                        row.put("engineTime", Instant.ofEpochSecond(0, frame.engineTimeNs()));
                        row.put("receiveTime", Instant.ofEpochSecond(0, frame.receiveTimeNs()));
                        row.putAll(message.values());
                        printed.computeIfAbsent(message.name(), name -> new ArrayList<>()).add(row);
                        return true;
                    }

                    @Override
                    public boolean writeUnknown(final Frame frame, final int templateId, final int length) {
                        return false;
                    }
                });
            }
        }
        return printed;
    }

    private List<Map<String, Object>> rows(final String source) throws IOException, SQLException {
        try (Scratch scratch = Scratch.in(directory); TableDatabase database = TableDatabase.inMemory(scratch);
            Statement statement = database.connection().createStatement();
            ResultSet result = statement.executeQuery("from " + source)) {
            final QueryAnswer answer = new QueryAnswer(result);
            final List<Map<String, Object>> rows = new ArrayList<>();
            for (List<Object> values = answer.next(); values != null; values = answer.next()) {
                final Map<String, Object> row = new LinkedHashMap<>();
                for (int column = 0; column < values.size(); column++) {
                    row.put(answer.columns().get(column), values.get(column));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static String source(final ExportFormat format, final Path file) {
        final String text = TableDatabase.text(file.toString());
        return switch (format) {
            case PARQUET -> "read_parquet(" + text + ")";
            case CSV -> "read_csv(" + text + ", all_varchar = true)";
            case JSON -> "read_json_objects(" + text + ", format = 'newline_delimited')";
            case DUCKDB -> throw new IllegalArgumentException();
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"PARQUET", "CSV"})
    void everyValueIsTheOneThatIsPrinted(final ExportFormat format) throws IOException, SQLException {
        final RecordedTape tape = RandomTape.write(directory.resolve("tape"), SEED, FRAMES);
        final TapeExport.Written written = new TapeExport(tape, format, directory.resolve("out"))
            .write(TableSelection.ALL);
        final Map<String, List<Map<String, Object>>> printed = printed(tape, MessageQuery.ALL);

        assertEquals(tape.schema().messages().size(), printed.size(), printed.keySet() + " of seed " + SEED);
        for (final Map.Entry<String, List<Map<String, Object>>> table : printed.entrySet()) {
            final List<Map<String, Object>> rows = rows(source(format, written.files().get(table.getKey())));
            assertEquals(table.getValue().size(), rows.size(), table.getKey());
            for (int row = 0; row < rows.size(); row++) {
                assertSame(table.getKey() + " " + row + " of seed " + SEED, table.getValue().get(row), rows.get(row));
            }
        }
        assertEquals(1, written.unknown());
        assertEquals(Optional.empty(), written.damage());
    }

    private static void assertSame(final String place, final Map<String, Object> printed,
        final Map<String, Object> row) {
        assertTrue(row.keySet().containsAll(printed.keySet()), place + ": " + row.keySet());
        row.forEach((column, value) ->
            assertEquals(comparable(printed.get(column)), text(printed.get(column), value), place + " " + column));
    }

    /** Of what the format says in several ways only one is compared. */
    private static String comparable(final Object printed) {
        if (printed instanceof BigDecimal decimal) {
            return decimal.stripTrailingZeros().toPlainString();
        }
        if (printed instanceof List<?> names) {
            return names.stream().map(Object::toString).collect(Collectors.joining("+"));
        }
        return printed == null ? "" : printed.toString();
    }

    private static String text(final Object printed, final Object value) {
        if (value == null) {
            return "";
        }
        if ("unlimited".equals(printed)) {
            return new BigDecimal(value.toString()).unscaledValue().toString().startsWith(UNLIMITED.toString())
                ? "unlimited" : value.toString();
        }
        if (printed instanceof BigDecimal) {
            return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
        }
        if (printed instanceof Instant) {
            return Instant.parse(value.toString()).toString();
        }
        return printed instanceof Double ? Double.valueOf(value.toString()).toString() : value.toString();
    }

    @Test
    void jsonLinesSayWhatTheParquetSays() throws IOException, SQLException {
        final RecordedTape tape = RandomTape.write(directory.resolve("tape"), SEED, FRAMES);
        new TapeExport(tape, ExportFormat.JSON, directory.resolve("json")).write(TableSelection.ALL);
        final Map<String, Path> files = new TapeExport(tape, ExportFormat.PARQUET, directory.resolve("parquet"))
            .write(TableSelection.ALL).files();

        for (final String table : files.keySet()) {
            final List<String> lines = Files.readAllLines(directory.resolve("json").resolve(table + ".json"));
            final List<Map<String, Object>> rows = rows(source(ExportFormat.PARQUET, files.get(table)));
            assertEquals(rows.size(), lines.size(), table);
            for (int row = 0; row < rows.size(); row++) {
                final String line = lines.get(row);
                rows.get(row).forEach((column, value) -> assertTrue(value == null
                    ? line.contains("\"" + column + "\":null") : line.contains("\"" + column + "\":" + json(value)),
                    () -> table + " " + column + " " + value + ": " + line));
            }
        }
    }

    private static String json(final Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return value instanceof String text
            ? '"' + text.replace("\"", "\\\"").replaceFirst("0+Z$", "") : value.toString();
    }

    @Test
    void columnsAreTypedAndHaveTheDecimalsOfTheFinestInstrument() throws IOException, SQLException {
        final RecordedTape tape = RandomTape.write(directory.resolve("tape"), SEED, FRAMES);
        final Path file = new TapeExport(tape, ExportFormat.PARQUET, directory.resolve("out"))
            .write(TableSelection.ALL).files().get("Fill");

        assertEquals("{sequence=BIGINT, engineTime=TIMESTAMP_NS, receiveTime=TIMESTAMP_NS, fillId=BIGINT, "
            + "orderId=BIGINT, positionId=BIGINT, instrumentId=INTEGER, symbol=VARCHAR, side=VARCHAR, "
            + "reason=VARCHAR, timeNs=TIMESTAMP_NS, price=DECIMAL(38,8), quantity=DECIMAL(38,11), "
            + "notional=DECIMAL(38,8), fee=DECIMAL(38,8), feeKind=VARCHAR}",
            rows("(select column_name, column_type from (describe from " + source(ExportFormat.PARQUET, file) + "))")
                .stream().collect(Collectors.toMap(row -> row.get("column_name"), row -> row.get("column_type"),
                    (first, second) -> first, LinkedHashMap::new)).toString());
    }

    @Test
    void framesAreThereWithTheirHeaders() throws IOException, SQLException {
        final RecordedTape tape = RandomTape.write(directory.resolve("tape"), SEED, 10);
        final Path file = new TapeExport(tape, ExportFormat.PARQUET, directory.resolve("out"))
            .write(TableSelection.ALL).files().get("frames");
        final List<Map<String, Object>> frames = rows(source(ExportFormat.PARQUET, file));

        assertEquals(16, frames.size());
        assertEquals("InstrumentDefinition", frames.get(0).get("inputMessage"));
        assertEquals(1, frames.get(0).get("messages"));
        assertEquals("1970-01-01T00:00:01.000000007Z", frames.get(0).get("engineTime"));
        assertEquals(null, frames.get(0).get("source"));
        assertEquals(null, frames.get(15).get("inputMessage"));
    }

    @Test
    void filtersChooseTheRowsAndTheirFrames() throws IOException, SQLException {
        final RecordedTape tape = RandomTape.write(directory.resolve("tape"), SEED, FRAMES);
        final MessageQuery query = new MessageQuery(new FrameRange(0, Long.MAX_VALUE, 3, FRAMES - 3), Set.of("Fill",
            "Signal"), Optional.of("SYMBOL0"), OptionalLong.empty(), OptionalLong.empty());
        final TapeExport.Written written = new TapeExport(tape, ExportFormat.DUCKDB, directory.resolve("out"))
            .write(TableSelection.of(query));
        final Map<String, List<Map<String, Object>>> printed = printed(tape, query);

        assertEquals(Set.of("Fill", "Signal"), printed.keySet(), "seed " + SEED);
        printed.forEach((table, rows) -> assertEquals(rows.size(), written.rows().get(table), table));
        assertEquals(Set.of("frames", "Fill", "Signal"), written.rows().keySet());
        assertEquals(printed.values().stream().flatMap(List::stream).map(row -> row.get("sequence")).distinct().count(),
            written.rows().get("frames"));
    }

    @Test
    void aDatabaseFileHoldsTablesAndViews() throws IOException, SQLException {
        final RecordedTape tape = RandomTape.write(directory.resolve("tape"), SEED, FRAMES);
        new TapeExport(tape, ExportFormat.DUCKDB, directory.resolve("out")).write(TableSelection.ALL);

        try (Scratch scratch = Scratch.in(directory);
            TableDatabase database = TableDatabase.inFile(directory.resolve("out/tape.duckdb"), scratch);
            Statement statement = database.connection().createStatement();
            ResultSet result = statement.executeQuery(
                "select (select count(*) from \"Fill\") = (select count(*) from fills)")) {
            assertTrue(result.next() && result.getBoolean(1));
        }
    }

    @Test
    void whatIsThereAlreadyStays() throws IOException {
        final RecordedTape tape = RandomTape.write(directory.resolve("tape"), SEED, 20);
        final Path out = Files.createDirectory(directory.resolve("out"));
        Files.writeString(out.resolve("Fill.csv"), "mine");

        final TableRequestException refused = assertThrows(TableRequestException.class,
            () -> new TapeExport(tape, ExportFormat.CSV, out).write(TableSelection.ALL));

        assertEquals(out.resolve("Fill.csv") + " is there already: name another --out, or remove it",
            refused.getMessage());
        assertEquals("mine", Files.readString(out.resolve("Fill.csv")));
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void ofADamagedTapeEverythingBeforeTheDamageIsWritten() throws IOException {
        final Path damaged = directory.resolve("tape");
        try (SessionTapeWriter writer = new SessionTapeWriter(damaged, RecordLevel.ALL)) {
            for (final long sequence : new long[] {1, 2, 2}) {
                final Frame frame = Frame.allocate().begin(sequence, sequence, sequence);
                frame.append(new TimerEncoder()).timerId(sequence);
                writer.onFrame(frame);
            }
        }
        final TapeExport.Written written = new TapeExport(new RecordedTape(damaged, Optional.empty()),
            ExportFormat.CSV, directory.resolve("out")).write(TableSelection.ALL);

        assertTrue(written.damage().orElseThrow().endsWith("sequence 2 stands after 2"), written.toString());
        assertEquals("""
            sequence,engineTime,receiveTime,timerId
            1,1970-01-01T00:00:00.000000001Z,1970-01-01T00:00:00.000000001Z,1
            2,1970-01-01T00:00:00.000000002Z,1970-01-01T00:00:00.000000002Z,2
            """, Files.readString(directory.resolve("out/Timer.csv")));
    }

    @Test
    void nothingButTheResultIsLeft() throws IOException {
        final RecordedTape tape = RandomTape.write(directory.resolve("tape"), SEED, 50);
        final TapeExport.Written written = new TapeExport(tape, ExportFormat.PARQUET, directory.resolve("out"))
            .write(TableSelection.ALL);

        try (Stream<Path> files = Files.list(directory.resolve("out"))) {
            assertEquals(written.files().values().stream().sorted().toList(), files.sorted().toList());
        }
        assertFalse(written.files().isEmpty());
    }

    @Test
    void whereNothingIsMeantNothingIsMade() throws IOException {
        final RecordedTape tape = RandomTape.write(directory.resolve("tape"), SEED, 20);
        final MessageQuery query = new MessageQuery(FrameRange.ALL, Set.of(), Optional.of("NOUSDT"),
            OptionalLong.empty(), OptionalLong.empty());

        assertEquals(Map.of(), new TapeExport(tape, ExportFormat.PARQUET, directory.resolve("out"))
            .write(TableSelection.of(query)).files());
        assertFalse(Files.exists(directory.resolve("out")));
    }
}
