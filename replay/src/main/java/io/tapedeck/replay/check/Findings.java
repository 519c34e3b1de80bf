package io.tapedeck.replay.check;

import java.util.List;

/**
 * The first few of many things found, and how many there were. Immutable.
 *
 * @param first the earliest of them, at most as many as whoever collected them wanted to keep.
 * @param total how many there were in all.
 * @param <T>   what was found.
 */
public record Findings<T>(List<T> first, long total) {
    /**
     * Takes a copy of the list.
     *
     * @param first the earliest.
     * @param total of all.
     */
    public Findings {
        first = List.copyOf(first);
    }

    /**
     * Whether nothing was found.
     *
     * @return true for a total of 0.
     */
    public boolean isEmpty() {
        return total == 0;
    }
}
