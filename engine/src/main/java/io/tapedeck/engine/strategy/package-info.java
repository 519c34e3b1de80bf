/**
 * What a strategy sees and says: candles and its position in, signals out. It never sees an exchange, a clock or a
 * file.
 */
package io.tapedeck.engine.strategy;
