package io.tapedeck.engine.state;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Published values of the reference implementation. */
class Xxh64Test {
    @ParameterizedTest
    @CsvSource({
        "'', 0, ef46db3751d8e999",
        "a, 0, d24ec4f1a98c6e5b",
        "abc, 0, 44bc2cf5ad770999",
        "Nobody inspects the spammish repetition, 0, fbcea83c8a378bf1"})
    void hashesAsTheReferenceDoes(final String text, final long seed, final String expected) {
        final byte[] bytes = ("##" + text).getBytes(StandardCharsets.US_ASCII);

        final long hash = Xxh64.hash(new UnsafeBuffer(bytes), 2, bytes.length - 2, seed);

        assertEquals(expected, HexFormat.of().toHexDigits(hash));
    }

    @Test
    void whatIsPreparedOnceHashesAlikeUnderEverySeed() {
        final Random random = new Random(20_220_101L);
        final PreparedHash prepared = new PreparedHash();
        for (int words = 0; words < 70; words++) {
            final byte[] bytes = new byte[3 + words * Long.BYTES];
            random.nextBytes(bytes);
            final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
            prepared.prepare(buffer, 3, words * Long.BYTES);
            for (int round = 0; round < 3; round++) {
                final long seed = random.nextLong();
                assertEquals(Xxh64.hash(buffer, 3, words * Long.BYTES, seed), prepared.hash(seed), words + " words");
            }
        }
    }

    /** By address or through the buffer: lengths that are whole words go one way, the others the other. */
    @Test
    void memoryOutsideTheHeapHashesAsOnIt() {
        final Random random = new Random(20_220_102L);
        final byte[] bytes = new byte[400];
        random.nextBytes(bytes);
        final UnsafeBuffer outside = new UnsafeBuffer(ByteBuffer.allocateDirect(bytes.length));
        outside.putBytes(0, bytes);
        for (int length = 0; length < 300; length++) {
            final long seed = random.nextLong();
            assertEquals(Xxh64.hash(new UnsafeBuffer(bytes), 5, length, seed), Xxh64.hash(outside, 5, length, seed),
                length + " bytes");
        }
    }

    @Test
    void partsOfWordsAreNotPrepared() {
        assertThrows(IllegalArgumentException.class,
            () -> new PreparedHash().prepare(new UnsafeBuffer(new byte[12]), 0, 12));
    }
}
