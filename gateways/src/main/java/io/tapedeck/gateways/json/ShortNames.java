package io.tapedeck.gateways.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Finds what belongs to a name of up to fifteen bytes, as {@link JsonSteps#name} leaves it: sixteen bytes together with
 * the quote behind it. Immutable; looking up allocates nothing.
 *
 * @param <T> what is found.
 */
public final class ShortNames<T> {
    private static final int MOST = 15;
    private static final int SPARSENESS = 4;
    /** The golden ratio, in 64 bits. */
    private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

    private final long[] heads;
    private final long[] tails;
    private final Object[] values;
    private final int shift;

    /**
     * A table. Names that are longer, or that JSON does not write as they are, are left out.
     *
     * @param entries names and what belongs to them.
     */
    public ShortNames(final Map<String, ? extends T> entries) {
        final int size = Integer.highestOneBit(SPARSENESS * (entries.size() + 1));
        heads = new long[size];
        tails = new long[size];
        values = new Object[size];
        shift = Long.SIZE - Integer.numberOfTrailingZeros(size);
        entries.forEach(this::put);
    }

    private void put(final String name, final T value) {
        final byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST || !isPlain(bytes)) {
            return;
        }
        final byte[] quoted = Arrays.copyOf(bytes, MOST + 1);
        quoted[bytes.length] = '"';
        final long head = EightBytes.at(quoted, 0);
        final long tail = EightBytes.at(quoted, Long.BYTES);
        int at = place(head, tail);
        while (values[at] != null) {
            at = at + 1 & values.length - 1;
        }
        heads[at] = head;
        tails[at] = tail;
        values[at] = value;
    }

    private static boolean isPlain(final byte[] bytes) {
        boolean plain = true;
        for (final byte value : bytes) {
            plain &= value != '"' && value != '\\' && (value < 0 || value >= ' ');
        }
        return plain;
    }

    /**
     * Looks up the name that was read last.
     *
     * @param text that it was read from.
     * @return null where nothing has this name.
     */
    @SuppressWarnings("unchecked")
    public T find(final JsonSteps text) {
        final long head = text.nameHead();
        final long tail = text.nameTail();
        int at = place(head, tail);
        while (heads[at] != head || tails[at] != tail) {
            if (values[at] == null) {
                return null;
            }
            at = at + 1 & values.length - 1;
        }
        return (T) values[at];
    }

    private int place(final long head, final long tail) {
        return (int) ((head * FACTOR ^ tail) * FACTOR >>> shift);
    }
}
