package io.tapedeck.gateways.json;

/**
 * Walks over the elements of an array that stands in a {@link JsonMessage} that could be read. Reused; one thread; no
 * allocation.
 */
public final class JsonArray {
    private final JsonScanner scanner = new JsonScanner();
    private byte[] bytes = {};
    private int next;
    private int start;
    private int end;

    /**
     * Begins before the first element.
     *
     * @param text that holds the array.
     * @param from its first byte.
     * @param to   after its last byte.
     * @return false where it is not an array.
     */
    public boolean begin(final byte[] text, final int from, final int to) {
        bytes = text;
        scanner.wrap(text, to);
        next = from;
        start = 0;
        end = 0;
        return scanner.at(from) == '[';
    }

    /**
     * Moves on.
     *
     * @return false behind the last element.
     */
    public boolean next() {
        final int from = scanner.space(next + 1);
        if (scanner.at(from) == ']' || scanner.at(from) == 0) {
            return false;
        }
        final int to = scanner.value(from);
        next = scanner.space(to);
        final int quote = bytes[from] == '"' ? 1 : 0;
        start = from + quote;
        end = to - quote;
        return to > 0;
    }

    /** Place of the first byte of the element, of a text without its quotes. */
    public int start() {
        return start;
    }

    /** Place after the last byte of the element, of a text without its quotes. */
    public int end() {
        return end;
    }

    /** The element as a number that is not negative; {@link DecimalText#MALFORMED} where it is none. */
    public long exact(final int scale) {
        final long value = DecimalText.exact(bytes, start, end, scale);
        return value < 0 ? DecimalText.MALFORMED : value;
    }
}
