package io.tapedeck.benchmarks.report;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured of one thing. Immutable.
 *
 * @param name      of it.
 * @param unit      of the values.
 * @param values    by their name, such as {@code median} or {@code p99}.
 * @param allocated bytes an operation; empty where that was not asked.
 * @param demand    what the bytes have to be.
 * @param note      what to know of it; empty for nothing.
 */
public record Figure(String name, String unit, Map<String, Double> values, Optional<Double> allocated, Demand demand,
    String note) {
    /** What is asked of an operation's bytes. */
    public enum Demand {
        /** They are told. */
        NONE(Double.MAX_VALUE),
        /** There must be none. */
        NO_ALLOCATION(0),
        /** None but what a tape takes to grow, some objects with every block: less than one in sixty operations. */
        NONE_BUT_THE_TAPE(0.25);

        private final double most;

        Demand(final double most) {
            this.most = most;
        }
    }

    /** Keeps a copy of the values. */
    public Figure {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * A figure of repeated measurements.
     *
     * @param name    of what was measured.
     * @param unit    of the samples.
     * @param samples at least one.
     * @return median, least and greatest.
     */
    public static Figure ofSamples(final String name, final String unit, final double... samples) {
        final double[] sorted = samples.clone();
        Arrays.sort(sorted);
        final int middle = sorted.length / 2;
        final Map<String, Double> values = new LinkedHashMap<>();
        values.put("median", sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
        values.put("least", sorted[0]);
        values.put("most", sorted[sorted.length - 1]);
        values.put("samples", (double) sorted.length);
        return of(name, unit, values);
    }

    /**
     * A figure of named values.
     *
     * @param name   of what was measured.
     * @param unit   of the values.
     * @param values in the order in which they are told.
     * @return without a word of allocation.
     */
    public static Figure of(final String name, final String unit, final Map<String, Double> values) {
        return new Figure(name, unit, values, Optional.empty(), Demand.NONE, "");
    }

    /**
     * What could not be measured.
     *
     * @param name   of it.
     * @param reason one sentence.
     * @return a figure without values.
     */
    public static Figure missing(final String name, final String reason) {
        return of(name, "", Map.of()).noted(reason);
    }

    /**
     * The same with what it allocates.
     *
     * @param bytes an operation.
     * @param asked of them.
     * @return a new figure.
     */
    public Figure allocating(final double bytes, final Demand asked) {
        return new Figure(name, unit, values, Optional.of(bytes), asked, note);
    }

    /**
     * The same with a word.
     *
     * @param word to know of it.
     * @return a new figure.
     */
    public Figure noted(final String word) {
        return new Figure(name, unit, values, allocated, demand, word);
    }

    /**
     * Whether it allocates what it must not.
     *
     * @return false where nothing is asked.
     */
    public boolean isFault() {
        return demand != Demand.NONE && allocated.orElse(Double.MAX_VALUE) > demand.most;
    }
}
