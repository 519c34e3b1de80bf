/**
 * Brings candle files onto history tapes: Binance's public dumps and whatever is laid out like them.
 *
 * <p>{@link io.tapedeck.replay.importer.HistoryImporter} is the way in. A file is read whole and checked line by line
 * before anything is written; what it adds goes into the next generation of the tape, and a file that is refused
 * leaves everything as it was. The layout of the files is described at
 * <a href="https://github.com/binance/binance-public-data#klines">binance-public-data</a>.
 *
 * <p>Nothing is averaged or invented. Prices and quantities are exact scaled longs at scales wide enough for every
 * value; times are nanoseconds since 1970-01-01T00:00Z. Rows are kept in primitive columns, 72 bytes each. One thread.
 */
package io.tapedeck.replay.importer;
