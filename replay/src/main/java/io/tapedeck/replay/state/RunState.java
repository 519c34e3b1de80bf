package io.tapedeck.replay.state;

import java.util.Map;

/**
 * The complete state of a run behind a frame. Immutable.
 *
 * @param sequence of the frame.
 * @param timeNs   engine time of the frame.
 * @param document names to values, maps and lists of maps, in an order of their own; the first value of a map in a list
 *                 is its name.
 */
public record RunState(long sequence, long timeNs, Map<String, Object> document) {
    static RunState of(final PlayedRun run) {
        return new RunState(run.sequence(), run.timeNs(), new StateDescription(run).document());
    }

    /**
     * The state as lines for people.
     *
     * @return with line ends.
     */
    public String text() {
        return StateText.of(document);
    }
}
