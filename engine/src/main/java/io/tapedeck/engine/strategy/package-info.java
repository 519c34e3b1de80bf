/**
 * What a strategy sees and says: candles, trades, quotes, fills and its positions in, signals out. It never sees an
 * exchange, a clock or a file. What it can be told to do is declared by a record ({@link
 * io.tapedeck.engine.strategy.Setting}), what it wants to see by {@link io.tapedeck.engine.strategy.StrategyNeeds}.
 */
package io.tapedeck.engine.strategy;
