package io.tapedeck.journal.table;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.CandleClosedEncoder;
import io.tapedeck.engine.event.codec.InstrumentDefinitionEncoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.StrategyNoteEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.catalogue.Manifest;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.tape.SessionTapeWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Features know nothing of what comes later, and labels are what a naive pass over the closes finds. */
class FeatureExportTest {
    private static final long SEED = 8_112_022L;
    private static final long MINUTE = 60_000_000_000L;
    private static final long START = 1_641_168_000L * 1_000_000_000L;
    private static final List<String> NOTES = List.of("atr", "entry channel");
    private static final int[] SCALES = {2, 4};
    private static final List<Horizon> HORIZONS = List.of(Horizon.of("7m"), Horizon.of("1h"));

    @TempDir
    private Path directory;

    /** A close that a tape tells of. */
    private record Close(int instrument, long ns, double price) {
    }

    /** What a strategy noted. */
    private record Note(long sequence, int instrument, String name, double value) {
    }

    /** A closed candle of five minutes. */
    private record Row(long sequence, Close close) {
    }

    /** Minutes with gaps, of two instruments, and notes in some of the frames. */
    private static final class Market {
        private final List<Close> closes = new ArrayList<>();
        private final List<Note> notes = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();
        private final Random random = new Random(SEED);
        private final Frame frame = Frame.allocate();
        private final long[] prices = {3_800_000, 12_000_000};
        private long sequence;

        RecordedTape write(final Path directory, final int frames) {
            try (SessionTapeWriter writer = new SessionTapeWriter(directory, RecordLevel.ALL)) {
                for (int instrument = 0; instrument < SCALES.length; instrument++) {
                    begin(START).append(new InstrumentDefinitionEncoder()).instrumentId(instrument)
                        .symbol("SYMBOL" + instrument).priceScale((short) SCALES[instrument]);
                    writer.onFrame(frame);
                }
                for (long minute = 1; sequence < frames; minute++) {
                    writeMinute(writer, minute);
                }
            }
            return new RecordedTape(directory, Optional.empty());
        }

        private Frame begin(final long timeNs) {
            sequence++;
            return frame.begin(sequence, timeNs, timeNs);
        }

        private void writeMinute(final SessionTapeWriter writer, final long minute) {
            for (int instrument = 0; instrument < SCALES.length; instrument++) {
                if (random.nextInt(5) > 0 || minute % 5 == 0) {
                    prices[instrument] += random.nextInt(20_001) - 10_000;
                    begin(START + minute * MINUTE);
                    candle(instrument, minute);
                    note(instrument);
                    writer.onFrame(frame);
                }
            }
        }

        private void candle(final int instrument, final long minute) {
            final long endNs = START + minute * MINUTE;
            final Close close = new Close(instrument, endNs,
                prices[instrument] / Math.pow(10, SCALES[instrument]));
            closes.add(close);
            frame.append(new MarketCandleEncoder()).instrumentId(instrument).timeframe(TimeframeCode.M1)
                .openTimeNs(endNs - MINUTE).close(prices[instrument]);
            if (minute % 5 == 0) {
                rows.add(new Row(sequence, close));
                frame.append(new CandleClosedEncoder()).instrumentId(instrument).timeframe(TimeframeCode.M5)
                    .openTimeNs(endNs - 5 * MINUTE).close(prices[instrument]);
            }
        }

        private void note(final int instrument) {
            for (int count = random.nextInt(9) - 6; count > 0; count--) {
                final Note note = new Note(sequence, instrument, NOTES.get(random.nextInt(2)), random.nextGaussian());
                notes.add(note);
                frame.append(new StrategyNoteEncoder()).instrumentId(instrument).name(note.name())
                    .value(note.value());
            }
        }

        Optional<Double> note(final Row row, final String name) {
            return notes.stream().filter(note -> note.sequence() <= row.sequence() && note.name().equals(name)
                && note.instrument() == row.close().instrument()).reduce((first, second) -> second).map(Note::value);
        }

        /** By going through all closes. */
        Optional<Double> forward(final Row row, final Horizon horizon) {
            final long untilNs = row.close().ns() + horizon.spanNs();
            final List<Close> own = closes.stream().filter(close ->
                close.instrument() == row.close().instrument()).toList();
            return own.get(own.size() - 1).ns() < untilNs ? Optional.empty() : own.stream()
                .filter(close -> close.ns() <= untilNs).reduce((first, second) -> second)
                .map(close -> close.price() / row.close().price() - 1);
        }
    }

    private List<Map<String, String>> export(final RecordedTape tape, final String name) throws IOException {
        final Path file = directory.resolve(name);
        new FeatureExport(tape, ExportFormat.CSV, file).write(HORIZONS, Optional.of(Timeframe.M5));
        final List<String> lines = Files.readAllLines(file);
        final String[] heading = lines.get(0).replace("\"", "").split(",");
        final List<Map<String, String>> rows = new ArrayList<>();
        for (final String line : lines.subList(1, lines.size())) {
            final String[] values = line.split(",", -1);
            final Map<String, String> row = new LinkedHashMap<>();
            for (int column = 0; column < heading.length; column++) {
                row.put(heading[column], values[column]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static String text(final Optional<Double> value) {
        return value.map(String::valueOf).orElse("");
    }

    private static String figure(final String text) {
        return text.isEmpty() ? "" : String.valueOf(Double.parseDouble(text));
    }

    @Test
    void featuresAndLabelsAreThoseOfANaivePass() throws IOException {
        final Market market = new Market();
        final List<Map<String, String>> rows = export(market.write(directory.resolve("tape"), 2_000), "features.csv");

        assertEquals(market.rows.size(), rows.size());
        for (int index = 0; index < rows.size(); index++) {
            final Map<String, String> row = rows.get(index);
            final Row expected = market.rows.get(index);
            final String place = "row " + index + " of seed " + SEED;
            assertEquals(String.valueOf(expected.sequence()), row.get("sequence"), place);
            assertEquals("SYMBOL" + expected.close().instrument(), row.get("symbol"), place);
            assertEquals(expected.close().price(), Double.parseDouble(row.get("close")), place);
            NOTES.forEach(name ->
                assertEquals(text(market.note(expected, name)), figure(row.get("note_" + name)), place + " " + name));
            HORIZONS.forEach(horizon -> assertEquals(text(market.forward(expected, horizon)),
                figure(row.get("forward_" + horizon.label())), place + " " + horizon.label()));
        }
        assertTrue(rows.stream().anyMatch(row -> row.get("forward_1h").isEmpty()), "the tape ends");
    }

    @Test
    void featuresOfACutTapeAreThoseOfTheWholeTape() throws IOException {
        final List<Map<String, String>> whole = export(new Market().write(directory.resolve("whole"), 900),
            "whole.csv");
        for (final int end : new int[] {60, 333, 700}) {
            final List<Map<String, String>> cut = export(new Market().write(directory.resolve("cut" + end), end),
                end + ".csv");

            assertTrue(cut.size() >= end / 8, cut.size() + " rows");
            for (int row = 0; row < cut.size(); row++) {
                assertEquals(features(whole.get(row)), features(cut.get(row)), "row " + row + " of a cut at " + end
                    + ", seed " + SEED);
            }
        }
    }

    private static Map<String, String> features(final Map<String, String> row) {
        final Map<String, String> features = new LinkedHashMap<>(row);
        features.keySet().removeIf(column -> column.startsWith("forward_"));
        return features;
    }

    @Test
    void withoutAWordTheFinestCandlesAreMeant() throws IOException {
        final Market market = new Market();
        final RecordedTape tape = market.write(directory.resolve("tape"), 100);
        final TapeExport.Written written = new FeatureExport(tape, ExportFormat.PARQUET,
            directory.resolve("features.parquet")).write(HORIZONS, Optional.empty());

        assertEquals(Map.of("features", (long) market.closes.size()), written.rows());
    }

    @Test
    void whatCannotBeAnsweredIsRefusedInOneSentence() throws IOException {
        final RecordedTape tape = new Market().write(directory.resolve("tape"), 100);
        final RecordedTape decisions = new RecordedTape(tape.directory(),
            Optional.of(new Manifest(Map.of("kind", "replay", "record", "DECISIONS"))));
        final Path there = Files.writeString(directory.resolve("there.csv"), "mine");

        assertTrue(refusal(decisions, directory.resolve("a.csv"), Timeframe.M5)
            .endsWith("holds decisions only, so that prices between them are missing: run it again with --record all"));
        assertTrue(refusal(tape, directory.resolve("b.csv"), Timeframe.D1)
            .endsWith("has no closed candle of 1d; it has those of 1m, 5m"));
        assertTrue(refusal(tape, there, Timeframe.M5).endsWith("is there already: name another --out, or remove it"));
        assertEquals("mine", Files.readString(there));
        assertEquals("'0h' is no horizon; write it as 90m, 4h, 1d or 1w",
            assertThrows(TableRequestException.class, () -> Horizon.of("0h")).getMessage());
    }

    private static String refusal(final RecordedTape tape, final Path file, final Timeframe timeframe) {
        return assertThrows(TableRequestException.class, () -> new FeatureExport(tape, ExportFormat.CSV, file)
            .write(HORIZONS, Optional.of(timeframe))).getMessage();
    }
}
