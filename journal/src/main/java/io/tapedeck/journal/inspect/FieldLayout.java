package io.tapedeck.journal.inspect;

import org.agrona.DirectBuffer;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a field stands in a message and what it means. Immutable.
 *
 * @param name      as in the schema.
 * @param kind      what it means.
 * @param offset    from the beginning of the message's block.
 * @param length    bytes.
 * @param nullValue that stands for unknown.
 * @param names     of the values of a choice, or of the bits of flags.
 */
public record FieldLayout(String name, FieldKind kind, int offset, int length, long nullValue,
    Map<Long, String> names) {

    /** Keeps a copy of the names. */
    public FieldLayout {
        names = Map.copyOf(names);
    }

    /**
     * The field as a whole number.
     *
     * @param buffer of the frame.
     * @param block  where the message's block begins.
     * @return as it stands; unsigned where it is shorter than a word.
     */
    public long number(final DirectBuffer buffer, final int block) {
        final int at = block + offset;
        return switch (length) {
            case Byte.BYTES -> buffer.getByte(at) & 0xFF;
            case Short.BYTES -> buffer.getShort(at, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
            case Integer.BYTES -> buffer.getInt(at, ByteOrder.LITTLE_ENDIAN);
            default -> buffer.getLong(at, ByteOrder.LITTLE_ENDIAN);
        };
    }

    /**
     * The field as characters.
     *
     * @param buffer of the frame.
     * @param block  where the message's block begins.
     * @return without the zeros behind it.
     */
    public String characters(final DirectBuffer buffer, final int block) {
        int end = 0;
        while (end < length && buffer.getByte(block + offset + end) != 0) {
            end++;
        }
        final byte[] bytes = new byte[end];
        buffer.getBytes(block + offset, bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
