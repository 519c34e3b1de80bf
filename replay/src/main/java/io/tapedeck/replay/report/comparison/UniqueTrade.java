package io.tapedeck.replay.report.comparison;

import io.tapedeck.replay.difference.RoundTrip;

/**
 * A trade that only one of the runs made. Immutable.
 *
 * @param run  its number.
 * @param trip what became of it.
 */
record UniqueTrade(int run, RoundTrip trip) {
}
