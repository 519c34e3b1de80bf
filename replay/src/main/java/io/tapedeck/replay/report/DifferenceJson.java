package io.tapedeck.replay.report;

import io.tapedeck.replay.run.Difference;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where a replay differs from its recording, for programs. Stateless. */
public final class DifferenceJson {
    private DifferenceJson() {
    }

    /**
     * The place and what is different there.
     *
     * @param difference that was found.
     * @return names and values in their order.
     */
    public static Map<String, Object> document(final Difference difference) {
        final Map<String, Object> first = new LinkedHashMap<>();
        first.put("sequence", difference.sequence());
        first.put("time", Decimals.instant(difference.timeNs()));
        first.put("what", difference.what());
        return first;
    }
}
