package io.tapedeck.gateways.rest;

/**
 * Which candles are wanted.
 *
 * @param fromNs  first open time.
 * @param toNs    open times lie before it.
 * @param clockNs time at the venue: a candle that ends later still grows, and is not wanted.
 */
public record CandleSpan(long fromNs, long toNs, long clockNs) {
}
