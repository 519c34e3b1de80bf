package io.tapedeck.engine.candle;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Candles that are taken in runs make the candles, and leave the state, that they make one by one. */
class CandleRunTest {
    private static final long SEED = 44;
    private static final int ROUNDS = 300;
    private static final int INSTRUMENT = 7;
    private static final int MOST_IN_A_RUN = 128;
    /** Monday 2022-01-03. */
    private static final long MONDAY = 1_641_168_000L * 1_000_000_000L;

    private final Frame frame = Frame.allocate();
    private final UnsafeBuffer packed = new UnsafeBuffer(ByteBuffer.allocateDirect(FrameRun.CAPACITY));
    private final FrameRun run = new FrameRun();
    private final List<String> closed = new ArrayList<>();
    private long takenInRuns;

    /** What the figures of a market are like. */
    private enum Figures {
        /** As a venue gives them. */
        COMPLETE,
        /** Prices and volumes, and nothing else. */
        PLAIN,
        /** Known of one candle and not of the next. */
        PATCHY,
        /** Below zero, or as large as words are. */
        EXTREME
    }

    /** What comes before a candle. */
    private enum Event {
        /** The candle before it. */
        NONE,
        /** The venue tells the open interest. */
        OPEN_INTEREST,
        /** Shares are split. */
        SPLIT,
        /** The state is saved, and taken on by another aggregation. */
        RESTART,
        /** It becomes known that what is missing before the candle will never come. */
        MISSING
    }

    /** Candles of one timeframe, and what comes before each of them. */
    private record Market(Timeframe base, TradingCalendar calendar, List<Candle> candles, List<Event> events) {
        static Market random(final SplittableRandom random, final Timeframe base, final Figures figures) {
            final TradingCalendar calendar = TradingCalendar.values()[random.nextInt(2)];
            final List<Candle> candles = CandleRunTest.candles(random, base, calendar, figures);
            final List<Event> events = new ArrayList<>(List.of(Event.NONE));
            for (int next = 1; next < candles.size(); next++) {
                final boolean isGap = candles.get(next).openTimeNs > candles.get(next - 1).closeTimeNs();
                events.add(isGap && random.nextBoolean() ? Event.MISSING : event(random, figures));
            }
            return new Market(base, calendar, candles, events);
        }

        /** Without events. */
        static Market plain(final Timeframe base, final List<Candle> candles) {
            return new Market(base, TradingCalendar.CONTINUOUS, candles,
                candles.stream().map(candle -> Event.NONE).toList());
        }

        /** Shares of less than nothing cannot be split. */
        private static Event event(final SplittableRandom random, final Figures figures) {
            final Event event = random.nextInt(30) > 0 ? Event.NONE : Event.values()[random.nextInt(4)];
            return event == Event.SPLIT && figures == Figures.EXTREME ? Event.NONE : event;
        }

        int size() {
            return candles.size();
        }

        /** The next candle behind one that something comes before, or the last one that may be in its run. */
        int endOfRun(final int first, final int most) {
            int end = first + 1;
            while (end < Math.min(size(), first + most) && events.get(end) == Event.NONE) {
                end++;
            }
            return end;
        }

        /** At the close of the candle before, or after the next one has begun. */
        long timeOf(final int next) {
            return next % 2 == 0 ? candles.get(next - 1).closeTimeNs()
                : candles.get(next).openTimeNs + base.durationNs() / 2;
        }
    }

    private CandleAggregator aggregator(final Timeframe base) {
        return aggregator(base, TradingCalendar.CONTINUOUS);
    }

    private CandleAggregator aggregator(final Timeframe base, final TradingCalendar calendar) {
        return new CandleAggregator(INSTRUMENT, base, calendar, candle -> closed.add(describe(candle)));
    }

    private static String describe(final Candle candle) {
        final StateWriter writer = new StateWriter();
        candle.save(writer);
        return candle.timeframe() + " " + candle.openTimeNs() + " " + writer.digest();
    }

    private static long state(final CandleAggregator aggregator) {
        final StateWriter writer = new StateWriter();
        aggregator.saveState(writer);
        return writer.digest();
    }

    private static List<Candle> candles(final SplittableRandom random, final Timeframe base,
        final TradingCalendar calendar, final Figures figures) {
        final List<Candle> candles = new ArrayList<>();
        long openTimeNs = calendar.nextOpen(MONDAY + random.nextInt(2_000) * base.durationNs(), base);
        for (int index = 0; index < 600; index++) {
            final Candle candle = new Candle();
            candle.instrumentId = INSTRUMENT;
            candle.span(base);
            candle.openTimeNs = openTimeNs;
            fill(candle, random, figures);
            candle.flags = random.nextInt(90) == 0 ? Candle.FLAG_BACKFILLED : 0;
            candles.add(candle);
            openTimeNs += base.durationNs() * (random.nextInt(70) == 0 ? 1 + random.nextInt(30) : 1);
            // Some trade on after the session.
            openTimeNs = random.nextInt(4) == 0 ? openTimeNs : calendar.nextOpen(openTimeNs, base);
        }
        return candles;
    }

    private static void fill(final Candle candle, final SplittableRandom random, final Figures figures) {
        final boolean isExtreme = figures == Figures.EXTREME && random.nextInt(20) == 0;
        candle.open = figure(random, isExtreme);
        candle.high = figure(random, isExtreme);
        candle.low = figure(random, isExtreme);
        candle.close = figure(random, isExtreme);
        candle.volume = figure(random, isExtreme);
        candle.quoteVolume = known(random, figures) ? figure(random, isExtreme) : FixedPoint.UNKNOWN;
        candle.takerBuyVolume = known(random, figures) ? figure(random, isExtreme) : FixedPoint.UNKNOWN;
        candle.tradeCount = known(random, figures) ? random.nextInt(0, 1_000) : FixedPoint.UNKNOWN;
    }

    private static long figure(final SplittableRandom random, final boolean isExtreme) {
        return isExtreme ? random.nextLong() >> random.nextInt(Long.SIZE) : random.nextInt(0, 1_000);
    }

    private static boolean known(final SplittableRandom random, final Figures figures) {
        return switch (figures) {
            case COMPLETE, EXTREME -> true;
            case PLAIN -> false;
            case PATCHY -> random.nextInt(4) > 0;
        };
    }

    private void pack(final List<Candle> candles, final int from, final int to) {
        int length = 0;
        for (int index = from; index < to; index++) {
            final Candle candle = candles.get(index);
            frame.begin(index + 1, candle.closeTimeNs(), candle.closeTimeNs());
            CandleCodec.encode(candle, frame.append(new MarketCandleEncoder()));
            frame.seal();
            packed.putBytes(length, frame.buffer(), 0, frame.length());
            length += frame.length();
        }
        run.fill(packed, 0, length, from + 1, Long.MAX_VALUE);
    }

    /** Each candle alone, and the same aggregation all the time. */
    private CandleAggregator takeSingly(final Market market) {
        closed.clear();
        final CandleAggregator aggregator = aggregator(market.base(), market.calendar());
        for (int next = 0; next < market.size(); next++) {
            if (market.events().get(next) != Event.RESTART) {
                befall(aggregator, market, next);
            }
            aggregator.onBaseCandle(copy(market.candles().get(next)));
        }
        return aggregator;
    }

    /** Offers runs of random lengths; what is left of one is taken alone, as the pipeline does. */
    private CandleAggregator takeInRuns(final Market market, final SplittableRandom random) {
        closed.clear();
        CandleAggregator aggregator = aggregator(market.base(), market.calendar());
        int next = 0;
        while (next < market.size()) {
            aggregator = befall(aggregator, market, next);
            final int end = market.endOfRun(next, 1 + random.nextInt(MOST_IN_A_RUN));
            pack(market.candles(), next, end);
            next += takeRun(aggregator, market.candles().subList(next, end),
                random.nextInt(1 << Timeframe.values().length));
            if (next < end) {
                aggregator.onBaseCandle(copy(market.candles().get(next)));
                next++;
            }
        }
        return aggregator;
    }

    private CandleAggregator befall(final CandleAggregator aggregator, final Market market, final int next) {
        switch (market.events().get(next)) {
            case OPEN_INTEREST -> aggregator.onOpenInterest(market.timeOf(next), next);
            case SPLIT -> aggregator.onSplit(new ShareRatio(1 + next % 3, 1 + next % 2));
            case MISSING -> aggregator.onMissing(market.candles().get(next).openTimeNs, market.timeOf(next));
            case RESTART -> {
                final StateWriter writer = new StateWriter();
                aggregator.saveState(writer);
                final CandleAggregator restarted = aggregator(market.base(), market.calendar());
                restarted.loadState(new StateReader(writer.buffer(), writer.length()));
                return restarted;
            }
            default -> {
            }
        }
        return aggregator;
    }

    private int takeRun(final CandleAggregator aggregator, final List<Candle> candles, final int wanted) {
        aggregator.beginRun(run, wanted);
        final int before = closed.size();
        while (aggregator.advanceRun()) {
            assertEquals(candles.get(aggregator.runTaken() - 1).closeTimeNs(), aggregator.nextOpenTimeNs());
        }
        assertTrue(closed.subList(before, closed.size()).stream().noneMatch(candle -> isWanted(candle, wanted)),
            "what is wanted was closed in a run");
        takenInRuns += aggregator.runTaken();
        return aggregator.runTaken();
    }

    private static boolean isWanted(final String candle, final int wanted) {
        return (wanted & Timeframe.ofLabel(candle.substring(0, candle.indexOf(' '))).orElseThrow().bit()) != 0;
    }

    private static Candle copy(final Candle candle) {
        final Candle copy = new Candle();
        copy.set(candle);
        return copy;
    }

    @Test
    void inRunsOrOneByOneTheCandlesAreTheSame() {
        for (int round = 0; round < ROUNDS; round++) {
            final SplittableRandom random = new SplittableRandom(SEED + round);
            final Timeframe base = Timeframe.values()[random.nextInt(Timeframe.values().length)];
            final Figures figures = Figures.values()[random.nextInt(Figures.values().length)];
            final Market market = Market.random(random, base, figures);
            final CandleAggregator singly = takeSingly(market);
            final List<String> expected = List.copyOf(closed);

            final CandleAggregator inRuns = takeInRuns(market, random);

            final String which = "seed " + (SEED + round) + ", " + base + ", " + figures + ", " + market.calendar();
            assertEquals(expected, closed, which);
            assertEquals(state(singly), state(inRuns), which);
            assertEquals(singly.gaps(), inRuns.gaps(), which);
        }
        assertTrue(takenInRuns > 50L * ROUNDS, "only " + takenInRuns + " candles were taken in runs");
    }

    @Test
    void theLastCandleOfARunIsReadAsItWouldHaveBeen() {
        for (final Figures figures : Figures.values()) {
            final SplittableRandom random = new SplittableRandom(SEED);
            final List<Candle> candles = candles(random, Timeframe.M1, TradingCalendar.CONTINUOUS, figures);
            final CandleAggregator singly = aggregator(Timeframe.M1);
            final CandleAggregator inRuns = aggregator(Timeframe.M1);
            int next = 0;
            while (next < candles.size()) {
                pack(candles, next, Math.min(candles.size(), next + MOST_IN_A_RUN));
                inRuns.beginRun(run, 0);
                Candle expected = null;
                while (inRuns.advanceRun()) {
                    for (; next < candles.size() && singly.nextOpenTimeNs() < inRuns.nextOpenTimeNs(); next++) {
                        expected = copy(candles.get(next));
                        singly.onBaseCandle(expected);
                    }
                }
                if (expected != null) {
                    final Candle last = new Candle();
                    inRuns.readLast(last);
                    assertEquals(describe(expected), describe(last), figures.toString());
                }
                if (next < candles.size()) {
                    singly.onBaseCandle(copy(candles.get(next)));
                    inRuns.onBaseCandle(copy(candles.get(next)));
                    next++;
                }
            }
        }
    }

    /** No importer lets such candles through, but who writes tapes may: they close what they would close one by one. */
    @Test
    void candlesOffTheBoundariesOfTheirTimeframeAreTakenAsWell() {
        final SplittableRandom random = new SplittableRandom(SEED);
        final List<Candle> candles = candles(random, Timeframe.M1, TradingCalendar.CONTINUOUS, Figures.COMPLETE);
        candles.forEach(candle -> candle.openTimeNs += Timeframe.M1.durationNs() / 2);
        final Market market = Market.plain(Timeframe.M1, candles);
        takeSingly(market);
        final List<String> expected = List.copyOf(closed);

        takeInRuns(market, random);

        assertEquals(expected, closed, "seed " + SEED);
        assertTrue(takenInRuns > 0);
    }
}
