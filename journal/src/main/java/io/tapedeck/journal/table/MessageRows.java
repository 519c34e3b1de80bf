package io.tapedeck.journal.table;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.inspect.FieldKind;
import io.tapedeck.journal.inspect.FieldLayout;
import io.tapedeck.journal.inspect.MessageLayout;
import io.tapedeck.journal.inspect.RecordedInstruments;
import io.tapedeck.journal.inspect.RecordedMessage;
import org.duckdb.DuckDBAppender;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The messages of one type as a table: the values that a {@link RecordedMessage} has, without an object for each of
 * them.
 */
final class MessageRows extends TableRows {
    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int exponent = 1; exponent < POWERS.length; exponent++) {
            POWERS[exponent] = 10 * POWERS[exponent - 1];
        }
    }

    private final TableLayout table;
    private final DecimalScales scales;
    private final FieldLayout[] fields;
    private MessageLayout bound;
    private FieldLayout instrument;
    private boolean isAboutInstrument;
    private int instrumentId;
    private RecordedInstruments instruments;
    private int priceScale;
    private int quantityScale;

    MessageRows(final TableDatabase database, final TableLayout table, final DecimalScales scales) {
        super(database, table.name(), table.lead().size() > TableLayout.lead(false).size());
        this.table = table;
        this.scales = scales;
        fields = new FieldLayout[table.columns().size()];
    }

    @Override
    String creation() {
        return table.creation(scales);
    }

    void grow() {
        table.growth(scales).forEach(database()::run);
    }

    /** Looks at the instrument of a message before the message is appended. */
    void read(final RecordedMessage message) {
        if (message.layout() != bound) {
            bind(message.layout());
        }
        instruments = message.instruments();
        isAboutInstrument = instrument != null && message.isKnown(instrument);
        instrumentId = isAboutInstrument ? (int) instrument.number(message.buffer(), message.block()) : 0;
        priceScale = instruments.priceScale(instrumentId);
        quantityScale = instruments.quantityScale(instrumentId);
    }

    private void bind(final MessageLayout layout) {
        bound = layout;
        instrument = layout.field("instrumentId").orElse(null);
        for (int index = 0; index < fields.length; index++) {
            fields[index] = layout.field(table.columns().get(index).name()).orElse(null);
        }
    }

    int priceScale() {
        return priceScale;
    }

    int quantityScale() {
        return quantityScale;
    }

    /** The message that was read last. */
    void append(final String tape, final Frame frame, final RecordedMessage message) throws SQLException {
        final DuckDBAppender row = begin(tape, frame);
        for (int index = 0; index < fields.length; index++) {
            append(row, table.columns().get(index), fields[index], message);
        }
        end();
    }

    private void append(final DuckDBAppender row, final TableColumn column, final FieldLayout field,
        final RecordedMessage message) throws SQLException {
        if (column.isSymbol()) {
            row.append(isAboutInstrument ? instruments.symbol(instrumentId).orElse(null) : null);
        } else if (field == null || !message.isKnown(field)) {
            row.appendNull();
        } else if (column.kind() == FieldKind.TEXT) {
            row.append(field.characters(message.buffer(), message.block()));
        } else {
            append(row, column, field, field.number(message.buffer(), message.block()));
        }
    }

    private void append(final DuckDBAppender row, final TableColumn column, final FieldLayout field,
        final long number) throws SQLException {
        switch (column.kind()) {
            case PRICE -> decimal(row, number, scales.of(FieldKind.PRICE) - priceScale);
            case QUANTITY -> decimal(row, number, scales.of(FieldKind.QUANTITY) - quantityScale);
            case TIME -> row.appendEpochNanos(number);
            case FIGURE -> row.append(Double.longBitsToDouble(number));
            case CHOICE -> row.append(field.names().getOrDefault(number, "code " + number));
            case FLAGS -> row.append(flags(field, number));
            case NUMBER -> number(row, column, number);
            default -> decimal(row, number, 0);
        }
    }

    private static void number(final DuckDBAppender row, final TableColumn column, final long number)
        throws SQLException {
        if (column.length() == Long.BYTES) {
            row.append(number);
        } else {
            row.append((int) number);
        }
    }

    /** With so many zeros behind it, in the 128 bits of the column. */
    private static void decimal(final DuckDBAppender row, final long number, final int zeros) throws SQLException {
        row.appendDecimal(number * POWERS[zeros], Math.multiplyHigh(number, POWERS[zeros]));
    }

    /** One flag, or none, is the rule. */
    private static String flags(final FieldLayout field, final long bits) {
        if (Long.bitCount(bits) == 1) {
            return field.names().getOrDefault((long) Long.numberOfTrailingZeros(bits), "");
        }
        return bits == 0 ? "" : new TreeMap<>(field.names()).entrySet().stream()
            .filter(bit -> (bits >>> bit.getKey() & 1) != 0).map(Map.Entry::getValue)
            .collect(Collectors.joining("+"));
    }
}
