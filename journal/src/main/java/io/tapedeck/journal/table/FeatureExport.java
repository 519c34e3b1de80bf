package io.tapedeck.journal.table;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.inspect.FrameRange;
import io.tapedeck.journal.inspect.MessageQuery;
import io.tapedeck.journal.inspect.RecordedTape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the table that a model learns from: features of closed candles, and forward returns as labels. The tape must
 * hold every frame, since otherwise closes would be missing. One thread.
 */
public final class FeatureExport {
    private static final Set<String> NEEDED = Set.of("MarketCandle", "CandleClosed", "StrategyNote", "SessionStarted");
    private static final String TABLE = "features";

    private final RecordedTape tape;
    private final ExportFormat format;
    private final Path file;

    /**
     * An export.
     *
     * @param tape   to read.
     * @param format of the file.
     * @param file   to make.
     */
    public FeatureExport(final RecordedTape tape, final ExportFormat format, final Path file) {
        this.tape = tape;
        this.format = format;
        this.file = file;
    }

    /**
     * Writes the table.
     *
     * @param horizons  of the labels.
     * @param timeframe of the candles; that of the strategy, or the finest of the tape, where none is named.
     * @return what was written.
     * @throws IOException           where the disk refuses.
     * @throws TableRequestException where the tape cannot answer, or the file is there already.
     */
    public TapeExport.Written write(final List<Horizon> horizons, final Optional<Timeframe> timeframe)
        throws IOException {
        if (Files.exists(file)) {
            TapeExport.refuse(file);
        }
        refuseLeftOutFrames();
        try (Scratch scratch = Scratch.in(file.toAbsolutePath().getParent());
            TableDatabase database = TableDatabase.inFile(scratch.resolve("load"), scratch)) {
            final TapeTables tables = load(database);
            final Path whole = scratch.resolve(TABLE);
            final long rows = format.write(database,
                new FeatureQuery(chosen(database, timeframe), horizons, notes(database)).sql(), whole);
            Files.move(whole, file);
            return new TapeExport.Written(Map.of(TABLE, rows), Map.of(TABLE, file), tables.unknown(),
                tables.damages().stream().map(Throwable::getMessage).findFirst());
        }
    }

    private void refuseLeftOutFrames() {
        if (tape.value("record").filter(level -> !level.equals("ALL")).isPresent()) {
            throw new TableRequestException(tape.reference() + " holds decisions only, so that prices between them are "
                + "missing: run it again with --record all");
        }
    }

    private TapeTables load(final TableDatabase database) throws IOException {
        final TapeTables tables = new TapeTables(database, List.of(tape));
        final Set<String> missing = NEEDED.stream().filter(name -> !tables.names().contains(name))
            .collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            throw new TableRequestException("the schema beside " + tape.directory() + " has no "
                + String.join(" and no ", missing));
        }
        tables.createAll();
        tables.load(TableSelection.of(new MessageQuery(FrameRange.ALL, NEEDED, Optional.empty(),
            OptionalLong.empty(), OptionalLong.empty())));
        return tables;
    }

    private Timeframe chosen(final TableDatabase database, final Optional<Timeframe> timeframe) {
        final List<Timeframe> there = timeframes(database, FeatureQuery.timeframes());
        final Timeframe chosen = timeframe.or(() -> timeframes(database,
            "select \"strategyTimeframe\" from \"SessionStarted\"").stream().findFirst())
            .or(() -> there.stream().findFirst()).orElse(Timeframe.M1);
        if (!there.contains(chosen)) {
            throw new TableRequestException(tape.reference() + " has no closed candle of " + chosen.label()
                + (there.isEmpty() ? " or any other timeframe" : "; it has those of "
                + there.stream().map(Timeframe::label).collect(Collectors.joining(", "))));
        }
        return chosen;
    }

    private static List<Timeframe> timeframes(final TableDatabase database, final String query) {
        return texts(database, query).stream().map(Timeframe::valueOf).sorted().toList();
    }

    private static List<String> notes(final TableDatabase database) {
        return texts(database, "select distinct name from \"StrategyNote\" order by name");
    }

    private static List<String> texts(final TableDatabase database, final String query) {
        try (Statement statement = database.connection().createStatement();
            ResultSet rows = statement.executeQuery(query)) {
            final List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (final SQLException refused) {
            throw TableDatabase.failure(refused);
        }
    }
}
