/**
 * Parameters that are chosen in one window of the history and traded in the next one, again and again: what a way of
 * choosing them would have earned, as far as history can tell. Off the hot path; what is played is played by
 * {@link io.tapedeck.replay.optimise}.
 */
package io.tapedeck.replay.walkforward;
