package io.tapedeck.loopback.market;

/**
 * A figure that counts from a moment on. Immutable.
 *
 * @param timeMs from when on.
 * @param value  rate or quantity, scaled.
 */
public record TimedValue(long timeMs, long value) {
}
