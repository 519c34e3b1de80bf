package io.tapedeck.replay.difference;

import io.tapedeck.replay.run.Difference;

import java.util.List;
import java.util.Optional;

/**
 * What a comparison of two tapes found. Immutable.
 *
 * @param firstFrames  of the first tape.
 * @param secondFrames of the second one.
 * @param settings     that the two were started with, field by field, where they differ.
 * @param first        frame that differs, beyond the settings; its sequence is that of the first tape that has it.
 * @param kinds        orders, fills and trades, as far as there are any.
 * @param result       of the trades; empty where a tape has none.
 * @param damages      where a tape is damaged, a sentence each; what stands behind was not compared.
 */
public record TapeDifferences(long firstFrames, long secondFrames, List<String> settings, Optional<Difference> first,
    List<KindDifference> kinds, Optional<ResultDifference> result, List<String> damages) {

    /** Keeps copies of the lists. */
    public TapeDifferences {
        settings = List.copyOf(settings);
        kinds = List.copyOf(kinds);
        damages = List.copyOf(damages);
    }

    /**
     * Whether the tapes tell the same, as far as they can be read.
     *
     * @return true for no difference.
     */
    public boolean isIdentical() {
        return settings.isEmpty() && first.isEmpty();
    }
}
