/**
 * What is to be known about a history tape before one relies on it: gaps, repeated and impossible candles, damage.
 *
 * <p>Only reads. The rules of a possible candle stand here once, for whoever checks a tape and for whoever writes one.
 * Prices and quantities are scaled as the instrument says, times are nanoseconds since 1970-01-01T00:00Z.
 */
package io.tapedeck.replay.check;
