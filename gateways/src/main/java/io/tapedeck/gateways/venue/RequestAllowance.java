package io.tapedeck.gateways.venue;

import java.time.Duration;

/**
 * What a venue lets one address ask, less a reserve for what else is asked from there.
 *
 * @param weight of requests in a window.
 * @param window length.
 */
public record RequestAllowance(int weight, Duration window) {
}
