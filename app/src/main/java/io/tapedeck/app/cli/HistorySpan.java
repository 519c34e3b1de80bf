package io.tapedeck.app.cli;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.UnusableRequestException;
import io.tapedeck.replay.source.ReplayInput;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a search may look at. Immutable.
 *
 * @param from the first open.
 * @param to   the first open that it may not look at.
 */
record HistorySpan(Instant from, Instant to) {
    /** What was asked for, or else what there is. */
    static HistorySpan of(final ReplayRunner runner, final ReplaySpec spec) {
        final ReplayInput input = runner.plan(spec).input();
        return new HistorySpan(spec.from().orElseGet(() -> instant(input.firstNs())),
            spec.to().orElseGet(() -> instant(input.endNs())));
    }

    private static Instant instant(final long timeNs) {
        return Instant.EPOCH.plus(timeNs, ChronoUnit.NANOS);
    }

    /**
     * Where to divide a span: one of the two is there.
     *
     * @param moment of the clock.
     * @param share  of the span before it.
     */
    record Division(Optional<Instant> moment, Optional<BigDecimal> share) {
    }

    /**
     * What lies before a moment and behind it.
     *
     * @param before to search in.
     * @param behind kept back.
     */
    record Parts(HistorySpan before, HistorySpan behind) {
    }

    /** Its two parts; a share of it ends at a close of the timeframe. */
    Parts divided(final Division division, final Timeframe timeframe) {
        final Instant moment = division.moment().orElseGet(() -> behind(division.share().orElseThrow(), timeframe));
        if (!moment.isAfter(from) || !moment.isBefore(to)) {
            throw new UnusableRequestException(Category.USAGE, "--split must lie between " + from + " and " + to
                + ", not at " + moment);
        }
        return new Parts(new HistorySpan(from, moment), new HistorySpan(moment, to));
    }

    private Instant behind(final BigDecimal share, final Timeframe timeframe) {
        final Duration candle = Duration.ofNanos(timeframe.durationNs());
        final long candles = Duration.between(from, to).dividedBy(candle);
        return from.plus(candle.multipliedBy(share.multiply(BigDecimal.valueOf(candles)).longValue()));
    }
}
