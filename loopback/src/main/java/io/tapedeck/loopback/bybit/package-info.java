/**
 * The protocol of Bybit v5: public streams and market data of spot and linear contracts. Shapes, names, limits and
 * codes are those of the venue's public documentation (docs/v5).
 */
package io.tapedeck.loopback.bybit;
