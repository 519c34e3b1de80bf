/**
 * Bybit, its spot market and its linear contracts, version 5 of the interface: streams, messages, history over REST and
 * codes. Pure, as everything about a venue is.
 *
 * <p>Source: the public documentation of Bybit as of July 2026. An acknowledgement is no data; tickers leave out what
 * did not change; candles over REST come newest first.
 */
package io.tapedeck.gateways.bybit;
