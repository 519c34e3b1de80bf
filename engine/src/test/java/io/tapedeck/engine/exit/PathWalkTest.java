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
import io.tapedeck.engine.order.Protection;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PathWalkTest {
    private static final Instrument INSTRUMENT =
        new Instrument(0, "test", "TESTUSDT", "USDT", Timeframe.M1, 0, 0, 1, 1, VenueTerms.spot(0, 0));

    private final List<String> verdicts = new ArrayList<>();

    /** A long position of one unit and the judge of its path. */
    private final class Holding implements PathWalk.Path, ExitListener, ProtectedPosition {
        private final ExitPlan exits = new ExitPlan();
        private final PositionJudge judge = new PositionJudge(this);
        private long quantity;

        Holding(final long held, final long stop, final long target) {
            quantity = held;
            final Protection wish = new Protection().stop(stop);
            if (target != FixedPoint.UNKNOWN) {
                wish.target(target, FixedPoint.ONE);
            }
            exits.arm(wish, INSTRUMENT, 1, 100, 0);
        }

        @Override
        public void onOpen(final Candle candle) {
            judge.atOpen(this, candle);
        }

        @Override
        public boolean isTouched(final Candle candle) {
            return judge.isTouched(this, candle);
        }

        @Override
        public void onUntouched(final Candle candle) {
            judge.pass(this, candle);
        }

        @Override
        public void onFinest(final Candle candle) {
            judge.judge(this, candle);
        }

        @Override
        public void onExit(final ProtectedPosition position, final long left, final long price, final long timeNs,
            final FillReason reason) {
            final String ambiguity = verdicts.remove("ambiguous") ? " ambiguous" : "";
            verdicts.add(reason + " " + price + (timeNs % Timeframe.M1.durationNs() == 0 && timeNs == openNs
                ? " open" : " close") + ambiguity);
            quantity -= left;
            exits.disarm();
        }

        @Override
        public void onAmbiguity(final ProtectedPosition position, final Candle candle, final long betterOutcome) {
            verdicts.add("ambiguous");
        }

        @Override
        public Instrument instrument() {
            return INSTRUMENT;
        }

        @Override
        public int direction() {
            return 1;
        }

        @Override
        public long guardedQuantity() {
            return quantity;
        }

        @Override
        public long enteredQuantity() {
            return 1;
        }

        @Override
        public ExitPlan exits() {
            return exits;
        }
    }

    private long openNs;

    private void walk(final FinerCandles finer, final Candle candle, final Holding holding) {
        openNs = candle.openTimeNs();
        new PathWalk(finer, holding).walk(candle);
    }

    private static Candle candle(final Timeframe timeframe, final long openTimeNs, final long... prices) {
        final Frame frame = Frame.allocate();
        frame.append(new MarketCandleEncoder()).timeframe(TimeframeCode.get(timeframe.code())).openTimeNs(openTimeNs)
            .open(prices[0]).high(prices[1]).low(prices[2]).close(prices[3]);
        final FrameMessages messages = new FrameMessages().wrap(frame);
        messages.next();
        final Candle candle = new Candle();
        CandleCodec.decode(messages.decode(new MarketCandleDecoder()), candle);
        return candle;
    }

    @TestFactory
    Stream<DynamicTest> judgesTheFinestCandleByTheTable() throws IOException {
        final String table = new String(PathWalkTest.class.getResourceAsStream("/golden/exits.txt").readAllBytes(),
            StandardCharsets.UTF_8);
        return table.lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> DynamicTest.dynamicTest(line.trim().replaceAll(" +", " "), () -> {
                final String[] parts = line.split("\\|");
                final String[] levels = parts[0].trim().split(" +");
                final long[] prices = Stream.of(parts[1].trim().split(" +")).mapToLong(Long::parseLong).toArray();
                verdicts.clear();
                walk(FinerCandles.NONE, candle(Timeframe.M1, 0, prices),
            new Holding(1, level(levels[0]), level(levels[1])));
                assertEquals(parts[2].trim(), verdicts.isEmpty() ? "none" : verdicts.get(0));
            }));
    }

    private static long level(final String text) {
        return text.equals("-") ? FixedPoint.UNKNOWN : Long.parseLong(text);
    }

    @Test
    void aFlatPositionIsLeftAlone() {
        walk(FinerCandles.NONE, candle(Timeframe.M1, 0, 100, 120, 80, 100),
            new Holding(0, 90, 110));

        assertEquals(List.of(), verdicts);
    }

    @Test
    void finerDataTellsWhichLevelCameFirst() {
        final long minute = Timeframe.M1.durationNs();
        final List<Candle> minutes = List.of(
            candle(Timeframe.M1, 0, 100, 105, 95, 104),
            candle(Timeframe.M1, minute, 104, 111, 103, 108),
            candle(Timeframe.M1, 2 * minute, 108, 108, 80, 85),
            candle(Timeframe.M1, 3 * minute, 85, 90, 84, 88),
            candle(Timeframe.M1, 4 * minute, 88, 90, 84, 88));
        final FinerCandles finer = (parent, children) -> {
            if (parent.timeframe() != Timeframe.M5) {
                return 0;
            }
            for (int index = 0; index < minutes.size(); index++) {
                children[index].set(minutes.get(index));
            }
            return minutes.size();
        };

        walk(finer, candle(Timeframe.M5, 0, 100, 111, 80, 88),
            new Holding(1, 90, 110));

        assertEquals(List.of("TAKE_PROFIT 110 close"), verdicts);
    }

    @Test
    void whatTheFinerDataDoesNotShowIsJudgedOnTheCoarseCandle() {
        final FinerCandles holes = (parent, children) -> {
            if (parent.timeframe() != Timeframe.M5) {
                return 0;
            }
            children[0].set(candle(Timeframe.M1, 0, 100, 105, 95, 104));
            return 1;
        };

        walk(holes, candle(Timeframe.M5, 0, 100, 105, 80, 88),
            new Holding(1, 90, 110));

        assertEquals(List.of("STOP_LOSS 90 close"), verdicts);
    }
}
