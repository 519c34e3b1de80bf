package io.tapedeck.replay.optimise;

import java.util.Map;

/**
 * Parameters that a search wants to be tried. Immutable.
 *
 * @param number     of the trial, from 1, in the order in which the search thought of them.
 * @param places     on the axes of the space.
 * @param parameters that differ from the strategy's presets.
 */
public record Proposal(long number, int[] places, Map<String, String> parameters) {
}
