/** What it costs to make candles of candles. */
package io.tapedeck.benchmarks.candle;
