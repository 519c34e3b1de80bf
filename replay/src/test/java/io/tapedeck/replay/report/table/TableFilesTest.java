package io.tapedeck.replay.report.table;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.tapedeck.replay.run.ReplayHarness;
import io.tapedeck.replay.run.ReplayResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A Parquet file holds what the CSV file holds, with types. */
class TableFilesTest {
    @TempDir
    private Path directory;

    private static List<List<String>> parquet(final Path file) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
            Statement statement = database.createStatement();
            ResultSet rows = statement.executeQuery("from '" + file + "'")) {
            final List<List<String>> all = new ArrayList<>();
            while (rows.next()) {
                final List<String> row = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(cell(rows.getObject(column)));
                }
                all.add(row);
            }
            return all;
        }
    }

    private static String cell(final Object value) {
        if (value instanceof Timestamp time) {
            return time.toLocalDateTime().toInstant(ZoneOffset.UTC).toString();
        }
        if (value instanceof Double || value instanceof BigDecimal) {
            return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
        }
        return value == null ? "" : value.toString();
    }

    private static Map<String, String> types(final Path file) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
            Statement statement = database.createStatement();
            ResultSet rows = statement.executeQuery("describe from '" + file + "'")) {
            final Map<String, String> types = new LinkedHashMap<>();
            while (rows.next()) {
                types.put(rows.getString(1), rows.getString(2));
            }
            return types;
        }
    }

    private static List<List<String>> rows(final Table table) {
        try (CsvReader<CsvRecord> lines = CsvReader.builder().ofCsvRecord(table.csv())) {
            return lines.stream().skip(1).map(CsvRecord::getFields).toList();
        } catch (final IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private ReplayResult run() {
        return new ReplayHarness(directory.resolve("journal")).sample("BTCUSDT", 7, 5).run(ReplayHarness.with(
            ReplayHarness.smaCross(), "strategy", "donchian-breakout", "timeframe", "15m"));
    }

    @Test
    void everyCellOfEveryTableIsInParquet() throws IOException, SQLException {
        final List<Table> tables = RunTables.of(run());
        final List<TableFiles.Written> written =
            new TableFiles(directory.resolve("tables"), TableFormat.PARQUET).write(tables);

        assertEquals(List.of("trades", "equity", "fills", "refusals", "metrics", "months", "settings"),
            written.stream().map(TableFiles.Written::table).toList());
        for (int index = 0; index < tables.size(); index++) {
            final List<List<String>> rows = rows(tables.get(index)).stream().map(TableFilesTest::plain).toList();
            assertEquals(rows.size(), written.get(index).rows());
            assertEquals(rows, parquet(written.get(index).file()));
        }
        assertTrue(written.get(0).rows() > 5);
        final Map<String, String> types = types(written.get(0).file());
        assertEquals(tables.get(0).columns().stream().map(Column::name).toList(), List.copyOf(types.keySet()));
        assertEquals("TIMESTAMP_NS BIGINT DECIMAL(38,8) DOUBLE VARCHAR", Stream.of("entryTime", "id", "pnl",
            "riskMultiple", "exitReason").map(types::get).collect(Collectors.joining(" ")));
        try (Stream<Path> files = Files.list(directory.resolve("tables"))) {
            assertEquals(tables.size(), files.count(), "nothing else is left there");
        }
    }

    /** What is exact has no zeros behind it there, what was computed none either. */
    private static List<String> plain(final List<String> row) {
        return row.stream().map(cell -> cell.matches("-?[0-9]+\\.[0-9]+")
            ? new BigDecimal(cell).stripTrailingZeros().toPlainString() : cell).toList();
    }

    private static Table prices(final long price, final int scale) {
        return new Table("prices", List.of(Column.decimal("price", scale)),
            () -> Rows.of(List.of(price), (value, cells) -> cells.decimal(value, scale)));
    }

    @Test
    void runsStandOneBelowTheOtherAndMoreDecimalsWin() {
        final Table one = prices(15, 1);
        final Table other = prices(1_125, 3);
        final Table both = one.labelled("run", "a").followedBy(other.labelled("run", "b, c"));

        assertEquals("run,price\na,1.5\n\"b, c\",1.125\n", both.csv());
        assertEquals(List.of("varchar", "decimal(38, 3)"), both.columns().stream().map(Column::type).toList());
    }
}
