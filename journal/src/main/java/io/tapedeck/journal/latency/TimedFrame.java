package io.tapedeck.journal.latency;

import java.util.Map;
import java.util.OptionalLong;

/**
 * A frame with how long it took. Immutable.
 *
 * @param sequence       of the frame.
 * @param engineTimeNs   of the frame.
 * @param input          name of what came from outside.
 * @param messages       how many stand in the frame, the input and its times left out.
 * @param stagesNs       name of a stage to nanoseconds, in the order of the pipeline, the journal last.
 * @param backToBack     frames before it that were taken up as soon as their predecessor was done: the batch so far;
 *                       empty where the frame before it was not timed.
 * @param hasCollection  whether garbage was collected since the last frame that took long.
 * @param isFirstOfTape  whether the journal rolled to a new tape before it.
 */
public record TimedFrame(long sequence, long engineTimeNs, String input, int messages, Map<String, Long> stagesNs,
    OptionalLong backToBack, boolean hasCollection, boolean isFirstOfTape) {

    /**
     * From taking the frame up until it was journaled.
     *
     * @return nanoseconds.
     */
    public long totalNs() {
        return stagesNs.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Where most of the time went.
     *
     * @return name of a stage.
     */
    public String slowestStage() {
        return stagesNs.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }
}
