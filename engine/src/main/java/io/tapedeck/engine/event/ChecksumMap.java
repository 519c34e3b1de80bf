package io.tapedeck.engine.event;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * What becomes of a CRC-32C by bytes that follow, apart from what those bytes are: a linear map of its bits, taken
 * apart into four tables of a byte each. Immutable; allocates when it is made.
 */
final class ChecksumMap {
    private static final int BYTES = Integer.BYTES;
    private static final int VALUES = 1 << Byte.SIZE;
    private static final int BYTE = VALUES - 1;
    private static final int SECOND = VALUES;
    private static final int THIRD = 2 * VALUES;
    private static final int FOURTH = 3 * VALUES;

    private final int[] images = new int[BYTES * VALUES];

    private ChecksumMap(final int[] imagesOfBits) {
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            addBit(bit / Byte.SIZE * VALUES, 1 << bit % Byte.SIZE, imagesOfBits[bit]);
        }
    }

    /**
     * What becomes of a checksum by so many bytes.
     *
     * @param following how many, four or more: the first four bytes of a text and the checksum before it are added
     *                  up, without carry, so that a text that begins with a checksum shows what becomes of it.
     * @return the map.
     */
    static ChecksumMap through(final int following) {
        final ByteBuffer text = ByteBuffer.allocate(following).order(ByteOrder.LITTLE_ENDIAN);
        final int ofZeros = checksum(text);
        final int[] ofBits = new int[Integer.SIZE];
        for (int bit = 0; bit < ofBits.length; bit++) {
            ofBits[bit] = checksum(text.putInt(0, 1 << bit)) ^ ofZeros;
        }
        return new ChecksumMap(ofBits);
    }

    /**
     * What becomes of a checksum, added to the checksum itself without carry.
     *
     * @return another map.
     */
    ChecksumMap andItself() {
        final int[] ofBits = new int[Integer.SIZE];
        for (int bit = 0; bit < ofBits.length; bit++) {
            ofBits[bit] = of(1 << bit) ^ 1 << bit;
        }
        return new ChecksumMap(ofBits);
    }

    static int checksum(final ByteBuffer text) {
        final CRC32C checksum = new CRC32C();
        checksum.update(text.array());
        return (int) checksum.getValue();
    }

    /** The images of all values that have no higher bit stand already. */
    private void addBit(final int table, final int bit, final int image) {
        for (int lower = 0; lower < bit; lower++) {
            images[table + (bit | lower)] = images[table + lower] ^ image;
        }
    }

    int of(final int checksum) {
        return images[checksum & BYTE]
            ^ images[SECOND | checksum >>> Byte.SIZE & BYTE]
            ^ images[THIRD | checksum >>> 2 * Byte.SIZE & BYTE]
            ^ images[FOURTH | checksum >>> 3 * Byte.SIZE];
    }
}
