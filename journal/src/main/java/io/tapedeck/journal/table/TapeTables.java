package io.tapedeck.journal.table;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.inspect.MessageFormat;
import io.tapedeck.journal.inspect.RecordedMessage;
import io.tapedeck.journal.inspect.RecordedSchema;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.inspect.TapeScan;
import io.tapedeck.journal.tape.DamagedTapeException;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables of one tape or of several: a table a type of message, and {@code frames}. Reads each tape once; what it
 * keeps in memory does not depend on how long a tape is. One thread.
 */
public final class TapeTables implements MessageFormat {
    private final TableDatabase database;
    private final List<RecordedTape> tapes;
    private final Map<RecordedTape, RecordedSchema> schemas = new LinkedHashMap<>();
    private final Map<String, MessageRows> messages = new LinkedHashMap<>();
    private final DecimalScales scales = new DecimalScales();
    private final FrameRows frames;
    private final List<DamagedTapeException> damages = new ArrayList<>();
    private Set<String> wanted;
    private String tapeName;
    private RecordedSchema schema;
    private long lastSequence;
    private long unknown;

    /**
     * Tables without a row.
     *
     * @param database takes them.
     * @param tapes    to be read.
     */
    public TapeTables(final TableDatabase database, final List<RecordedTape> tapes) {
        this.database = database;
        this.tapes = List.copyOf(tapes);
        tapes.forEach(tape -> schemas.put(tape, tape.schema()));
        TableLayout.of(tapes.stream().map(schemas::get).toList())
            .forEach((name, layout) -> messages.put(name, new MessageRows(database, layout, scales)));
        frames = new FrameRows(database, tapes.size() > 1);
        wanted = names();
    }

    /**
     * All tables that there can be.
     *
     * @return the types of messages, and {@code frames}.
     */
    Set<String> names() {
        final Set<String> names = new HashSet<>(messages.keySet());
        names.add(FrameRows.TABLE);
        return names;
    }

    boolean namesTape() {
        return tapes.size() > 1;
    }

    /** Keeps out what nobody asks for; the frames that are not kept are still read. */
    void want(final Set<String> tables) {
        wanted = Set.copyOf(tables);
    }

    /** So that a table without a row can be asked, too. */
    void createAll() {
        frames.create();
        messages.values().forEach(MessageRows::create);
    }

    /**
     * Reads the tapes; of a damaged one everything before the damage.
     *
     * @param selection of their messages.
     * @throws IOException where a tape cannot be read.
     */
    public void load(final TableSelection selection) throws IOException {
        database.begin();
        for (final RecordedTape tape : tapes) {
            tapeName = tape.reference();
            schema = schemas.get(tape);
            lastSequence = Long.MIN_VALUE;
            try {
                load(tape, selection);
            } catch (final DamagedTapeException damage) {
                damages.add(damage);
            }
        }
        flush();
        database.commit();
    }

    private void load(final RecordedTape tape, final TableSelection selection) throws IOException {
        final MessageFormat format = selection.around(this);
        final TapeScan scan = new TapeScan(tape, selection.query());
        try (scan) {
            boolean isMore = true;
            while (isMore && scan.found() < selection.limit()) {
                isMore = scan.next(format);
            }
        } finally {
            unknown += scan.unknown();
        }
    }

    private void flush() {
        frames.flush();
        messages.values().forEach(TableRows::flush);
    }

    @Override
    public void begin() {
        // Tables have no heading.
    }

    @Override
    public boolean write(final Frame frame, final RecordedMessage message) {
        try {
            writeFrame(frame);
            if (wanted.contains(message.name())) {
                write(messages.get(message.name()), frame, message);
            }
            return true;
        } catch (final SQLException refused) {
            throw TableDatabase.failure(refused);
        }
    }

    private void write(final MessageRows rows, final Frame frame, final RecordedMessage message) throws SQLException {
        rows.read(message);
        if (!scales.hold(rows.priceScale(), rows.quantityScale())) {
            grow(rows.priceScale(), rows.quantityScale());
        }
        rows.append(tapeName, frame, message);
    }

    /** A finer instrument than any before it: the columns that are there take on its decimals. */
    private void grow(final int priceScale, final int quantityScale) {
        flush();
        database.commit();
        scales.grow(priceScale, quantityScale);
        messages.values().stream().filter(MessageRows::isThere).forEach(MessageRows::grow);
        database.begin();
    }

    private void writeFrame(final Frame frame) throws SQLException {
        if (frame.sequence() != lastSequence && wanted.contains(FrameRows.TABLE)) {
            frames.append(tapeName, frame, schema);
            lastSequence = frame.sequence();
        }
    }

    @Override
    public boolean writeUnknown(final Frame frame, final int templateId, final int length) {
        try {
            writeFrame(frame);
            return true;
        } catch (final SQLException refused) {
            throw TableDatabase.failure(refused);
        }
    }

    /**
     * The tables that have rows.
     *
     * @return name to number of rows, the frames first.
     */
    public Map<String, Long> rows() {
        final Map<String, Long> rows = new LinkedHashMap<>();
        rows.put(FrameRows.TABLE, frames.rows());
        messages.forEach((name, table) -> rows.put(name, table.rows()));
        rows.values().removeIf(count -> count == 0);
        return rows;
    }

    /**
     * How many messages the schemas beside the tapes do not know.
     *
     * @return a count.
     */
    public long unknown() {
        return unknown;
    }

    /**
     * What is wrong with the tapes.
     *
     * @return empty where everything could be read.
     */
    public List<DamagedTapeException> damages() {
        return List.copyOf(damages);
    }

    TableDatabase database() {
        return database;
    }
}
