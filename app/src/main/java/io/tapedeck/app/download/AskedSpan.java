package io.tapedeck.app.download;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.gateways.venue.HistorySeries;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.replay.report.Decimals;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** From when to when history is wanted. */
final class AskedSpan {
    /** A candle that has just closed may still change at the venue, for its last trades are on their way. */
    private static final long SETTLING_NS = Duration.ofSeconds(2).toNanos();
    /** Without a tape and without a word from when on. */
    private static final Duration USUAL_PAST = Duration.ofDays(4 * 365 + 1);

    private final DownloadRequest request;
    private final HistorySeries series;
    private final long clockNs;

    /**
     * A span to be found.
     *
     * @param clockNs what time it is at the venue.
     */
    AskedSpan(final DownloadRequest request, final HistorySeries series, final long clockNs) {
        this.request = request;
        this.series = series;
        this.clockNs = clockNs;
    }

    /** The span; empty where there cannot be anything new. */
    Span find() {
        final long endNs = ending(request.to().map(AskedSpan::nanoseconds).orElse(clockNs));
        final long fromNs = request.from().map(AskedSpan::nanoseconds).map(this::requireReach)
            .orElseGet(() -> current(request.key()).map(this::endOf).orElseGet(this::usualBegin));
        return new Span(aligned(fromNs), endNs);
    }

    private long ending(final long toNs) {
        final HistoryKey key = request.key();
        return key.content().isCandles()
            ? Math.min(key.timeframe().startOf(toNs), key.timeframe().startOf(clockNs))
            : Math.min(toNs, clockNs);
    }

    /** How long to wait before the end of a span can be asked for. */
    long unsettledNs(final Span span) {
        return span.isEmpty() ? 0 : Math.max(0, span.toNs() + SETTLING_NS - clockNs);
    }

    private long requireReach(final long fromNs) {
        if (fromNs >= clockNs) {
            throw new DownloadException(Category.USAGE, "--from " + Decimals.instant(fromNs)
                + " lies in the future: at " + request.key().venue() + " it is "
                + Instant.ofEpochSecond(0, clockNs).truncatedTo(ChronoUnit.SECONDS));
        }
        final long earliestNs = earliestNs();
        if (fromNs < earliestNs) {
            throw new DownloadException(Category.USAGE, request.key().venue() + " keeps "
                + request.key().content().label() + " for " + series.reach().orElseThrow().toDays()
                + " days only: --from may be " + Decimals.instant(aligned(earliestNs)) + " or later");
        }
        return fromNs;
    }

    private long earliestNs() {
        return series.reach().map(reach -> clockNs - reach.toNanos()).orElse(0L);
    }

    /** The last candle or event of the tape: it is asked for again and compared. */
    private long endOf(final HistoryTape tape) {
        return tape.key().content().isCandles() ? tape.endNs() - tape.timeframe().durationNs() : tape.endNs();
    }

    private Optional<HistoryTape> current(final HistoryKey key) {
        return request.catalogue().current(key);
    }

    /** What goes with candles begins where they do. */
    private long usualBegin() {
        final HistoryKey key = request.key();
        final long usualNs = Timeframe.D1.startOf(clockNs - USUAL_PAST.toNanos());
        final long fromNs = key.content() == TapeContent.CANDLES ? usualNs
            : request.catalogue().finestCandles(key.venue(), key.symbol()).map(HistoryTape::firstOpenNs)
                .orElse(usualNs);
        return Math.max(fromNs, earliestNs());
    }

    private long aligned(final long timeNs) {
        final HistoryKey key = request.key();
        final long startNs = key.content().isCandles() ? key.timeframe().startOf(timeNs) : timeNs;
        return startNs == timeNs ? timeNs : startNs + key.timeframe().durationNs();
    }

    private static long nanoseconds(final Instant time) {
        return ChronoUnit.NANOS.between(Instant.EPOCH, time);
    }
}
