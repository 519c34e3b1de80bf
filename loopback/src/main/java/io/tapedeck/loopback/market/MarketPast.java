package io.tapedeck.loopback.market;

import io.tapedeck.engine.market.Timeframe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What can be known of a market at a moment: nothing that happens later. Pure.
 *
 * @param market that is asked about.
 * @param nowMs  the moment.
 */
public record MarketPast(ServedMarket market, long nowMs) {
    /** Bound on how far back a question for the latest trades looks for one. */
    private static final int CANDLES_LOOKED_BACK = 10_000;

    /**
     * The earliest candles of a span.
     *
     * @param timeframe of the candles, not finer than that of the tape.
     * @param fromMs    first open.
     * @param toMs      last open.
     * @param limit     how many at most.
     * @return oldest first; the last one may still grow.
     */
    public List<ServedCandle> earliest(final Timeframe timeframe, final long fromMs, final long toMs, final int limit) {
        final long start = Spans.startMs(timeframe, fromMs);
        final long first = start < fromMs ? start + Spans.durationMs(timeframe) : start;
        return collect(timeframe, candles().firstAtOrAfter(first), toMs, limit);
    }

    /**
     * The latest candles of a span.
     *
     * @param timeframe of the candles, not finer than that of the tape.
     * @param fromMs    first open.
     * @param toMs      last open.
     * @param limit     how many at most.
     * @return oldest first; the last one may still grow.
     */
    public List<ServedCandle> latest(final Timeframe timeframe, final long fromMs, final long toMs, final int limit) {
        final long lastOpen = Math.min(nowMs,
            Spans.startMs(timeframe, Math.min(toMs, nowMs)) + Spans.durationMs(timeframe) - 1);
        int index = candles().lastAtOrBefore(lastOpen);
        if (index >= 0 && seen(index).isEmpty()) {
            index--;
        }
        long open = Long.MAX_VALUE;
        int opens = 0;
        while (index >= 0) {
            final long candleOpen = Spans.startMs(timeframe, candles().get(index).openMs());
            opens += candleOpen < open ? 1 : 0;
            open = candleOpen;
            if (opens > limit || open < fromMs) {
                break;
            }
            index--;
        }
        return collect(timeframe, index + 1, toMs, limit);
    }

    private List<ServedCandle> collect(final Timeframe timeframe, final int first, final long toMs, final int limit) {
        final List<ServedCandle> collected = new ArrayList<>();
        ServedCandle growing = null;
        for (int index = first; index < candles().size(); index++) {
            final Optional<ServedCandle> seen = seen(index);
            if (seen.isEmpty() || Spans.startMs(timeframe, seen.get().openMs()) > toMs) {
                break;
            }
            final ServedCandle next = seen.get().as(timeframe);
            if (growing != null && growing.openMs() != next.openMs()) {
                collected.add(growing);
                growing = null;
                if (collected.size() == limit) {
                    break;
                }
            }
            growing = growing == null ? next : growing.then(next);
        }
        if (growing != null && collected.size() < limit) {
            collected.add(growing);
        }
        return collected;
    }

    /** As much of a candle as has happened. */
    private Optional<ServedCandle> seen(final int index) {
        final ServedCandle whole = candles().get(index);
        if (whole.closeMs() <= nowMs || whole.openMs() > nowMs) {
            return whole.openMs() > nowMs ? Optional.empty() : Optional.of(whole);
        }
        ServedCandle growing = null;
        for (final Print print : past(market.prints().inside(index))) {
            growing = growing == null
                ? ServedCandle.beginning(whole.timeframe(), whole.openMs(), print, market.instrument())
                : growing.then(print, market.instrument());
        }
        return Optional.ofNullable(growing);
    }

    private List<Print> past(final List<Print> prints) {
        return prints.stream().filter(print -> print.timeMs() <= nowMs).toList();
    }

    /**
     * Trades by their number.
     *
     * @param id    of the first one.
     * @param limit how many at most.
     * @return oldest first.
     */
    public List<Print> printsFrom(final long id, final int limit) {
        return past(market.prints().from(id, limit));
    }

    /**
     * The earliest trades of a span.
     *
     * @param fromMs first moment.
     * @param toMs   last moment.
     * @param limit  how many at most.
     * @return oldest first.
     */
    public List<Print> printsBetween(final long fromMs, final long toMs, final int limit) {
        final List<Print> prints = new ArrayList<>();
        final long until = Math.min(toMs, nowMs);
        for (int index = Math.max(0, candles().lastAtOrBefore(fromMs)); index < candles().size()
            && candles().get(index).openMs() <= until && prints.size() < limit; index++) {
            for (final Print print : market.prints().inside(index)) {
                if (print.timeMs() >= fromMs && print.timeMs() <= until && prints.size() < limit) {
                    prints.add(print);
                }
            }
        }
        return prints;
    }

    /**
     * The latest trades.
     *
     * @param limit how many at most.
     * @return oldest first.
     */
    public List<Print> latestPrints(final int limit) {
        final List<Print> newestFirst = new ArrayList<>();
        final int last = candles().lastAtOrBefore(nowMs);
        final int first = Math.max(0, last - CANDLES_LOOKED_BACK);
        for (int index = last; index >= first && newestFirst.size() < limit; index--) {
            final List<Print> prints = past(market.prints().inside(index));
            for (int print = prints.size() - 1; print >= 0 && newestFirst.size() < limit; print--) {
                newestFirst.add(prints.get(print));
            }
        }
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /**
     * The last price that was traded.
     *
     * @return scaled; the first open where nothing was traded yet.
     */
    public long lastPrice() {
        final int index = candles().lastAtOrBefore(nowMs);
        if (index < 0) {
            return candles().get(0).open();
        }
        return seen(index).map(ServedCandle::close)
            .orElseGet(() -> index == 0 ? candles().get(0).open() : candles().get(index - 1).close());
    }

    private CandleHistory candles() {
        return market.candles();
    }
}
