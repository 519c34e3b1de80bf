package io.tapedeck.replay.placebo;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.CatalogueUpdate;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.HistoryTapeWriter;
import io.tapedeck.replay.placebo.Bars.Bar;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.UnusableRequestException;
import io.tapedeck.replay.source.InstrumentSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The market of a replay, from which markets without any order are made: the bars of the span that is traded are dealt
 * anew over its moments, those of all symbols at a moment together. Bars before the span, and those of a moment at
 * which another symbol has none, keep their places. Holds the candles in memory. One thread; a seed always gives the
 * same market.
 */
public final class PermutedMarket {
    private final List<HistoryTape> tapes;
    private final List<List<Bar>> markets;
    private final long[] moments;

    /**
     * Reads the candles of a replay.
     *
     * @param plan that plays candles and nothing else.
     * @throws UnusableRequestException where it plays more than one tape for a symbol.
     */
    public PermutedMarket(final ReplayRunner.Plan plan) {
        requireOnlyCandles(plan);
        tapes = plan.sources().stream().map(InstrumentSource::baseTape).toList();
        final long fromNs = plan.spec().from().map(PermutedMarket::nanos).orElse(Long.MIN_VALUE);
        final long toNs = plan.spec().to().map(PermutedMarket::nanos).orElse(Long.MAX_VALUE);
        markets = tapes.stream().map(tape -> Bars.read(tape, toNs)).toList();
        moments = moments(markets, fromNs, toNs);
    }

    /**
     * Refuses what cannot be permuted, before anything is read.
     *
     * @param plan of a replay.
     * @throws UnusableRequestException where it plays more than one tape for a symbol.
     */
    public static void requireOnlyCandles(final ReplayRunner.Plan plan) {
        for (final InstrumentSource source : plan.sources()) {
            final Stream<HistoryTape> others = Stream.of(source.finerTapes().stream(), source.events().stream(),
                source.trades().stream()).flatMap(each -> each);
            others.findFirst().ifPresent(other -> {
                throw new UnusableRequestException(Category.USAGE, "a placebo deals the candles of one tape anew, but "
                    + "this search also reads " + other.reference() + ": leave --placebo out, or search in a journal "
                    + "that holds only " + source.baseTape().key().path());
            });
        }
    }

    private static long nanos(final Instant instant) {
        return ChronoUnit.NANOS.between(Instant.EPOCH, instant);
    }

    /** At which every symbol has a bar in the span; the first bar of a tape has no close before it. */
    private static long[] moments(final List<List<Bar>> markets, final long fromNs, final long toNs) {
        long[] common = null;
        for (final List<Bar> bars : markets) {
            final long[] own = bars.stream().skip(1).mapToLong(Bar::openTimeNs)
                .filter(timeNs -> timeNs >= fromNs && timeNs < toNs).toArray();
            common = common == null ? own
                : Arrays.stream(common).filter(timeNs -> Arrays.binarySearch(own, timeNs) >= 0).toArray();
        }
        return common;
    }

    /**
     * Writes a market.
     *
     * @param seed        of the order.
     * @param journal     folder without tapes.
     * @param codeVersion recorded with them.
     * @return its tapes, with the names of the real ones.
     * @throws IOException where the disk refuses.
     */
    public List<HistoryTape> write(final long seed, final Path journal, final String codeVersion) throws IOException {
        final long[] dealt = shuffled(seed);
        final Catalogue catalogue = new Catalogue(journal);
        try (CatalogueUpdate update = CatalogueUpdate.begin(catalogue)) {
            for (int market = 0; market < tapes.size(); market++) {
                write(update, tapes.get(market), permuted(market, dealt), "placebo of " + tapes.get(market).reference()
                    + ", seed " + seed, codeVersion);
            }
        }
        return catalogue.tapes();
    }

    /** Fisher and Yates, as Durstenfeld wrote it down. */
    private long[] shuffled(final long seed) {
        final long[] dealt = moments.clone();
        final SplittableRandom random = new SplittableRandom(seed);
        for (int last = dealt.length - 1; last > 0; last--) {
            final int other = random.nextInt(last + 1);
            final long kept = dealt[last];
            dealt[last] = dealt[other];
            dealt[other] = kept;
        }
        return dealt;
    }

    private List<Bar> permuted(final int market, final long[] dealt) {
        final List<Bar> bars = markets.get(market);
        final long[] times = bars.stream().mapToLong(Bar::openTimeNs).toArray();
        final int[] source = IntStream.range(0, times.length).toArray();
        for (int moment = 0; moment < moments.length; moment++) {
            source[Arrays.binarySearch(times, moments[moment])] = Arrays.binarySearch(times, dealt[moment]);
        }
        return BarPermutation.of(bars, source, Math.max(1, tapes.get(market).instrument().tickSize()));
    }

    private static void write(final CatalogueUpdate update, final HistoryTape like, final List<Bar> bars,
        final String origin, final String codeVersion) throws IOException {
        final String contentHash;
        try (HistoryTapeWriter writer = new HistoryTapeWriter(update.nextDirectory(like.key()))) {
            Bars.write(bars, like, writer);
            contentHash = writer.contentHash();
        }
        update.publish(like.key(), new CatalogueUpdate.Written(like.instrument(), bars.get(0).openTimeNs(),
            bars.get(bars.size() - 1).openTimeNs() + like.timeframe().durationNs(), bars.size(), contentHash, origin,
            codeVersion));
    }
}
