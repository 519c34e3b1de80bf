package io.tapedeck.app;

import io.tapedeck.app.Launcher.Ended;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Tables of a run through the real launcher: asked with SQL, written to files, made into features. */
class JournalTablesIT {
    private static final ObjectMapper JSON = new ObjectMapper()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @TempDir
    private static Path directory;
    @AutoClose
    private static Questions questions;
    private static String run;

    private static Ended run(final String... arguments) throws IOException, InterruptedException {
        return new Launcher(directory).run(arguments);
    }

    @BeforeAll
    static void recordRun() throws IOException, InterruptedException {
        questions = new Questions(directory);
        assertEquals(0, run("data", "sample", "--from", "2022-01-01", "--to", "2022-02-01").exitCode());
        final Ended replayed = run("replay", "--strategy", "donchian-breakout", "--record", "all", "--json");
        assertEquals(0, replayed.exitCode(), replayed.err());
        run = "runs/" + JSON.readTree(replayed.out()).at("/run/id").asText();
    }

    @Test
    void sqlAgreesWithTheFilesOfTheRun() throws IOException, InterruptedException {
        final List<String> trades = Files.readAllLines(directory.resolve(run).resolve("trades.csv"));
        final BigDecimal pnl = trades.stream().skip(1).map(line -> new BigDecimal(line.split(",")[8]))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
        final Ended ended = run("journal", "sql", "select count(*) as trades, sum(pnl) as pnl from trades", run,
            "--json");

        assertEquals(0, ended.exitCode(), ended.err());
        assertEquals(trades.size() - 1, JSON.readTree(ended.out()).get("trades").asInt());
        assertEquals(0, pnl.compareTo(JSON.readTree(ended.out()).get("pnl").decimalValue()), ended.out());
        assertTrue(trades.size() > 5, "trades: " + trades.size());
    }

    @Test
    void sqlPrintsATableForPeople() throws IOException, InterruptedException {
        final Ended ended = questions.ask("journal", "sql", "select timeframe, count(*) as candles, min(openTimeNs) as "
            + "first from candles group by 1 order by candles", run);

        assertEquals("""
            timeframe  candles  first
            W1               5  2021-12-27T00:00:00Z
            D1              31  2022-01-01T00:00:00Z
            H4             186  2022-01-01T00:00:00Z
            H1             744  2022-01-01T00:00:00Z
            M15           2976  2022-01-01T00:00:00Z
            M5            8928  2022-01-01T00:00:00Z
            M1           44640  2022-01-01T00:00:00Z
            """, ended.out(), ended.err());
    }

    @Test
    void writtenTablesSayWhatCatSays() throws IOException, InterruptedException {
        final Ended export = run("journal", "export", run, "--to", "json", "--out", "tables", "--sequence", "..9000",
            "--json");
        final Ended cat = run("journal", "cat", run, "--sequence", "..9000", "--json");
        final Map<String, Iterator<String>> tables = new LinkedHashMap<>();
        for (final JsonNode table : JSON.readTree(export.out()).get("tables")) {
            tables.put(table.get("table").asText(),
                Files.readAllLines(directory.resolve(table.get("file").asText())).iterator());
        }

        for (final String line : cat.out().lines().toList()) {
            final JsonNode printed = JSON.readTree(line);
            final JsonNode row = JSON.readTree(tables.get(printed.get("message").asText()).next());
            assertEquals(printed.get("sequence"), row.get("sequence"));
            assertSame(printed.get("engineTime"), row.get("engineTime"), line);
            printed.get("fields").properties().forEach(field ->
                assertSame(field.getValue(), row.get(field.getKey()), line));
        }
        tables.remove("frames");
        assertTrue(tables.keySet().containsAll(List.of("Fill", "Signal", "StrategyNote", "TradingRules")),
            tables.keySet().toString());
        tables.forEach((table, rows) -> assertTrue(!rows.hasNext(), "more rows than messages: " + table));
    }

    private static void assertSame(final JsonNode printed, final JsonNode value, final String line) {
        if (printed.asText().equals("unlimited")) {
            assertEquals(String.valueOf(Long.MAX_VALUE), value.asText().replace(".", ""), line);
        } else if (printed.isArray()) {
            assertEquals(Stream.of(JSON.convertValue(printed, String[].class)).collect(Collectors.joining("+")),
                value.asText(), line);
        } else if (printed.isNumber()) {
            assertEquals(0, printed.decimalValue().compareTo(value.decimalValue()), line);
        } else if (printed.asText().matches("\\d{4}-.*Z")) {
            assertEquals(Instant.parse(printed.asText()), Instant.parse(value.asText()), line);
        } else {
            assertEquals(printed.asText(), value.asText(), line);
        }
    }

    @Test
    void featuresHaveARowForEveryCandleOfTheStrategy() throws IOException, InterruptedException {
        final Ended ended = questions.ask("journal", "export", run, "--to", "csv", "--features", "--horizon", "1h,1d",
            "--out", "features.csv");
        final List<String> lines = Files.readAllLines(directory.resolve("features.csv"));

        assertEquals("         744 rows  features.csv\n", ended.out(), ended.err());
        assertEquals(745, lines.size());
        assertTrue(lines.get(0).startsWith("sequence,engineTime,closeTime,instrumentId,symbol,timeframe,"));
        assertTrue(lines.get(0).endsWith(",forward_1h,forward_1d"), lines.get(0));
        assertTrue(lines.get(0).contains(",note_entry channel,"), lines.get(0));
        assertTrue(lines.get(744).endsWith(",,"), "the tape ends at the last close: " + lines.get(744));
    }

    @Test
    void ofADamagedTapeThereIsAllBeforeTheDamage() throws IOException, InterruptedException {
        final String damaged = damagedCopy();
        final Ended sql = questions.ask("journal", "sql", "select count(*) as n from frames", damaged, "--json");
        final Ended export = run("journal", "export", damaged, "--to", "parquet", "--out", "rest", "--json");

        assertEquals(1, sql.exitCode(), sql.err());
        assertTrue(JSON.readTree(sql.out()).get("n").asInt() > 100, sql.out());
        assertTrue(sql.err().matches("tapedeck: tape damaged is damaged: .*\\n"), sql.err());
        assertEquals(1, export.exitCode(), export.err());
        assertEquals(JSON.readTree(sql.out()).get("n"), JSON.readTree(export.out()).at("/tables/0/rows"));
        assertTrue(JSON.readTree(export.out()).get("damage").asText().startsWith("tape damaged is damaged: "));
        assertTrue(Files.exists(directory.resolve("rest/frames.parquet")));
    }

    private static String damagedCopy() throws IOException {
        final Path damaged = Files.createDirectory(directory.resolve("damaged"));
        try (Stream<Path> files = Files.list(directory.resolve(run).resolve("tape"))) {
            for (final Path file : files.toList()) {
                Files.copy(file, damaged.resolve(file.getFileName()));
            }
        }
        try (var channel = Files.newByteChannel(damaged.resolve("19700101L.cq4"), StandardOpenOption.WRITE)) {
            channel.position(1_000_000).write(StandardCharsets.US_ASCII.encode("x".repeat(300)));
        }
        return "damaged";
    }

    @Test
    void nothingIsOverwritten() throws IOException, InterruptedException {
        questions.ask("journal", "export", run, "--to", "csv", "--type", "Fill", "--out", "once").requireDone();
        final Ended again = questions.ask("journal", "export", run, "--to", "csv", "--type", "Fill", "--out", "once");

        assertEquals(2, again.exitCode());
        assertEquals("tapedeck: once/frames.csv is there already: name another --out, or remove it\n", again.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "journal;sql;from filss;RUN | 2 | tapedeck: there is no table or view filss; did you mean fills or ",
        "journal;sql;selec 1;RUN | 2 | tapedeck: Parser Error: syntax error at or near \"selec\"",
        "journal;sql;drop table \"Fill\";RUN | 2 | tapedeck: a tape is only read: ask with select,",
        "journal;sql;from fills;nowhere | 3 | tapedeck: nowhere is no tape: name the folder of a tape, a run",
        "journal;sql;from fills | 2 | tapedeck: Missing required parameter: 'TAPE'",
        "journal;export;nowhere;--to;csv;--out;x | 3 | tapedeck: nowhere is no tape",
        "journal;export;RUN;--to;xml;--out;x | 2 | tapedeck: Invalid value for option '--to'",
        "journal;export;RUN;--to;csv;--out;x;--type;Fil | 2 | tapedeck: there is no message 'Fil' in the schema",
        "journal;export;RUN;--to;csv;--out;x;--features | 2 | tapedeck: --features needs --horizon, such as",
        "journal;export;RUN;--to;csv;--out;x;--features;--horizon;1h;--limit;3 | 2 | tapedeck: --features reads the "
            + "whole tape",
        "journal;export;RUN;--to;csv;--out;x;--horizon;1h | 2 | tapedeck: --horizon and --timeframe belong to"})
    void aMistakeGetsOneSentenceAndItsExitCode(final String line, final int exitCode, final String sentence)
        throws IOException, InterruptedException {
        final Ended ended = questions.ask(line.replace("RUN", run).split(";"));

        assertEquals(exitCode, ended.exitCode(), ended.err());
        assertTrue(ended.err().startsWith(sentence), ended.err());
        assertEquals("", ended.out());
    }
}
