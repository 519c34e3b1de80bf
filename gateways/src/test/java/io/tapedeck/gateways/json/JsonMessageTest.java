package io.tapedeck.gateways.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** One object is read as a whole or not at all, and its wanted fields are found. */
class JsonMessageTest {
    private static final int SMALL_P = 0;
    private static final int LARGE_P = 1;
    private static final int INNER = 2;
    private static final int INNER_P = 3;
    private static final JsonShape SHAPE = JsonShape.EMPTY.with("p", SMALL_P).with("P", LARGE_P)
        .with("k", INNER, JsonShape.EMPTY.with("p", INNER_P));
    private static final ObjectMapper JACKSON = new ObjectMapper()
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonMessage message = new JsonMessage();

    private boolean read(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return message.read(bytes, 0, bytes.length, SHAPE);
    }

    @Test
    void namesDifferByCaseAndByTheObjectThatTheyStandIn() {
        assertTrue(read("{\"k\":{\"P\":9,\"p\":\"3.5\"},\"P\":\"2\",\"p\":1}"));

        assertEquals(1, message.whole(SMALL_P));
        assertEquals(2, message.whole(LARGE_P));
        assertEquals(35, message.exact(INNER_P, 1));
        assertTrue(message.isSound());
    }

    @Test
    void whatIsNotWantedIsPassedOverHoweverDeepItIs() {
        assertTrue(read(" {\"x\":[{\"p\":7,\"y\":[[],{}]},null,-1.5e-3,\"a\\\"}\\u00e9\"],\"p\" : 1 ,\"z\":true} "));

        assertEquals(1, message.whole(SMALL_P));
        assertFalse(message.has(LARGE_P));
    }

    @Test
    void nullCountsAsAbsentButIsMentioned() {
        assertTrue(read("{\"p\":null,\"P\":\"\"}"));

        assertFalse(message.has(SMALL_P));
        assertTrue(message.mentions(SMALL_P));
        assertTrue(message.has(LARGE_P));
        assertFalse(message.says(LARGE_P));
    }

    @Test
    void aFaultNamesTheFieldAndWhatItSays() {
        read("{\"p\":\"12x\"}");
        assertEquals(0, message.whole(SMALL_P));
        assertEquals("the field \"p\" is not understood: 12x", message.problem());

        read("{}");
        message.whole(LARGE_P);
        assertEquals("the field \"P\" is missing", message.problem());
    }

    @Test
    void structuresAreReadToADepthOfThirtyTwo() {
        assertTrue(read("{\"x\":" + "[".repeat(32) + "]".repeat(32) + "}"));
        assertFalse(read("{\"x\":" + "[".repeat(33) + "]".repeat(33) + "}"));
        assertFalse(read("{\"x\":" + "[".repeat(1_000_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "1", "{", "{}x", "{}{}", "{\"p\"}", "{\"p\":}", "{\"p\":1,}", "{,}",
        "{p:1}", "{\"p\":01}", "{\"p\":1.}", "{\"p\":+1}", "{\"p\":.5}", "{\"p\":1e}", "{\"p\":tru}", "{\"p\":nul}",
        "{\"p\":\"a\nb\"}", "{\"p\":\"\\x\"}", "{\"p\":\"\\u12g4\"}", "{\"p\":[1,]}", "{\"p\":[1 2]}", "{\"p\":1 2}",
        "{\"k\":{\"p\":1}", "{\"k\":{\"p\":1]}", "{\"p\":NaN}", "{\"p\":'1'}"})
    void whatIsNotOneWholeObjectIsRefused(final String text) {
        assertFalse(read(text));
        assertFalse(message.isSound());
        assertFalse(message.problem().isEmpty());
    }

    @Test
    void itRefusesWhatJacksonRefuses() {
        final long seed = 4_711L;
        final Random random = new Random(seed);
        final byte[] sample = "{\"a\":[1,-2.5e+3,{\"b\":null}],\"p\":\"x\\n\\u0041\",\"k\":{\"p\":true}, \"z\":0}"
            .getBytes(StandardCharsets.UTF_8);
        final byte[] letters = "{}[]\",:0123456789.-+eEtrufalsn\\ \n".getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int round = 0; round < 100_000; round++) {
            final byte[] text = sample.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                text[random.nextInt(text.length)] = letters[random.nextInt(letters.length)];
            }
            final boolean sound = isObjectForJackson(text);
            refused += sound ? 0 : 1;
            assertEquals(sound, message.read(text, 0, text.length, SHAPE),
                () -> "seed " + seed + ": " + new String(text, StandardCharsets.UTF_8));
        }
        assertTrue(refused > 10_000 && refused < 99_000, "refused " + refused);
    }

    private static boolean isObjectForJackson(final byte[] text) {
        try {
            return JACKSON.readTree(text).isObject();
        } catch (IOException fault) {
            return false;
        }
    }
}
