/**
 * Binance, its spot market and its USD-M futures: streams, messages, history over REST and codes. Pure, as everything
 * about a venue is.
 *
 * <p>Source: the public documentation of Binance (web-socket-streams, rest-api, errors and filters of the spot market;
 * the streams and general information of USD-M futures) as of July 2026. Futures streams are split by route since
 * 2026-04-23: without its route a stream is acknowledged and stays silent.
 */
package io.tapedeck.gateways.binance;
