/**
 * What a tape tells about a market, and the part of it that is past at a moment. Prices and quantities are scaled as
 * the instrument says, times are milliseconds since 1970-01-01T00:00Z, as venues count them. Nothing here knows a
 * socket.
 */
package io.tapedeck.loopback.market;
