package io.tapedeck.replay.run;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message as people read it: decimal prices, ISO times, names instead of codes. Immutable.
 *
 * @param name   of the message.
 * @param fields known ones, in the order of the schema.
 */
public record MessageWords(String name, Map<String, String> fields) {
    /**
     * The message without what it does not say.
     *
     * @return name and values that are not zero.
     */
    public String brief() {
        final Map<String, String> told = new LinkedHashMap<>(fields);
        told.values().removeIf("0"::equals);
        return name + told;
    }
}
