package io.tapedeck.replay.run;

import io.tapedeck.engine.market.Timeframe;

import java.util.Optional;

/**
 * When the strategies are to be woken: at every multiple of a timeframe, once all that happens up to it was fed; a span
 * in which nothing happens has none. One thread, no allocation.
 */
final class WakeUpCalls {
    private final Timeframe every;
    private long dueNs = Long.MIN_VALUE;
    private boolean isPending;

    /**
     * Calls that wait for the first event.
     *
     * @param every how often; empty for never.
     */
    WakeUpCalls(final Optional<Timeframe> every) {
        this.every = every.orElse(null);
    }

    /** Whether there are calls at all. */
    boolean areAwaited() {
        return every != null;
    }

    /** Whether anything has happened since the last call. */
    boolean isPending() {
        return isPending;
    }

    /**
     * Whether a call comes before an event.
     *
     * @param nextNs time of the event.
     */
    boolean isDueBefore(final long nextNs) {
        return isPending && nextNs > dueNs;
    }

    /** Whether a call comes when nothing happens any more. */
    boolean isDueAtEnd(final long lastNs) {
        return isPending && lastNs == dueNs;
    }

    /** When the next call is, nanoseconds. */
    long dueNs() {
        return dueNs;
    }

    void called() {
        isPending = false;
    }

    void onEvent(final long timeNs) {
        if (every == null) {
            return;
        }
        if (timeNs > dueNs) {
            final long start = every.startOf(timeNs);
            dueNs = start == timeNs ? timeNs : start + every.durationNs();
        }
        isPending = true;
    }
}
