/**
 * Proves that a strategy does not see the future, and that its declared warm-up is long enough, by replaying tapes that
 * are cut.
 */
package io.tapedeck.replay.lookahead;
