package io.tapedeck.journal.cause;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Where and when something happened. Immutable.
 *
 * @param sequence  of the frame.
 * @param timeNs    engine time.
 * @param receiveNs when the input reached the machine.
 * @param sinceNs   engine time since the step before; empty for the first step.
 */
public record Place(long sequence, long timeNs, long receiveNs, OptionalLong sinceNs) {
    private static final int NANOS_SCALE = 9;

    Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("sequence", sequence);
        document.put("eventTime", Instant.ofEpochSecond(0, timeNs));
        document.put("receiveTime", Instant.ofEpochSecond(0, receiveNs));
        sinceNs.ifPresent(since -> document.put("secondsSinceStepBefore", BigDecimal.valueOf(since, NANOS_SCALE)));
        return document;
    }

    String words() {
        final StringBuilder words = new StringBuilder("frame ").append(sequence).append(" at ")
            .append(Instant.ofEpochSecond(0, timeNs));
        words.append(receiveNs == timeNs ? ", received then"
            : ", received " + Durations.words(receiveNs - timeNs) + " later");
        sinceNs.ifPresent(since -> words.append(", ").append(Durations.words(since)).append(" after the step before"));
        return words.toString();
    }
}
