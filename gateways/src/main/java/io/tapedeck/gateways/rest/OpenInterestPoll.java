package io.tapedeck.gateways.rest;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.venue.RestRequest;
import io.tapedeck.gateways.venue.VenueHistory;

import java.util.List;
import java.util.function.Consumer;

/**
 * Asks for the open interest of contracts whose venue has no stream of it, one after the other, whenever it is told to.
 * One thread; waits.
 */
public final class OpenInterestPoll {
    private final VenueHistory history;
    private final RestClient client;
    private final List<Instrument> instruments;
    private final MarketDataListener listener;
    private final Consumer<String> problems;
    private boolean isFailing;

    /**
     * A poll that asked nothing yet.
     *
     * @param history     of the venue.
     * @param client      that asks it.
     * @param instruments whose open interest is wanted; those that a stream tells of are left out.
     * @param listener    takes it.
     * @param problems    told when no answer comes any more, once.
     */
    public OpenInterestPoll(final VenueHistory history, final RestClient client, final List<Instrument> instruments,
        final MarketDataListener listener, final Consumer<String> problems) {
        this.history = history;
        this.client = client;
        this.instruments = instruments.stream()
            .filter(instrument -> history.openInterest(instrument).isPresent()).toList();
        this.listener = listener;
        this.problems = problems;
    }

    /**
     * Whether there is anything to ask for.
     *
     * @return false where streams tell everything.
     */
    public boolean isNeeded() {
        return !instruments.isEmpty();
    }

    /** Asks for all of them. */
    public void run() {
        for (final Instrument instrument : instruments) {
            history.openInterest(instrument).ifPresent(request -> ask(instrument, request));
        }
    }

    private void ask(final Instrument instrument, final RestRequest request) {
        final RestOutcome<byte[]> outcome = client.ask(request, body -> read(body, instrument));
        if (outcome instanceof RestOutcome.Failed<byte[]> failed && !isFailing) {
            problems.accept("the open interest of " + instrument.symbol() + " is not known any more: "
                + failed.problem());
        }
        isFailing = outcome.value().isEmpty();
    }

    private byte[] read(final byte[] body, final Instrument instrument) {
        history.readOpenInterest(body, instrument, listener);
        return body;
    }
}
