package io.tapedeck.engine.candle;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.CandleClosedDecoder;
import io.tapedeck.engine.event.codec.CandleClosedEncoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CandleAggregatorTest {
    private static final long MINUTE = Timeframe.M1.durationNs();
    /** Monday 2022-01-03. */
    private static final long MONDAY = 1_641_168_000L * 1_000_000_000L;
    private static final long SEED = 42;

    private final List<Candle> closed = new ArrayList<>();
    private final CandleAggregator aggregator = new CandleAggregator(0, Timeframe.M1, TradingCalendar.CONTINUOUS,
        this::keep);

    private void keep(final Candle candle) {
        final Candle copy = new Candle();
        copy.set(candle);
        closed.add(copy);
    }

    private static Candle minute(final long openTimeNs, final long open, final long high, final long low,
        final long close) {
        final Candle candle = new Candle();
        candle.openTimeNs = openTimeNs;
        candle.open = open;
        candle.high = high;
        candle.low = low;
        candle.close = close;
        candle.volume = 10;
        candle.quoteVolume = FixedPoint.UNKNOWN;
        candle.takerBuyVolume = FixedPoint.UNKNOWN;
        candle.tradeCount = FixedPoint.UNKNOWN;
        return candle;
    }

    private void feed(final long... minutes) {
        for (final long minute : minutes) {
            aggregator.onBaseCandle(minute(MONDAY + minute * MINUTE, minute, minute + 5, minute - 5, minute + 1));
        }
    }

    private List<String> closings() {
        return closed.stream().map(candle -> candle.timeframe() + "@" + (candle.openTimeNs() - MONDAY) / MINUTE
            + (candle.is(Candle.FLAG_GAP) ? " missing " + candle.missingCandles() : "")
            + (candle.is(Candle.FLAG_COMPLETED_LATE) ? " late" : "")).toList();
    }

    private void tell(final long minute, final long value) {
        aggregator.onOpenInterest(MONDAY + minute * MINUTE, value);
    }

    private List<String> openInterests() {
        return closed.stream().map(candle -> candle.timeframe() + "@" + (candle.openTimeNs() - MONDAY) / MINUTE + " "
            + (candle.openInterest() == FixedPoint.UNKNOWN ? "-" : candle.openInterest())).toList();
    }

    private void missing(final long until) {
        aggregator.onMissing(MONDAY + until * MINUTE, MONDAY + until * MINUTE + 1);
    }

    @Test
    void aSpanClosesAsSoonAsItIsKnownThatItsEndWillNotCome() {
        feed(0, 1, 2);
        missing(4);
        assertEquals(List.of(), closings());
        missing(7);
        assertEquals(List.of("5m@0 missing 2 late"), closings());
        assertEquals(2, aggregator.gaps());
        assertEquals(4, aggregator.missingCandles());

        feed(7, 8, 9, 10, 11, 12, 13, 14);
        assertEquals(List.of("5m@0 missing 2 late", "5m@5 missing 2", "5m@10", "15m@0 missing 4"), closings());
        assertEquals(2, aggregator.gaps());
        assertEquals(4, aggregator.missingCandles());
    }

    @Test
    void beforeTheFirstCandleNothingIsMissing() {
        missing(7);
        feed(5);
        assertEquals(0, aggregator.gaps());
    }

    /** Whoever says what is missing before the next candle comes only brings the closing forward. */
    @Test
    void markedOrFoundOutTheCandlesAreTheSame() {
        for (int seed = 0; seed < 200; seed++) {
            final SplittableRandom random = new SplittableRandom(SEED + seed);
            final CandleAggregatorTest unmarked = new CandleAggregatorTest();
            final CandleAggregatorTest marked = new CandleAggregatorTest();
            long minute = 0;
            for (int step = 0; step < 100; step++) {
                unmarked.feed(minute);
                marked.feed(minute);
                minute++;
                while (random.nextInt(3) == 0) {
                    minute += random.nextInt(12) + 1;
                    marked.missing(minute);
                }
            }
            assertEquals(unmarked.closings().stream().map(CandleAggregatorTest::withoutLate).toList(),
                marked.closings().stream().map(CandleAggregatorTest::withoutLate)
                    .limit(unmarked.closings().size()).toList(), "seed " + (SEED + seed));
            assertEquals(unmarked.aggregator.missingCandles() + lastMissing(marked, unmarked),
                marked.aggregator.missingCandles(), "seed " + (SEED + seed));
        }
    }

    private static String withoutLate(final String closing) {
        return closing.replace(" late", "");
    }

    private static long lastMissing(final CandleAggregatorTest marked, final CandleAggregatorTest unmarked) {
        return (marked.aggregator.nextOpenTimeNs() - unmarked.aggregator.nextOpenTimeNs()) / MINUTE;
    }

    @Test
    void aCandleClosesWithTheOpenInterestLastKnownAtItsClose() {
        feed(0, 1, 2, 3, 4);
        tell(5, 100);
        feed(5, 6);
        tell(7, 200);
        feed(7, 8, 9);
        tell(10, 300);
        feed(10, 11, 12, 13, 14);

        assertEquals(List.of("5m@0 -", "5m@5 200", "5m@10 300", "15m@0 300"), openInterests());
    }

    /** What becomes known after the end of a span is not known at its close, however late it is completed. */
    @Test
    void aCandleThatIsCompletedLateHasTheOpenInterestOfItsOwnClose() {
        tell(0, 50);
        feed(0, 1);
        tell(3, 100);
        tell(7, 200);
        tell(16, 300);
        feed(16, 17, 18, 19);

        assertEquals(List.of("5m@0 100", "15m@0 200", "5m@15 300"), openInterests());
    }

    @Test
    void theBaseCandleHasTheLastValue() {
        tell(0, 50);
        final Candle base = minute(MONDAY, 1, 1, 1, 1);
        aggregator.onBaseCandle(base);

        assertEquals(50, base.openInterest());
    }

    @Test
    void theOpenInterestIsPartOfTheState() {
        tell(0, 50);
        feed(0, 1, 2);
        tell(3, 100);
        tell(6, 200);
        final StateWriter writer = new StateWriter();
        aggregator.saveState(writer);
        final CandleAggregator loaded = new CandleAggregator(0, Timeframe.M1, TradingCalendar.CONTINUOUS, this::keep);
        loaded.loadState(new StateReader(writer.buffer(), writer.length()));
        for (long minute = 6; minute < 15; minute++) {
            loaded.onBaseCandle(minute(MONDAY + minute * MINUTE, 1, 1, 1, 1));
        }

        assertEquals(List.of("5m@0 100", "5m@5 200", "5m@10 200", "15m@0 200"), openInterests());
    }

    @Test
    void theBaseCandleOnTheBoundaryCompletesTheHigherOnesInItsOwnFrameFromFineToCoarse() {
        for (long minute = 0; minute < 60; minute++) {
            feed(minute);
        }

        assertEquals("5m@55, 15m@45, 1h@0", String.join(", ", closings().subList(14, 17)));
        final Candle hour = closed.get(16);
        assertEquals(0, hour.open());
        assertEquals(64, hour.high());
        assertEquals(-5, hour.low());
        assertEquals(60, hour.close());
        assertEquals(600, hour.volume());
    }

    @Test
    void aSpanWhoseEndIsMissingClosesLateAndMarkedWithTheFirstCandleAfterIt() {
        feed(0, 1, 2, 3, 5, 6, 7, 8, 9);

        assertEquals(List.of("5m@0 missing 1 late", "5m@5"), closings());
    }

    @Test
    void aGapInsideASpanIsMarkedInEveryTimeframeThatContainsIt() {
        feed(0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);

        assertEquals(List.of("5m@0 missing 1", "5m@5", "5m@10", "15m@0 missing 1"), closings());
    }

    @Test
    void aSpanWithoutAnyEventHasNoCandle() {
        feed(0, 1, 2, 3, 4, 25);

        assertEquals(List.of("5m@0", "15m@0 missing 10 late"), closings());
        feed(29);
        assertEquals(List.of("5m@25 missing 3", "15m@15 missing 13"), closings().subList(2, 4));
        assertEquals(2, aggregator.gaps());
        assertEquals(23, aggregator.missingCandles());
    }

    @Test
    void unknownFiguresStayUnknownAndTheDeltaIsThenApproximatedAndMarked() {
        feed(0, 1, 2, 3, 4);

        final Candle five = closed.get(0);
        assertEquals(FixedPoint.UNKNOWN, five.quoteVolume());
        assertEquals(FixedPoint.UNKNOWN, five.takerBuyVolume());
        assertEquals(FixedPoint.UNKNOWN, five.tradeCount());
        assertEquals(FixedPoint.UNKNOWN, five.openInterest());
        assertEquals(50, five.cumulativeVolumeDelta());
        assertTrue(five.is(Candle.FLAG_DELTA_APPROXIMATED));
    }

    @Test
    void theDeltaIsCountedFromTakerVolumeWhereThereIsOne() {
        for (long index = 0; index < 5; index++) {
            final Candle candle = minute(MONDAY + index * MINUTE, 1, 1, 1, 1);
            candle.takerBuyVolume = 7;
            aggregator.onBaseCandle(candle);
        }

        assertEquals(5 * (7 - 3), closed.get(0).cumulativeVolumeDelta());
        assertFalse(closed.get(0).is(Candle.FLAG_DELTA_APPROXIMATED));
    }

    @Test
    void aSplitCountsTheDeltaOfAKeptCandleInNewShares() {
        final Candle candle = minute(MONDAY, 1, 1, 1, 1);
        for (final long[] pair : new long[][] {{-7, -21}, {0, 0}, {5, 15}, {FixedPoint.UNKNOWN, FixedPoint.UNKNOWN}}) {
            candle.cumulativeVolumeDelta = pair[0];
            candle.onSplit(new ShareRatio(3, 1));
            assertEquals(pair[1], candle.cumulativeVolumeDelta());
        }
    }

    @Test
    void refusesCandlesOutOfOrderOrOfAnotherTimeframe() {
        feed(5);
        assertThrows(IllegalArgumentException.class, () -> feed(5));
        assertThrows(IllegalArgumentException.class, () -> feed(4));
        final Candle hour = minute(MONDAY + 60 * MINUTE, 1, 1, 1, 1);
        hour.timeframe = Timeframe.H1;
        assertThrows(IllegalArgumentException.class, () -> aggregator.onBaseCandle(hour));
    }

    @Test
    void equalsANaiveAggregationOfRandomMinutesWithGaps() {
        final SplittableRandom random = new SplittableRandom(SEED);
        final List<Candle> minutes = randomMinutes(random, 40_000);
        minutes.forEach(aggregator::onBaseCandle);

        for (final Timeframe timeframe : Timeframe.values()) {
            if (timeframe != Timeframe.M1) {
                assertEquals(naive(minutes, timeframe),
                    closed.stream().filter(candle -> candle.timeframe() == timeframe)
                        .map(CandleAggregatorTest::describe).toList(), timeframe + ", seed " + SEED);
            }
        }
    }

    private static List<Candle> randomMinutes(final SplittableRandom random, final int count) {
        final List<Candle> minutes = new ArrayList<>();
        long openTimeNs = MONDAY + random.nextInt(10_000) * MINUTE;
        for (int index = 0; index < count; index++) {
            final long low = 100 + random.nextInt(100);
            final long high = low + random.nextInt(50);
            final Candle candle = minute(openTimeNs, low + random.nextInt((int) (high - low + 1)), high, low,
                low + random.nextInt((int) (high - low + 1)));
            candle.volume = random.nextInt(1_000);
            candle.quoteVolume = random.nextInt(200) == 0 ? FixedPoint.UNKNOWN : random.nextInt(1_000);
            candle.takerBuyVolume = random.nextInt(300) == 0 ? FixedPoint.UNKNOWN : candle.volume / 2;
            candle.tradeCount = random.nextInt(50);
            minutes.add(candle);
            openTimeNs += MINUTE * (random.nextInt(100) == 0 ? 1 + random.nextInt(3_000) : 1);
        }
        return minutes;
    }

    /** Groups all minutes by span and folds each group anew; the last span is still open. */
    private static List<String> naive(final List<Candle> minutes, final Timeframe timeframe) {
        final Map<Long, List<Candle>> spans = new TreeMap<>();
        minutes.forEach(minute -> spans.computeIfAbsent(timeframe.startOf(minute.openTimeNs()),
            start -> new ArrayList<>()).add(minute));
        final List<String> candles = new ArrayList<>();
        spans.forEach((start, parts) -> candles.add(naive(start, parts, timeframe)));
        final List<Candle> last = ((TreeMap<Long, List<Candle>>) spans).lastEntry().getValue();
        final boolean isComplete = last.get(last.size() - 1).closeTimeNs()
            == ((TreeMap<Long, List<Candle>>) spans).lastKey() + timeframe.durationNs();
        return isComplete ? candles : candles.subList(0, candles.size() - 1);
    }

    private static String naive(final long start, final List<Candle> parts, final Timeframe timeframe) {
        final Candle candle = new Candle();
        candle.timeframe = timeframe;
        candle.openTimeNs = start;
        candle.open = parts.get(0).open;
        candle.high = parts.stream().mapToLong(Candle::high).max().orElseThrow();
        candle.low = parts.stream().mapToLong(Candle::low).min().orElseThrow();
        candle.close = parts.get(parts.size() - 1).close;
        candle.volume = parts.stream().mapToLong(Candle::volume).sum();
        candle.quoteVolume = parts.stream().mapToLong(Candle::quoteVolume).reduce(0, FixedPoint::addKnown);
        candle.takerBuyVolume = parts.stream().mapToLong(Candle::takerBuyVolume).reduce(0, FixedPoint::addKnown);
        candle.tradeCount = parts.stream().mapToLong(Candle::tradeCount).sum();
        candle.missingCandles = (int) (timeframe.durationNs() / MINUTE) - parts.size();
        candle.cumulativeVolumeDelta = parts.get(parts.size() - 1).cumulativeVolumeDelta;
        return describe(candle);
    }

    private static String describe(final Candle candle) {
        return String.join(" ", candle.timeframe() + "@" + candle.openTimeNs(), candle.open() + "/" + candle.high()
            + "/" + candle.low() + "/" + candle.close(), "" + candle.volume(), "" + candle.quoteVolume(),
            "" + candle.takerBuyVolume(), "" + candle.tradeCount(), "" + candle.missingCandles(),
            "" + candle.cumulativeVolumeDelta());
    }

    @Test
    void goesOnFromASavedStateAsIfNothingHadHappened() {
        final List<Candle> minutes = randomMinutes(new SplittableRandom(SEED), 5_000);
        minutes.forEach(aggregator::onBaseCandle);
        final List<String> uninterrupted = closed.stream().map(CandleAggregatorTest::describe).toList();

        closed.clear();
        final CandleAggregator first = new CandleAggregator(0, Timeframe.M1, TradingCalendar.CONTINUOUS,
        this::keep);
        minutes.subList(0, 2_345).forEach(first::onBaseCandle);
        final StateWriter state = new StateWriter();
        first.saveState(state);
        final CandleAggregator second = new CandleAggregator(0, Timeframe.M1, TradingCalendar.CONTINUOUS,
        this::keep);
        final StateReader reader = new StateReader(state.buffer(), state.length());
        second.loadState(reader);
        minutes.subList(2_345, minutes.size()).forEach(second::onBaseCandle);

        assertTrue(reader.isExhausted());
        assertEquals(uninterrupted, closed.stream().map(CandleAggregatorTest::describe).toList());
    }

    @Test
    void aClosedCandleComesBackFromItsMessageUnchanged() {
        feed(0, 1, 2, 3, 9);
        final Frame frame = Frame.allocate().begin(1, 2, 3);
        CandleCodec.encode(closed.get(0), frame.append(new CandleClosedEncoder()));
        final FrameMessages messages = new FrameMessages().wrap(frame);
        messages.next();
        final Candle read = new Candle();
        CandleCodec.decode(messages.decode(new CandleClosedDecoder()), read);

        assertEquals(describe(closed.get(0)), describe(read));
        assertEquals(closed.get(0).flags(), read.flags());
        assertEquals(closed.get(0).openInterest(), read.openInterest());
    }
}
