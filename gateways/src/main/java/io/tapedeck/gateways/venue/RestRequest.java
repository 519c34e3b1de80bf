package io.tapedeck.gateways.venue;

/**
 * A question to a venue.
 *
 * @param pathAndQuery below the venue's host, encoded.
 * @param weight       that the venue counts it with.
 */
public record RestRequest(String pathAndQuery, int weight) {
}
