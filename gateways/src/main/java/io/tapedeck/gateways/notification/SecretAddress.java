package io.tapedeck.gateways.notification;

import okhttp3.HttpUrl;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An address that is as good as a password. Its text says nothing; only {@link AlertPost} reads it. Immutable.
 */
public final class SecretAddress {
    private static final int SHORTEST_SECRET = 6;

    private final HttpUrl url;

    private SecretAddress(final HttpUrl url) {
        this.url = url;
    }

    /**
     * Reads an address.
     *
     * @param channel that it is for, to name it where the address is wrong.
     * @param text    http or https.
     * @return the address.
     */
    public static SecretAddress of(final String channel, final String text) {
        final HttpUrl url = text == null ? null : HttpUrl.parse(text.strip());
        if (url == null) {
            throw new IllegalArgumentException("the address of the " + channel
                + " channel is none: it must begin with https:// (it is a secret, so it is not shown)");
        }
        return new SecretAddress(url);
    }

    HttpUrl url() {
        return url;
    }

    /** Whether a text would give the address, or a telling part of it, away. */
    boolean isIn(final String text) {
        return parts().stream().anyMatch(text::contains);
    }

    private List<String> parts() {
        final List<String> parts = new ArrayList<>(url.pathSegments());
        parts.addAll(url.encodedPathSegments());
        url.queryParameterNames().forEach(name -> parts.addAll(url.queryParameterValues(name)));
        parts.add(url.username());
        parts.add(url.password());
        parts.removeIf(part -> part == null || part.length() < SHORTEST_SECRET);
        parts.addAll(parts.stream().filter(part -> part.startsWith("bot")).map(part -> part.substring(3)).toList());
        return parts;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof SecretAddress address && url.equals(address.url);
    }

    @Override
    public int hashCode() {
        return Objects.hash(url);
    }

    @Override
    public String toString() {
        return "****";
    }
}
