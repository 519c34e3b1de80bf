package io.tapedeck.app.cli;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.CatalogueBusyException;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.replay.sample.SampleTape;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Makes the synthetic tape for whoever has no data yet, and says loudly that it is synthetic. */
final class SampleMaker {
    /** First minute of the default sample. */
    static final Instant FROM = Instant.parse("2022-01-01T00:00:00Z");
    /** End of the default sample. */
    static final Instant TO = Instant.parse("2026-01-01T00:00:00Z");
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int ATTEMPTS = 240;

    private final PrintWriter err;

    SampleMaker(final PrintWriter err) {
        this.err = err;
    }

    HistoryTape makeDefault(final Catalogue catalogue) throws IOException {
        err.println("tapedeck: " + catalogue.journal() + " holds no tape: making the SYNTHETIC sample market "
            + SampleTape.DEFAULT_SYMBOL + " (invented prices, seed " + SampleTape.DEFAULT_SEED + "), once.");
        err.println("tapedeck: for real data: download public dumps of 1m klines, then 'tapedeck data import FILE… "
            + "--symbol BTCUSDT --timeframe 1m --journal " + catalogue.journal()
            + "' and replay with --symbols BTCUSDT.");
        err.flush();
        try {
            return make(catalogue, SampleTape.DEFAULT_SYMBOL, SampleTape.DEFAULT_SEED, FROM, TO);
        } catch (final CatalogueBusyException anotherIsMakingIt) {
            return awaitOther(catalogue, anotherIsMakingIt);
        }
    }

    /** Two first starts at once: the second one takes what the first one makes. */
    private static HistoryTape awaitOther(final Catalogue catalogue, final CatalogueBusyException busy) {
        final HistoryKey key = HistoryKey.candles(SampleTape.VENUE, SampleTape.DEFAULT_SYMBOL, Timeframe.M1);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            LockSupport.parkNanos(NANOS_PER_SECOND / 4);
            final Optional<HistoryTape> made = catalogue.current(key);
            if (made.isPresent()) {
                return made.get();
            }
        }
        throw busy;
    }

    HistoryTape make(final Catalogue catalogue, final String symbol, final long seed, final Instant from,
        final Instant to) throws IOException {
        final long minutes = Duration.between(from, to).toMinutes();
        return new SampleTape(symbol, seed, from.getEpochSecond() * NANOS_PER_SECOND, minutes)
            .writeTo(catalogue, CodeVersion.text());
    }
}
