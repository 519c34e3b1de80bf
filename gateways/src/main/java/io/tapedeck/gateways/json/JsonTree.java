package io.tapedeck.gateways.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.gateways.venue.UnreadableAnswerException;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * An answer over REST, read as a tree with Jackson; what it lacks is an {@link UnreadableAnswerException} that says so.
 * Immutable; allocates.
 *
 * @param node a part of the answer.
 * @param name of the part, for problems.
 */
public record JsonTree(JsonNode node, String name) {
    private static final Pattern DIGITS = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");
    private static final ObjectMapper MAPPER =
        new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * Reads an answer.
     *
     * @param body of it.
     * @return the whole of it.
     */
    public static JsonTree of(final byte[] body) {
        try {
            return new JsonTree(MAPPER.readTree(body), "answer");
        } catch (JsonProcessingException fault) {
            throw new UnreadableAnswerException("the answer is not JSON: " + fault.getOriginalMessage());
        } catch (IOException fault) {
            throw new UnreadableAnswerException("the answer is not JSON: " + fault.getMessage());
        }
    }

    /**
     * Reads an answer that need not be JSON.
     *
     * @param body of it.
     * @return an empty tree where it is not.
     */
    public static JsonTree ofAny(final byte[] body) {
        try {
            return of(body);
        } catch (UnreadableAnswerException notJson) {
            return new JsonTree(MAPPER.createObjectNode(), "answer");
        }
    }

    /** A field or, of an array, nothing; perhaps missing. */
    public JsonTree get(final String field) {
        return new JsonTree(node.path(field), name + "." + field);
    }

    /** An element of an array, perhaps missing. */
    public JsonTree get(final int index) {
        return new JsonTree(node.path(index), name + "[" + index + "]");
    }

    /** The elements of an array, each read in its turn. */
    public <T> List<T> elements(final Function<JsonTree, T> reader) {
        final List<T> read = new ArrayList<>(size());
        for (int index = 0; index < size(); index++) {
            read.add(reader.apply(get(index)));
        }
        return read;
    }

    /** Number of elements of an array. */
    public int size() {
        if (!node.isArray()) {
            throw new UnreadableAnswerException("the answer has no array " + name);
        }
        return node.size();
    }

    /** The texts that the elements of an array have under a name. */
    public List<String> texts(final String field) {
        return elements(element -> element.get(field).text());
    }

    /** Whether there is something other than null and the empty text. */
    public boolean says() {
        return !text().isEmpty();
    }

    /** Text of a value; empty where it is missing or null. */
    public String text() {
        return node.isMissingNode() || node.isNull() ? "" : node.asText();
    }

    /** A number that is not negative and not finer than the scale. */
    public long exact(final int scale) {
        final byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
        return known(Math.max(DecimalText.exact(bytes, 0, bytes.length, scale), -1), -1);
    }

    /** A number, rounded to the scale. */
    public long rounded(final int scale) {
        final byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
        return known(DecimalText.rounded(bytes, 0, bytes.length, scale), DecimalText.MALFORMED);
    }

    /** As {@link #rounded}; unknown where there is nothing. */
    public long roundedIfGiven(final int scale) {
        return says() ? rounded(scale) : FixedPoint.UNKNOWN;
    }

    /** A number in its own digits: a plain decimal. */
    public String decimal() {
        final String text = text();
        if (DIGITS.matcher(text).matches()) {
            return text;
        }
        try {
            return new BigDecimal(text).toPlainString();
        } catch (NumberFormatException notANumber) {
            throw new UnreadableAnswerException("the answer's " + name + (says() ? " is not understood: " + text
                : " is missing"));
        }
    }

    /** A moment, nanoseconds since 1970-01-01T00:00Z. */
    public long timeNs() {
        final byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
        return known(DecimalText.timeNs(bytes, 0, bytes.length), DecimalText.MALFORMED);
    }

    private long known(final long value, final long malformed) {
        if (value == malformed) {
            throw new UnreadableAnswerException("the answer's " + name + (says() ? " is not understood: " + text()
                : " is missing"));
        }
        return value;
    }

    /** Either true or false. */
    public boolean flag() {
        if (!node.isBoolean()) {
            throw new UnreadableAnswerException("the answer's " + name + " is neither true nor false");
        }
        return node.booleanValue();
    }
}
