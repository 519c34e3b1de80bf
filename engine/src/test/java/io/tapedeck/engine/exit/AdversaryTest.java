package io.tapedeck.engine.exit;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Protection;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The claim of docs/trading-rules.md, section 1: whatever path the price took inside a candle, the result was at least
 * as good as the one that is reported, and at most as good as the reported one with the worth of its ambiguity. Random
 * positions meet random candles, and random paths that agree with them tick by tick.
 */
class AdversaryTest {
    private static final long SEED = 20_221_108L;
    private static final int CANDLES = 60_000;
    private static final int PATHS = 4;
    private static final Frame FRAME = Frame.allocate();
    private static final Instrument INSTRUMENT =
        new Instrument(0, "test", "TESTUSDT", "USDT", Timeframe.M1, 0, 0, 1, 1, VenueTerms.spot(0, 0));

    /** A position and the judge of its path; it counts what its exits bring, in directed units of price. */
    private static final class Holding implements ExitListener, ProtectedPosition {
        private final ExitPlan exits = new ExitPlan();
        private final PositionJudge judge = new PositionJudge(this);
        private final int direction;
        private final long entered;
        private long quantity;
        private long proceeds;
        private long better;

        Holding(final Protection wish, final int direction, final long entered, final long entryPrice) {
            this.direction = direction;
            this.entered = entered;
            quantity = entered;
            exits.arm(wish, INSTRUMENT, direction, entryPrice, 0);
        }

        long worthAt(final long close) {
            return proceeds + quantity * close * direction;
        }

        @Override
        public void onExit(final ProtectedPosition position, final long left, final long price, final long timeNs,
            final FillReason reason) {
            proceeds += left * price * direction;
            quantity -= left;
            if (quantity == 0) {
                exits.disarm();
            }
        }

        @Override
        public void onAmbiguity(final ProtectedPosition position, final Candle candle, final long betterOutcome) {
            better += betterOutcome / FixedPoint.ONE;
        }

        @Override
        public Instrument instrument() {
            return INSTRUMENT;
        }

        @Override
        public int direction() {
            return direction;
        }

        @Override
        public long guardedQuantity() {
            return quantity;
        }

        @Override
        public long enteredQuantity() {
            return entered;
        }

        @Override
        public ExitPlan exits() {
            return exits;
        }
    }

    private static Candle candle(final long open, final long high, final long low, final long close) {
        FRAME.begin(1, 0, 0).append(new MarketCandleEncoder())
            .timeframe(TimeframeCode.M1).open(open).high(high).low(low).close(close);
        final FrameMessages messages = new FrameMessages().wrap(FRAME);
        messages.next();
        final Candle candle = new Candle();
        CandleCodec.decode(messages.decode(new MarketCandleDecoder()), candle);
        return candle;
    }

    /** Tick by tick from the open over low and high, in any order and with detours, to the close. */
    private static List<Long> path(final SplittableRandom random, final Candle candle) {
        final List<Long> stations = new ArrayList<>();
        final boolean lowFirst = random.nextBoolean();
        stations.add(lowFirst ? candle.low() : candle.high());
        stations.add(lowFirst ? candle.high() : candle.low());
        for (int detours = random.nextInt(5); detours > 0; detours--) {
            stations.add(random.nextInt(stations.size() + 1), random.nextLong(candle.low(), candle.high() + 1));
        }
        stations.add(candle.close());
        final List<Long> path = new ArrayList<>(List.of(candle.open()));
        for (final long station : stations) {
            for (long at = path.get(path.size() - 1); at != station;) {
                at += Long.signum(station - at);
                path.add(at);
            }
        }
        return path;
    }

    private static Candle randomCandle(final SplittableRandom random) {
        final long open = random.nextLong(985, 1_016);
        final long high = open + random.nextLong(0, 25);
        final long low = open - random.nextLong(0, 25);
        return candle(open, high, low, random.nextLong(low, high + 1));
    }

    /** Exits around an entry at 1000, each of them there or not. */
    private static Protection randomWish(final SplittableRandom random, final int direction) {
        final Protection wish = new Protection();
        if (random.nextInt(3) > 0) {
            wish.stop(1_000 - direction * random.nextLong(1, 20));
        }
        if (random.nextInt(3) > 0) {
            final boolean whole = random.nextBoolean();
            final long first = random.nextLong(1, 20);
            wish.target(1_000 + direction * first, whole ? FixedPoint.ONE : FixedPoint.ONE / 3);
            if (!whole) {
                wish.target(1_000 + direction * (first + random.nextLong(1, 10)), FixedPoint.ONE / 3);
            }
        }
        if (random.nextBoolean()) {
            wish.trail(random.nextLong(1, 20), random.nextBoolean() ? FixedPoint.UNKNOWN
                : 1_000 + direction * random.nextLong(0, 20));
        }
        if (random.nextInt(3) == 0) {
            wish.breakEvenAt(1_000 + direction * random.nextLong(1, 20));
        }
        return wish.in(LevelBasis.PRICE);
    }

    @Test
    void noPathIsWorseThanTheReportedResultAndNoneBetterThanItsInterval() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int index = 0; index < CANDLES; index++) {
            final int direction = random.nextBoolean() ? 1 : -1;
            final Protection wish = randomWish(random, direction);
            final Candle candle = randomCandle(random);
            final Holding judged = new Holding(wish, direction, 9, 1_000);
            judged.judge.atOpen(judged, candle);
            if (judged.judge.isTouched(judged, candle)) {
                judged.judge.judge(judged, candle);
            }
            for (int paths = 0; paths < PATHS; paths++) {
                final List<Long> path = path(random, candle);
                compare("candle " + index, judged, candle, walk(new Holding(wish, direction, 9, 1_000), path, 0));
            }
        }
    }

    @Test
    void theSameHoldsForAnEntryInsideTheCandle() {
        final SplittableRandom random = new SplittableRandom(SEED + 1);
        for (int index = 0; index < CANDLES; index++) {
            final int direction = random.nextBoolean() ? 1 : -1;
            final Protection wish = randomWish(random, direction);
            final Candle candle = randomCandle(random);
            if (candle.low() <= 1_000 && 1_000 <= candle.high() && candle.open() != 1_000) {
                final Holding judged = new Holding(wish, direction, 9, 1_000);
                judged.judge.judgeAfterEntry(judged, candle, 1_000,
                    (1_000 - candle.open()) * direction > 0 ? Approach.RISE : Approach.FALL);
                for (int paths = 0; paths < PATHS; paths++) {
                    final List<Long> path = path(random, candle);
                    compare("candle " + index, judged, candle,
                        walk(new Holding(wish, direction, 9, 1_000), path, path.indexOf(1_000L)));
                }
            }
        }
    }

    /** Every tick is a candle of one price. */
    private static Holding walk(final Holding holding, final List<Long> path, final int from) {
        for (final long tick : path.subList(from, path.size())) {
            final Candle candle = candle(tick, tick, tick, tick);
            holding.judge.atOpen(holding, candle);
            holding.judge.judge(holding, candle);
        }
        return holding;
    }

    private static void compare(final String what, final Holding judged, final Candle candle, final Holding walked) {
        final long reported = judged.worthAt(candle.close());
        final long real = walked.worthAt(candle.close());
        final String story = what + " (seed " + SEED + "): open " + candle.open() + " high " + candle.high() + " low "
            + candle.low() + " close " + candle.close() + ", reported " + reported + " and at best "
            + (reported + judged.better) + ", but a path gives " + real;
        assertTrue(reported <= real, story);
        assertTrue(real <= reported + judged.better, story);
    }
}
