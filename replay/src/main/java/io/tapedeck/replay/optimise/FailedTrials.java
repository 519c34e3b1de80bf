package io.tapedeck.replay.optimise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trials that failed, by their reasons; those that differ only in the values of parameters which they name are one.
 * Immutable; its size is bounded.
 *
 * @param count   of all.
 * @param reasons the first ones that differ, in the order in which they were met.
 */
public record FailedTrials(long count, List<Reason> reasons) {
    /** No trial failed. */
    public static final FailedTrials NONE = new FailedTrials(0, List.of());
    /** Reasons that are told; a strategy that names a moment or a price in them has as many as trials. */
    static final int MOST_REASONS = 10;

    /** Keeps a copy. */
    public FailedTrials {
        reasons = List.copyOf(reasons);
    }

    /**
     * Why some of them failed.
     *
     * @param text       what went wrong with the first one.
     * @param first      the first trial that failed so, such as {@code trial 7}.
     * @param trials     that failed so.
     * @param parameters of the first one.
     */
    public record Reason(String text, String first, long trials, Map<String, String> parameters) {
        /** Keeps a copy. */
        public Reason {
            parameters = Map.copyOf(parameters);
        }

        private boolean isThatOf(final Reason other) {
            return text.equals(other.text)
                || ReasonWords.of(text).differOnlyInValues(parameters, ReasonWords.of(other.text), other.parameters);
        }

        private Reason and(final long others) {
            return new Reason(text, first, trials + others, parameters);
        }
    }

    /**
     * These and a trial, where it failed.
     *
     * @param row  of the trial.
     * @param name of it, where it is the first that failed so.
     * @return the same where it did not.
     */
    public FailedTrials and(final TrialRow row, final String name) {
        return row.failure().map(text -> and(new Reason(text, name, 1, row.parameters()))).orElse(this);
    }

    /**
     * These and others.
     *
     * @param others that failed.
     * @param where  put before the names of the first of them, such as {@code fold 3, }.
     * @return all.
     */
    public FailedTrials and(final FailedTrials others, final String where) {
        FailedTrials all = this;
        long told = 0;
        for (final Reason reason : others.reasons) {
            all = all.and(new Reason(reason.text, where + reason.first, reason.trials, reason.parameters));
            told += reason.trials;
        }
        return new FailedTrials(all.count + others.count - told, all.reasons);
    }

    private FailedTrials and(final Reason added) {
        final List<Reason> all = new ArrayList<>(reasons);
        int known = 0;
        while (known < all.size() && !all.get(known).isThatOf(added)) {
            known++;
        }
        if (known < all.size()) {
            all.set(known, all.get(known).and(added.trials));
        } else if (all.size() < MOST_REASONS) {
            all.add(added);
        }
        return new FailedTrials(count + added.trials, all);
    }

    /**
     * As a document.
     *
     * @return names and values in their order.
     */
    public Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("trials", count);
        document.put("reasons", reasons.stream().map(FailedTrials::document).toList());
        return document;
    }

    private static Object document(final Reason reason) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("reason", reason.text);
        document.put("trials", reason.trials);
        document.put("first", reason.first);
        return document;
    }
}
