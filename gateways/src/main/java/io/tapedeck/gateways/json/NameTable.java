package io.tapedeck.gateways.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Finds what belongs to a name by the exact bytes of it. Immutable; looking up allocates nothing.
 *
 * @param <T> what is found.
 */
public final class NameTable<T> {
    private static final int SPARSENESS = 4;
    private static final int FACTOR = 31;

    private final byte[][] names;
    private final Object[] values;
    private final int mask;

    /**
     * A table.
     *
     * @param entries names and what belongs to them.
     */
    public NameTable(final Map<String, ? extends T> entries) {
        final int size = Integer.highestOneBit(SPARSENESS * (entries.size() + 1));
        names = new byte[size][];
        values = new Object[size];
        mask = size - 1;
        entries.forEach(this::put);
    }

    private void put(final String name, final T value) {
        final byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int at = hash(bytes, 0, bytes.length);
        while (names[at] != null) {
            at = at + 1 & mask;
        }
        names[at] = bytes;
        values[at] = value;
    }

    /**
     * Looks a name up.
     *
     * @param bytes that hold it.
     * @param from  its first byte.
     * @param to    after its last byte.
     * @return null where nothing has this name.
     */
    @SuppressWarnings("unchecked")
    public T find(final byte[] bytes, final int from, final int to) {
        int at = hash(bytes, from, to);
        while (names[at] != null) {
            if (Arrays.equals(names[at], 0, names[at].length, bytes, from, to)) {
                return (T) values[at];
            }
            at = at + 1 & mask;
        }
        return null;
    }

    private int hash(final byte[] bytes, final int from, final int to) {
        int hash = 0;
        for (int index = from; index < to; index++) {
            hash = hash * FACTOR + bytes[index];
        }
        return (hash ^ hash >>> Byte.SIZE) & mask;
    }
}
