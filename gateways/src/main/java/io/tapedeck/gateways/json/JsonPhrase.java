package io.tapedeck.gateways.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Up to sixteen bytes that are expected at a place. A record, for the compiler takes fields of records as constants.
 *
 * @param head     the first eight.
 * @param headMask which of them count.
 * @param tail     the others.
 * @param tailMask which of them count.
 * @param length   in bytes.
 */
public record JsonPhrase(long head, long headMask, long tail, long tailMask, int length) {
    private static final int MOST = 16;

    /**
     * A phrase.
     *
     * @param text of ASCII.
     * @return its bytes.
     */
    public static JsonPhrase of(final String text) {
        if (text.length() > MOST) {
            throw new IllegalArgumentException("longer than " + MOST + " bytes: " + text);
        }
        final byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), MOST);
        final byte[] mask = new byte[MOST];
        Arrays.fill(mask, 0, text.length(), (byte) -1);
        return new JsonPhrase(EightBytes.at(bytes, 0), EightBytes.at(mask, 0), EightBytes.at(bytes, Long.BYTES),
            EightBytes.at(mask, Long.BYTES), text.length());
    }
}
