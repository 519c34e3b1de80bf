/**
 * The drill-down monitor: what the price path does to protected positions. {@link io.tapedeck.engine.exit.PathWalk}
 * looks into finer data, {@link io.tapedeck.engine.exit.PositionJudge} decides on the finest candle. The rules are in
 * docs/trading-rules.md.
 */
package io.tapedeck.engine.exit;
