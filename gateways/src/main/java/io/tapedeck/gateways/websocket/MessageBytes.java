package io.tapedeck.gateways.websocket;

import okio.ByteString;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of one message, reused for the next. Text of ASCII, which is what venues send, is copied without
 * allocation; other text is right, but allocates. One thread.
 */
final class MessageBytes {
    private static final int FIRST_CAPACITY = 4096;
    private static final int FIRST_BEYOND_ASCII = 0x80;

    private byte[] bytes = new byte[FIRST_CAPACITY];

    /** The message that was set last. */
    byte[] array() {
        return bytes;
    }

    /**
     * Sets the message to text.
     *
     * @param text any.
     * @return bytes that count.
     */
    int set(final String text) {
        final int length = text.length();
        reserve(length);
        final byte[] target = bytes;
        for (int i = 0; i < length; i++) {
            final char character = text.charAt(i);
            if (character >= FIRST_BEYOND_ASCII) {
                return setEncoded(text.getBytes(StandardCharsets.UTF_8));
            }
            target[i] = (byte) character;
        }
        return length;
    }

    /**
     * Sets the message to binary data.
     *
     * @param data any.
     * @return bytes that count.
     */
    int set(final ByteString data) {
        final int length = data.size();
        reserve(length);
        data.copyInto(0, bytes, 0, length);
        return length;
    }

    private int setEncoded(final byte[] encoded) {
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, 0, encoded.length);
        return encoded.length;
    }

    private void reserve(final int length) {
        if (length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length, 2 * bytes.length));
        }
    }
}
