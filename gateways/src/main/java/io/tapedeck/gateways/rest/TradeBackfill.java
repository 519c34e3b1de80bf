package io.tapedeck.gateways.rest;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.market.TradeUpdate;
import io.tapedeck.gateways.venue.RestRequest;
import io.tapedeck.gateways.venue.VenueHistory;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Trades of a span of numbers, page by page, in their order, each once. Ends where the span does, or where a page
 * brings nothing new. One thread; waits.
 */
public final class TradeBackfill {
    private final VenueHistory history;
    private final RestClient client;

    /**
     * A backfill from a venue.
     *
     * @param history of the venue.
     * @param client  that asks it.
     */
    public TradeBackfill(final VenueHistory history, final RestClient client) {
        this.history = history;
        this.client = client;
    }

    /**
     * Fetches.
     *
     * @param instrument of the trades.
     * @param fromId     number of the first one.
     * @param toId       numbers lie below it.
     * @param trades     takes them, page by page.
     * @return why it ended before the venue had no more, in one sentence; empty where it did not.
     */
    public Optional<String> fill(final Instrument instrument, final long fromId, final long toId,
        final Consumer<TradeUpdate> trades) {
        long nextId = fromId;
        while (nextId < toId) {
            final Optional<RestRequest> request = history.trades(instrument, nextId);
            if (request.isEmpty()) {
                return Optional.of(instrument.venue() + " cannot be asked for trades by their number");
            }
            final RestOutcome<TradePage> outcome = client.ask(request.get(), body -> read(body, instrument));
            if (outcome instanceof RestOutcome.Failed<TradePage> failed) {
                return Optional.of(failed.problem());
            }
            final long behindPage = hand(outcome.value().orElseThrow(), nextId, toId, trades);
            nextId = behindPage == nextId ? toId : behindPage;
        }
        return Optional.empty();
    }

    /** Hands on what is new and within the span; the number to go on from. */
    private static long hand(final TradePage page, final long fromId, final long toId,
        final Consumer<TradeUpdate> trades) {
        long nextId = fromId;
        for (final TradeUpdate trade : page.trades()) {
            if (trade.tradeId() >= nextId && trade.tradeId() < toId) {
                trades.accept(trade);
            }
            nextId = Math.max(nextId, trade.tradeId() + 1);
        }
        return nextId;
    }

    private TradePage read(final byte[] body, final Instrument instrument) {
        final TradePage page = new TradePage();
        history.readTrades(body, instrument, page);
        return page;
    }
}
