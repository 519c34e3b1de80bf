/**
 * The protocols of Binance: spot, and USD-M futures with its routes. Shapes, names, limits and codes are those of the
 * venue's public documentation (spot: web-socket-streams.md and rest-api.md; futures: the connector's endpoint docs).
 */
package io.tapedeck.loopback.binance;
