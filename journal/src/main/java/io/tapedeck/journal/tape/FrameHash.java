package io.tapedeck.journal.tape;

import io.tapedeck.engine.event.Frame;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over the bytes of frames in their order, as a history tape's manifest has it. One thread. */
public final class FrameHash {
    private final MessageDigest digest;
    private final byte[] bytes = new byte[Frame.MAXIMUM_LENGTH];
    private final ByteBuffer target = ByteBuffer.wrap(bytes);

    /** A hash of no frame yet. */
    public FrameHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /**
     * Takes in the next frame.
     *
     * @param frame sealed.
     */
    public void add(final Frame frame) {
        frame.buffer().getBytes(0, target, 0, frame.length());
        digest.update(bytes, 0, frame.length());
    }

    /**
     * Ends the hashing.
     *
     * @return SHA-256 in hexadecimal digits.
     */
    public String inHexadecimal() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
