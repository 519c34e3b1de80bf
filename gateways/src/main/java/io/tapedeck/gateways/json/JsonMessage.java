package io.tapedeck.gateways.json;

import io.tapedeck.engine.market.FixedPoint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One object of JSON: where its wanted fields stand, and their values on request. Reused from object to object; one
 * thread; allocates only for {@link #text} and {@link #problem}.
 *
 * <p>A value that is absent or no such value is a fault, which is remembered until the next object: whoever has read
 * everything asks {@link #isSound} once. {@code null} counts as absent.
 */
public final class JsonMessage {
    private static final int SLOTS = 64;
    private static final int NO_SLOT = -1;
    private static final int LONGEST_QUOTE = 60;

    private final JsonScanner scanner = new JsonScanner();
    private final int[] starts = new int[SLOTS];
    private final int[] ends = new int[SLOTS];
    private byte[] bytes = {};
    private int start;
    private int end;
    private JsonShape shape = JsonShape.EMPTY;
    private long given;
    private long texts;
    private long mentioned;
    private boolean readable;
    private int faultySlot = NO_SLOT;

    /**
     * Reads an object.
     *
     * @param text   that holds it.
     * @param from   its first byte, or white space before it.
     * @param to     after its last byte; nothing but white space may stand behind the object.
     * @param wanted its fields.
     * @return false where it is not one whole object.
     */
    public boolean read(final byte[] text, final int from, final int to, final JsonShape wanted) {
        bytes = text;
        start = from;
        end = to;
        shape = wanted;
        given = 0;
        texts = 0;
        mentioned = 0;
        faultySlot = NO_SLOT;
        scanner.wrap(text, to);
        readable = scanner.space(members(scanner.expect(scanner.space(from), '{'), wanted)) == to;
        return readable;
    }

    private int members(final int from, final JsonShape wanted) {
        int index = scanner.space(from);
        if (scanner.at(index) == '}') {
            return index + 1;
        }
        while (true) {
            index = scanner.space(member(index, wanted));
            if (scanner.at(index) != ',') {
                return scanner.expect(index, '}');
            }
            index = scanner.space(index + 1);
        }
    }

    private int member(final int from, final JsonShape wanted) {
        final int keyEnd = scanner.string(from);
        if (keyEnd < 0) {
            return keyEnd;
        }
        final JsonShape.Field field = wanted.find(bytes, from + 1, keyEnd - 1);
        final int value = scanner.afterColon(keyEnd);
        if (field == null) {
            return scanner.value(value);
        }
        final boolean inner = field.shape() != null && scanner.at(value) == '{';
        final int valueEnd = inner ? members(value + 1, field.shape()) : scanner.value(value);
        return keep(field.slot(), value, valueEnd);
    }

    private int keep(final int slot, final int value, final int valueEnd) {
        if (valueEnd < 0) {
            return valueEnd;
        }
        final long bit = 1L << slot;
        final byte first = bytes[value];
        final int quote = first == '"' ? 1 : 0;
        starts[slot] = value + quote;
        ends[slot] = valueEnd - quote;
        mentioned |= bit;
        given = first == 'n' ? given & ~bit : given | bit;
        texts = quote == 1 ? texts | bit : texts & ~bit;
        return valueEnd;
    }

    /** Whether a field is there and not null. */
    public boolean has(final int slot) {
        return (given >>> slot & 1) != 0;
    }

    /** Whether a field is there, perhaps null. */
    public boolean mentions(final int slot) {
        return (mentioned >>> slot & 1) != 0;
    }

    /** Whether a field is there, not null and not an empty text. */
    public boolean says(final int slot) {
        return has(slot) && starts[slot] < ends[slot];
    }

    /** Whether a field is there and a text. */
    public boolean isText(final int slot) {
        return has(slot) && (texts >>> slot & 1) != 0;
    }

    /** Whether a field is this text. */
    public boolean is(final int slot, final byte[] wanted) {
        return isText(slot) && Arrays.equals(bytes, starts[slot], ends[slot], wanted, 0, wanted.length);
    }

    /** Whether a field is a text that starts like this. */
    public boolean startsWith(final int slot, final byte[] wanted) {
        final int from = starts[slot];
        return isText(slot) && ends[slot] - from >= wanted.length
            && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
    }

    /** Whether a field is a text that ends like this. */
    public boolean endsWith(final int slot, final byte[] wanted) {
        final int to = ends[slot];
        return isText(slot) && to - starts[slot] >= wanted.length
            && Arrays.equals(bytes, to - wanted.length, to, wanted, 0, wanted.length);
    }

    /** The bytes that the object stands in. */
    public byte[] bytes() {
        return bytes;
    }

    /** Place of the first byte of a value, of a text without its quotes. */
    public int start(final int slot) {
        return starts[slot];
    }

    /** Place after the last byte of a value, of a text without its quotes. */
    public int end(final int slot) {
        return ends[slot];
    }

    /** Looks a text up; null where it is not there or nothing has this name. */
    public <T> T find(final int slot, final NameTable<T> table) {
        return isText(slot) ? table.find(bytes, starts[slot], ends[slot]) : null;
    }

    /** A number that is not negative and not finer than the scale. */
    public long exact(final int slot, final int scale) {
        final long value = has(slot) ? DecimalText.exact(bytes, starts[slot], ends[slot], scale)
            : DecimalText.MALFORMED;
        return value < 0 ? fault(slot) : value;
    }

    /** A whole number that is not negative. */
    public long whole(final int slot) {
        return exact(slot, 0);
    }

    /** A number, perhaps negative, rounded to the scale. */
    public long rounded(final int slot, final int scale) {
        final long value = has(slot) ? DecimalText.rounded(bytes, starts[slot], ends[slot], scale)
            : DecimalText.MALFORMED;
        return value == DecimalText.MALFORMED ? fault(slot) : value;
    }

    /** As {@link #rounded}; unknown where the field is not there or empty. */
    public long roundedIfGiven(final int slot, final int scale) {
        return says(slot) ? rounded(slot, scale) : FixedPoint.UNKNOWN;
    }

    /** A moment, nanoseconds since 1970-01-01T00:00Z. */
    public long timeNs(final int slot) {
        final long value = has(slot) ? DecimalText.timeNs(bytes, starts[slot], ends[slot]) : DecimalText.MALFORMED;
        return value == DecimalText.MALFORMED ? fault(slot) : value;
    }

    /** As {@link #timeNs}; unknown where the field is not there, empty or 0. */
    public long timeNsIfGiven(final int slot) {
        final long value = says(slot) ? timeNs(slot) : 0;
        return value == 0 ? FixedPoint.UNKNOWN : value;
    }

    /** Either true or false, written as such. */
    public boolean flag(final int slot) {
        final byte first = has(slot) && !isText(slot) ? bytes[starts[slot]] : 0;
        if (first != 't' && first != 'f') {
            fault(slot);
        }
        return first == 't';
    }

    /** Remembers that a field is not what it should be. */
    public long fault(final int slot) {
        faultySlot = slot;
        return 0;
    }

    /** Whether the object could be read, and every value that was asked for. */
    public boolean isSound() {
        return readable && faultySlot == NO_SLOT;
    }

    /** A value as it is written; empty where the field is not there. */
    public String text(final int slot) {
        return has(slot) ? new String(bytes, starts[slot], ends[slot] - starts[slot], StandardCharsets.UTF_8) : "";
    }

    /** What is wrong, for a person; empty where nothing is. */
    public String problem() {
        if (!readable) {
            return "not one whole JSON object: " + quote(start, end);
        }
        if (isSound()) {
            return "";
        }
        final String name = "the field \"" + shape.nameOf(faultySlot) + "\" is ";
        return has(faultySlot) ? name + "not understood: " + quote(starts[faultySlot], ends[faultySlot])
            : name + "missing";
    }

    private String quote(final int from, final int to) {
        final int shown = Math.min(to - from, LONGEST_QUOTE);
        return new String(bytes, from, shown, StandardCharsets.UTF_8) + (shown < to - from ? "..." : "");
    }
}
