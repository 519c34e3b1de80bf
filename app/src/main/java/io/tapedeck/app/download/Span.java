package io.tapedeck.app.download;

import io.tapedeck.replay.report.Decimals;

/**
 * A part of time.
 *
 * @param fromNs first moment, nanoseconds since 1970-01-01T00:00Z.
 * @param toNs   moments lie before it.
 */
public record Span(long fromNs, long toNs) {
    /**
     * Whether there is no moment in it.
     *
     * @return true where it ends before it begins, too.
     */
    public boolean isEmpty() {
        return toNs <= fromNs;
    }

    @Override
    public String toString() {
        return Decimals.instant(fromNs) + " to " + Decimals.instant(toNs);
    }
}
