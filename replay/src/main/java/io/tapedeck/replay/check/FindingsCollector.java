package io.tapedeck.replay.check;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts everything and keeps the first few. One thread.
 *
 * @param <T> what is found.
 */
public final class FindingsCollector<T> {
    private final List<T> first = new ArrayList<>();
    private final int bound;
    private long total;

    /**
     * A collector that has found nothing yet.
     *
     * @param bound how many to keep.
     */
    public FindingsCollector(final int bound) {
        this.bound = bound;
    }

    /**
     * Counts one more.
     *
     * @param finding kept while there is room.
     */
    public void add(final T finding) {
        if (first.size() < bound) {
            first.add(finding);
        }
        total++;
    }

    /**
     * What was found so far.
     *
     * @return a copy.
     */
    public Findings<T> findings() {
        return new Findings<>(first, total);
    }
}
