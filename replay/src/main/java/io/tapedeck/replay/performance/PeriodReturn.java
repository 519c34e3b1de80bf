package io.tapedeck.replay.performance;

/**
 * What a span of the calendar brought. Immutable.
 *
 * @param period such as {@code 2022-01} or {@code 2022}.
 * @param value  fraction of the equity at its beginning; NaN where that was not positive.
 */
public record PeriodReturn(String period, double value) {
}
