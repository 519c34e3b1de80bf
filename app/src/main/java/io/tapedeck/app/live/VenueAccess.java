package io.tapedeck.app.live;

import io.tapedeck.app.configuration.ConfigurationException;
import io.tapedeck.app.configuration.DaemonConfiguration;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.gateways.Environments;
import io.tapedeck.gateways.KnownVenues;
import io.tapedeck.gateways.rest.AnswerReader;
import io.tapedeck.gateways.rest.BudgetShare;
import io.tapedeck.gateways.rest.OkHttpRest;
import io.tapedeck.gateways.rest.RequestBudget;
import io.tapedeck.gateways.rest.RestClient;
import io.tapedeck.gateways.rest.RestOutcome;
import io.tapedeck.gateways.rest.RestPace;
import io.tapedeck.gateways.rest.RestSettings;
import io.tapedeck.gateways.rest.RestTransport;
import io.tapedeck.gateways.rest.WeightBudget;
import io.tapedeck.gateways.venue.Environment;
import io.tapedeck.gateways.venue.RestRequest;
import io.tapedeck.gateways.venue.Venue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The venue that a configuration names, and its answers over REST. Closed once. */
final class VenueAccess implements AutoCloseable {
    /** Less than the smallest of the venues allows, so that others behind the same address are not banned. */
    private static final int WEIGHT_A_MINUTE = 1_000;
    /** Of that, what asks again and again may take. */
    private static final int POLLING_WEIGHT_A_MINUTE = 100;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private final DaemonConfiguration configuration;
    private final Venue venue;
    private final RestTransport transport;
    private final RestPace pace;
    private final long seed;
    private final RequestBudget budget = new RequestBudget(WEIGHT_A_MINUTE, Duration.ofMinutes(1));
    private final URI rest;
    private final List<RestClient> clients = new CopyOnWriteArrayList<>();
    private final RestClient client;

    VenueAccess(final DaemonConfiguration configuration) {
        this(configuration, new OkHttpRest(ANSWER_LIMIT), RestPace.ofThisMachine(), System.nanoTime());
    }

    VenueAccess(final DaemonConfiguration configuration, final RestTransport transport, final RestPace pace,
        final long seed) {
        this.configuration = configuration;
        this.transport = transport;
        this.pace = pace;
        this.seed = seed;
        final Environment environment = environment(configuration.market());
        venue = KnownVenues.find(configuration.market().venue(), environment).orElseThrow(() ->
            new ConfigurationException("there is no venue '" + configuration.market().venue() + "'"));
        rest = environment.rest();
        client = client(RestSettings.ofHistory());
    }

    /** One more that asks, for one thread at a time; all of them together keep to one budget. */
    RestClient client(final RestSettings patience) {
        return client(patience, budget);
    }

    /** One that asks again and again, and keeps to its share. */
    RestClient pollingClient() {
        return client(RestSettings.ofPresent(),
            new BudgetShare(budget, POLLING_WEIGHT_A_MINUTE, Duration.ofMinutes(1)));
    }

    private RestClient client(final RestSettings patience, final WeightBudget limit) {
        final RestClient made = new RestClient(rest, venue.history()::judge, transport, limit, patience,
            pace, seed + clients.size());
        clients.add(made);
        return made;
    }

    /** What the file says wins over what is known of the environment. */
    private static Environment environment(final DaemonConfiguration.Market market) {
        final Environment known = Environments.known().find(market.venue(), market.environment())
            .orElse(new Environment(market.environment(), URI.create("http://127.0.0.1"), Map.of()));
        final Map<String, URI> webSockets = new HashMap<>(known.webSockets());
        if (market.webSockets().containsKey(DaemonConfiguration.EVERY_ROUTE)) {
            webSockets.clear();
        }
        webSockets.putAll(market.webSockets());
        return new Environment(known.name(), market.rest().orElse(known.rest()), webSockets);
    }

    Venue venue() {
        return venue;
    }

    RestClient client() {
        return client;
    }

    /** What time it is there, nanoseconds. */
    long serverTimeNs() {
        return ask(venue.history().serverTime(), venue.history()::readServerTime);
    }

    /** The instruments of the configured symbols, in their order. */
    List<Instrument> instruments() {
        final List<String> symbols = configuration.market().symbols();
        final List<Instrument> found = new ArrayList<>();
        for (final RestRequest request : venue.history().instruments(symbols)) {
            found.addAll(ask(request, body -> venue.history().readInstruments(body, symbols, Timeframe.M1)));
        }
        for (int id = 0; id < symbols.size(); id++) {
            final int wanted = id;
            if (found.stream().noneMatch(instrument -> instrument.id() == wanted)) {
                throw new VenueUnusableException(venue.name() + " does not trade " + symbols.get(id)
                    + " now: see market.symbols");
            }
        }
        return found.stream().sorted((one, other) -> Integer.compare(one.id(), other.id())).map(this::withFees)
            .toList();
    }

    private Instrument withFees(final Instrument instrument) {
        return configuration.account().takerFeeRate()
            .map(fee -> instrument.withTerms(instrument.terms().withFee(fee))).orElse(instrument);
    }

    private <T> T ask(final RestRequest request, final AnswerReader<T> reader) {
        final RestOutcome<T> outcome = client.ask(request, reader);
        if (outcome instanceof RestOutcome.Failed<T> failed) {
            throw new VenueUnusableException(venue.name() + " did not answer: " + failed.problem());
        }
        return outcome.value().orElseThrow();
    }

    /** Breaks off what is asked now, and asks nothing any more. Any thread. */
    void cancel() {
        clients.forEach(RestClient::cancel);
    }

    @Override
    public void close() {
        cancel();
        transport.close();
    }
}
