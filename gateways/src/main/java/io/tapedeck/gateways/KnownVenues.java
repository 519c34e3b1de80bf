package io.tapedeck.gateways;

import io.tapedeck.gateways.binance.BinanceVenue;
import io.tapedeck.gateways.bybit.BybitVenue;
import io.tapedeck.gateways.venue.Environment;
import io.tapedeck.gateways.venue.Venue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The venues that this program knows, by name. */
public final class KnownVenues {
    private static final Map<String, Function<Environment, Venue>> VENUES = Map.of(
        "binance", BinanceVenue::spot,
        "binance-usdm", BinanceVenue::usdMargined,
        "bybit", BybitVenue::spot,
        "bybit-linear", BybitVenue::linear);

    private KnownVenues() {
    }

    /**
     * Finds a venue.
     *
     * @param name        on tapes and in configurations.
     * @param environment where it is reached.
     * @return empty where there is none of that name.
     */
    public static Optional<Venue> find(final String name, final Environment environment) {
        return Optional.ofNullable(VENUES.get(name)).map(venue -> venue.apply(environment));
    }

    /**
     * All of them.
     *
     * @return names in alphabetical order.
     */
    public static List<String> names() {
        return VENUES.keySet().stream().sorted().toList();
    }
}
