package io.tapedeck.gateways.rest;

import io.tapedeck.gateways.venue.SpanRequest;
import io.tapedeck.gateways.venue.SpanSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All of a span, page by page, oldest first, each once. A page without anything does not end it: a venue may have stood
 * still, or a symbol may be younger than the span. Can be taken up again from {@link BackfillResult#nextNs}. One
 * thread; waits.
 *
 * @param <R> what is fetched.
 */
public final class SpanBackfill<R> {
    private final SpanSource<R> source;
    private final RestClient client;

    /**
     * A backfill from a venue.
     *
     * @param source of the venue.
     * @param client that asks it.
     */
    public SpanBackfill(final SpanSource<R> source, final RestClient client) {
        this.source = source;
        this.client = client;
    }

    /**
     * Takes what was fetched.
     *
     * @param <R> what is fetched.
     */
    @FunctionalInterface
    public interface PageListener<R> {
        /**
         * A page was read.
         *
         * @param rows   that are new, oldest first; perhaps none.
         * @param nextNs everything before it was handed on.
         * @return whether to go on.
         */
        boolean onPage(List<R> rows, long nextNs);
    }

    /**
     * Fetches.
     *
     * @param fromNs first moment.
     * @param toNs   moments lie before it.
     * @param pages  takes them.
     * @return how far it came.
     */
    public BackfillResult fill(final long fromNs, final long toNs, final PageListener<R> pages) {
        final Cursor cursor = new Cursor(fromNs, toNs);
        while (cursor.hasMore()) {
            final SpanRequest asked = source.request(cursor.nextNs, toNs);
            final RestOutcome<List<R>> outcome = client.ask(asked.request(), source::read);
            if (outcome instanceof RestOutcome.Failed<List<R>> failed) {
                return BackfillResult.brokenOff(cursor.count, cursor.nextNs, failed);
            }
            if (!pages.onPage(cursor.take(outcome.value().orElseThrow(), asked.endNs()), cursor.nextNs)) {
                break;
            }
        }
        return BackfillResult.ofWhole(cursor.count, cursor.nextNs);
    }

    /** Where a backfill stands. */
    private final class Cursor {
        private final long endNs;
        private long nextNs;
        private long count;

        Cursor(final long fromNs, final long toNs) {
            nextNs = fromNs;
            endNs = toNs;
        }

        boolean hasMore() {
            return nextNs < endNs;
        }

        /** What is new and within the span; a short page may have more behind it. */
        List<R> take(final List<R> page, final long pageEndNs) {
            final List<R> fresh = new ArrayList<>(page.size());
            final List<R> inOrder = new ArrayList<>(page);
            inOrder.sort(Comparator.comparingLong(source::timeNs));
            for (final R row : inOrder) {
                if (source.timeNs(row) >= nextNs && source.timeNs(row) < endNs) {
                    nextNs = source.timeNs(row) + source.stepNs();
                    fresh.add(row);
                }
            }
            nextNs = fresh.isEmpty() ? Math.max(nextNs + source.stepNs(), pageEndNs) : nextNs;
            count += fresh.size();
            return fresh;
        }
    }
}
