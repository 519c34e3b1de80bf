package io.tapedeck.gateways;

import io.tapedeck.gateways.venue.Environment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The known environments of the known venues, from the resource {@code environments.properties}. Whoever wants another
 * host makes an {@link Environment}. Immutable.
 */
public final class Environments {
    private static final String RESOURCE = "environments.properties";
    private static final String REST = "rest";
    private static final String DUMPS = "dumps";

    private final Map<String, String> addresses;

    private Environments(final Map<String, String> addresses) {
        this.addresses = addresses;
    }

    /**
     * What this program knows.
     *
     * @return of all venues.
     */
    public static Environments known() {
        final Properties properties = new Properties();
        try (InputStream resource = Environments.class.getResourceAsStream(RESOURCE)) {
            properties.load(resource);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        final Map<String, String> addresses = new HashMap<>();
        properties.forEach((name, address) -> addresses.put(name.toString(), address.toString()));
        return new Environments(addresses);
    }

    /**
     * Where a venue is reached.
     *
     * @param venue as in {@link io.tapedeck.gateways.venue.Venue#name}.
     * @param name  such as {@code live}.
     * @return empty where it is not known.
     */
    public Optional<Environment> find(final String venue, final String name) {
        final String prefix = venue + "." + name + ".";
        final Map<String, URI> webSockets = new HashMap<>();
        addresses.forEach((key, address) -> {
            if (key.startsWith(prefix) && !key.equals(prefix + REST) && !key.equals(prefix + DUMPS)) {
                webSockets.put(key.substring(prefix.length()), URI.create(address));
            }
        });
        return Optional.ofNullable(addresses.get(prefix + REST))
            .map(rest -> new Environment(name, URI.create(rest), webSockets));
    }

    /**
     * Where a venue publishes archives of its history.
     *
     * @param venue as in {@link io.tapedeck.gateways.venue.Venue#name}.
     * @param name  such as {@code live}.
     * @return empty where it does not.
     */
    public Optional<URI> dumps(final String venue, final String name) {
        return Optional.ofNullable(addresses.get(venue + "." + name + "." + DUMPS)).map(URI::create);
    }

    /**
     * What environments a venue has.
     *
     * @param venue as in {@link io.tapedeck.gateways.venue.Venue#name}.
     * @return in alphabetical order; none where the venue is not known.
     */
    public List<String> names(final String venue) {
        final String prefix = venue + ".";
        return addresses.keySet().stream().filter(key -> key.startsWith(prefix) && key.endsWith("." + REST))
            .map(key -> key.substring(prefix.length(), key.length() - REST.length() - 1)).sorted().toList();
    }
}
