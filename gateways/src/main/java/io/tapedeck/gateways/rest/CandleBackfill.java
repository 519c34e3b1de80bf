package io.tapedeck.gateways.rest;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.venue.SpanRequest;
import io.tapedeck.gateways.venue.SpanSource;
import io.tapedeck.gateways.venue.VenueHistory;

import java.util.List;
import java.util.function.Consumer;

/**
 * Closed candles of a span at the scales of an instrument, page by page, oldest first, each once. One thread; waits.
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
        final long endNs = Math.min(span.toNs(), instrument.baseTimeframe().startOf(span.clockNs()));
        return new SpanBackfill<>(new Candles(history, instrument), client).fill(span.fromNs(), endNs,
            (page, nextNs) -> {
                page.forEach(candles);
                return true;
            });
    }

    private record Candles(VenueHistory history, Instrument instrument) implements SpanSource<CandleUpdate> {
        @Override
        public SpanRequest request(final long fromNs, final long toNs) {
            return history.candles(instrument, fromNs, toNs);
        }

        @Override
        public List<CandleUpdate> read(final byte[] body) {
            return history.readCandles(body, instrument);
        }

        @Override
        public long timeNs(final CandleUpdate candle) {
            return candle.openTimeNs();
        }

        @Override
        public long stepNs() {
            return instrument.baseTimeframe().durationNs();
        }
    }
}
