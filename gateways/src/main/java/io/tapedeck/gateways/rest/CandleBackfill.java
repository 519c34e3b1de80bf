package io.tapedeck.gateways.rest;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.venue.RestRequest;
import io.tapedeck.gateways.venue.VenueHistory;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Closed candles of a span, page by page, oldest first, each once. Ends where the span does, or where a page brings
 * nothing new; can be taken up again from {@link BackfillResult#nextNs}. One thread; waits.
 */
public final class CandleBackfill {
    private final VenueHistory history;
    private final RestClient client;

    /**
     * A backfill from a venue.
     *
     * @param history of the venue.
     * @param client  that asks it.
     */
    public CandleBackfill(final VenueHistory history, final RestClient client) {
        this.history = history;
        this.client = client;
    }

    /**
     * Fetches.
     *
     * @param instrument of the candles, of its base timeframe.
     * @param span       of open times.
     * @param candles    takes them, page by page.
     * @return how far it came.
     */
    public BackfillResult fill(final Instrument instrument, final CandleSpan span,
        final Consumer<CandleUpdate> candles) {
        final Cursor cursor = new Cursor(instrument, span, candles);
        while (cursor.hasMore()) {
            final RestRequest request = history.candles(instrument, cursor.nextNs, cursor.endNs);
            final RestOutcome<CandlePage> outcome = client.ask(request, body -> read(body, instrument));
            if (outcome instanceof RestOutcome.Failed<CandlePage> failed) {
                return new BackfillResult(cursor.count, cursor.nextNs, Optional.of(failed.failure()),
                    failed.problem());
            }
            if (cursor.take(outcome.value().orElseThrow()) == 0) {
                break;
            }
        }
        return new BackfillResult(cursor.count, cursor.nextNs, Optional.empty(), "");
    }

    private CandlePage read(final byte[] body, final Instrument instrument) {
        final CandlePage page = new CandlePage();
        history.readCandles(body, instrument, page);
        return page;
    }

    /** Where a backfill stands. */
    private static final class Cursor {
        private final Consumer<CandleUpdate> candles;
        private final long durationNs;
        private final long endNs;
        private long nextNs;
        private long count;

        Cursor(final Instrument instrument, final CandleSpan span, final Consumer<CandleUpdate> candles) {
            this.candles = candles;
            this.durationNs = instrument.baseTimeframe().durationNs();
            this.nextNs = span.fromNs();
            this.endNs = Math.min(span.toNs(), instrument.baseTimeframe().startOf(span.clockNs()));
        }

        boolean hasMore() {
            return nextNs < endNs;
        }

        /** Hands on what is new and within the span. */
        long take(final CandlePage page) {
            final long before = count;
            for (final CandleUpdate candle : page.candles()) {
                if (candle.openTimeNs() >= nextNs && candle.openTimeNs() < endNs) {
                    nextNs = candle.openTimeNs() + durationNs;
                    count++;
                    candles.accept(candle);
                }
            }
            return count - before;
        }
    }
}
