/** Candles and their aggregation from fine to coarse. Depends on market data alone; knows nothing of the account. */
package io.tapedeck.engine.candle;
