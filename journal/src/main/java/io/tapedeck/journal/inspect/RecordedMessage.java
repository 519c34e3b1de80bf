package io.tapedeck.journal.inspect;

import io.tapedeck.engine.market.FixedPoint;
import org.agrona.DirectBuffer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A message of a frame as names and values: decimal prices, ISO times, names instead of codes. A view, valid as long as
 * the frame is. Allocates: it is for people and their programs.
 *
 * @param layout      of the message.
 * @param buffer      of the frame.
 * @param block       where its block begins.
 * @param blockLength of the block: fields behind it were added by a later schema and are unknown.
 * @param instruments of the tape.
 */
public record RecordedMessage(MessageLayout layout, DirectBuffer buffer, int block, int blockLength,
    RecordedInstruments instruments) {

    private static final String INSTRUMENT = "instrumentId";
    private static final String UNLIMITED = "unlimited";

    /**
     * Name of the message.
     *
     * @return as in the schema.
     */
    public String name() {
        return layout.name();
    }

    /**
     * A field as a whole number.
     *
     * @param field its name.
     * @return empty where the message has no such field, or it is unknown.
     */
    public OptionalLong number(final String field) {
        return layout.field(field).filter(this::isKnown)
            .map(known -> OptionalLong.of(known.number(buffer, block))).orElse(OptionalLong.empty());
    }

    /**
     * Whether the message says a value.
     *
     * @param field of its layout.
     * @return false for a field behind its block, and for the value that stands for unknown.
     */
    public boolean isKnown(final FieldLayout field) {
        return field.offset() + field.length() <= blockLength
            && (field.kind() == FieldKind.TEXT || field.number(buffer, block) != field.nullValue());
    }

    /**
     * All known fields, and the symbol of the instrument.
     *
     * @return name to a {@link BigDecimal}, a {@link Long}, an {@link Instant}, a text or a list of texts, in the order
     *     of the schema.
     */
    public Map<String, Object> values() {
        final Map<String, Object> values = new LinkedHashMap<>();
        for (final FieldLayout field : layout.fields()) {
            if (isKnown(field)) {
                values.put(field.name(), value(field));
                if (field.name().equals(INSTRUMENT)) {
                    instruments.symbol((int) field.number(buffer, block))
                        .ifPresent(symbol -> values.put("symbol", symbol));
                }
            }
        }
        return values;
    }

    private Object value(final FieldLayout field) {
        final long number = field.kind() == FieldKind.TEXT ? 0 : field.number(buffer, block);
        return switch (field.kind()) {
            case PRICE -> decimal(number, instruments.priceScale(instrumentId()));
            case QUANTITY -> decimal(number, instruments.quantityScale(instrumentId()));
            case MONEY, RATE -> decimal(number, FixedPoint.MONEY_SCALE);
            case TIME -> Instant.ofEpochSecond(0, number);
            case NUMBER -> number == Long.MAX_VALUE ? UNLIMITED : (Object) number;
            case FIGURE -> Double.longBitsToDouble(number);
            case TEXT -> field.characters(buffer, block);
            case CHOICE -> field.names().getOrDefault(number, "code " + number);
            case FLAGS -> flags(field, number);
        };
    }

    private int instrumentId() {
        return (int) number(INSTRUMENT).orElse(0);
    }

    /** Of a number that means "no limit" nobody wants to read the digits. */
    private static Object decimal(final long number, final int scale) {
        return number == Long.MAX_VALUE ? UNLIMITED : BigDecimal.valueOf(number, scale);
    }

    private static List<String> flags(final FieldLayout field, final long bits) {
        return new TreeMap<>(field.names()).entrySet().stream()
            .filter(bit -> (bits >>> bit.getKey() & 1) != 0).map(Map.Entry::getValue).toList();
    }
}
