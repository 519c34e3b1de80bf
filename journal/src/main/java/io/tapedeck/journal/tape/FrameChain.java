package io.tapedeck.journal.tape;

import io.tapedeck.engine.event.Frame;

import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * A chain over frames: CRC-32C over their checksums in their order. It tells that a whole frame, sound by itself, is
 * missing, stands twice, elsewhere, or is another one. One thread; adding allocates nothing.
 */
public final class FrameChain {
    private final CRC32C chain = new CRC32C();
    private final byte[] checksum = new byte[Integer.BYTES];
    private long frames;

    /** A chain of no frame yet. */
    public FrameChain() {
        // The checksum of nothing is 0.
    }

    /**
     * Takes in the next frame.
     *
     * @param frame sealed.
     */
    public void add(final Frame frame) {
        final int value = frame.checksum();
        checksum[0] = (byte) value;
        checksum[1] = (byte) (value >>> 8);
        checksum[2] = (byte) (value >>> 16);
        checksum[3] = (byte) (value >>> 24);
        chain.update(checksum, 0, Integer.BYTES);
        frames++;
    }

    /**
     * What the chain is so far.
     *
     * @return to be kept or compared.
     */
    public TapeSeal seal() {
        return new TapeSeal(frames, HexFormat.of().toHexDigits((int) chain.getValue()));
    }
}
