package io.tapedeck.engine.rehearsal;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.DataGap;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.EntryFilter;
import io.tapedeck.engine.strategy.FillReport;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyNeeds.Feed;
import io.tapedeck.engine.strategy.StrategyPlan;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What a strategy is told, when, and what becomes of what it says. */
class StrategyApiTest {
    /** Writes down what it is told; says what a test wants. */
    private static class Witness implements Strategy {
        final List<String> told = new ArrayList<>();

        @Override
        public void onStart(final StrategyContext context) {
            told.add("start " + context.instrument().symbol() + " of " + context.instrumentCount());
        }

        @Override
        public void onCandle(final Candle candle, final StrategyContext context) {
            told.add(candle.timeframe() + " " + context.instrument().symbol() + " " + candle.close() / 100);
        }

        @Override
        public void onFill(final FillReport fill, final StrategyContext context) {
            told.add("fill " + fill.side() + " of signal " + fill.signalId());
        }

        @Override
        public void onTimer(final StrategyContext context) {
            told.add("timer");
        }

        @Override
        public void onGap(final DataGap gap, final StrategyContext context) {
            told.add(gap.stream() + " " + gap.cause() + " " + context.instrument().symbol() + " " + gap.missing()
                + " for " + (gap.toNs() - gap.fromNs()) / Timeframe.M1.durationNs() + " min");
        }

        List<String> take() {
            final List<String> copy = List.copyOf(told);
            told.clear();
            return copy;
        }

        @Override
        public void saveState(final StateWriter writer) {
            // What it wrote down decides nothing.
        }

        @Override
        public void loadState(final StateReader reader) {
            // What it wrote down decides nothing.
        }
    }

    private static Rehearsal spot(final StrategyNeeds needs, final Witness witness, final String... symbols) {
        return Rehearsal.of(RehearsedMarket.spot(symbols), StrategyPlan.of(needs, () -> witness));
    }

    @Test
    void ofCandlesThatCloseAtOnceTheCoarsestComesFirst() {
        final Witness witness = new Witness();
        final Rehearsal market = spot(StrategyNeeds.each(Timeframe.M1, 0).series(Timeframe.M5, 0, 0)
            .series(Timeframe.M15, 0, 0), witness, "A");

        market.closes(1, 2, 3, 4);
        assertEquals(List.of("start A of 1", "1m A 1", "1m A 2", "1m A 3", "1m A 4"), witness.take());
        market.closes(5);
        assertEquals(List.of("5m A 5", "1m A 5"), witness.take());
        market.closes(6, 7, 8, 9, 10, 11, 12, 13, 14);
        witness.take();
        market.closes(15);
        assertEquals(List.of("15m A 15", "5m A 15", "1m A 15"), witness.take());
    }

    @Test
    void aTimeframeThatItDoesNotNameIsNeverSeen() {
        final Witness witness = new Witness();
        spot(StrategyNeeds.each(Timeframe.M1, 0), witness, "A").closes(1, 2, 3, 4, 5, 6);

        assertEquals(7, witness.take().size());
    }

    @Test
    void oneForAllSymbolsIsWokenOnceBehindTheLastOfThem() {
        final Witness witness = new Witness();
        final Rehearsal market =
            spot(StrategyNeeds.together(Timeframe.M1, 0).timer(Timeframe.M1), witness, "A", "B", "C");

        market.bars(Bar.flat(1), Bar.flat(2), Bar.flat(3));
        assertEquals(List.of("start A of 3", "1m A 1", "1m B 2", "1m C 3", "timer"), witness.take());
        market.bars(Bar.flat(4), Bar.flat(5), Bar.flat(6));
        assertEquals(List.of("1m A 4", "1m B 5", "1m C 6", "timer"), witness.take());
    }

    @Test
    void everySymbolHasAStrategyOfItsOwnOtherwise() {
        final List<Witness> witnesses = new ArrayList<>();
        final Rehearsal market = Rehearsal.of(RehearsedMarket.spot("A", "B"),
            StrategyPlan.each(Timeframe.M1, () -> {
                witnesses.add(new Witness());
                return witnesses.get(witnesses.size() - 1);
            }));

        market.bars(Bar.flat(1), Bar.flat(2));
        assertEquals(List.of("start A of 2", "1m A 1"), witnesses.get(0).take());
        assertEquals(List.of("start B of 2", "1m B 2"), witnesses.get(1).take());
    }

    /** Buys on the second candle it sees and on no other. */
    private static class BuyOnce extends Witness {
        private int seen;

        @Override
        public void onCandle(final Candle candle, final StrategyContext context) {
            seen++;
            if (seen == 2) {
                context.openLong(FixedPoint.ONE / 2, FixedPoint.UNKNOWN, FixedPoint.UNKNOWN, "second candle");
            }
        }

        @Override
        public void explain(final Notes notes, final StrategyContext context) {
            notes.note("seen", seen);
            notes.notePrice("last", context.lastPrice());
        }
    }

    @Test
    void figuresThatASignalRestsOnStandBehindIt() {
        final Rehearsal market = spot(StrategyNeeds.each(Timeframe.M1, 0), new BuyOnce(), "A").closes(10, 12.5, 13);

        assertEquals(List.of("1 OPEN_LONG A"), market.signals());
        assertEquals(List.of("seen 2.0", "last 12.5"), market.notes());
        assertEquals(List.of("2 BUY 400 A at 12.5 ENTRY"), market.fills());
    }

    @Test
    void fillsAreToldInTheFrameThatMadeThem() {
        final BuyOnce buyer = new BuyOnce();
        final Rehearsal market = spot(StrategyNeeds.each(Timeframe.M1, 0).feed(Feed.FILLS), buyer, "A");

        market.closes(10, 10);
        buyer.take();
        market.closes(10);
        assertEquals(List.of("fill BUY of signal 1"), buyer.take());
    }

    @Test
    void whatIsSaidDuringTheWarmUpIsDropped() {
        final Rehearsal market = spot(StrategyNeeds.each(Timeframe.M1, 3), new BuyOnce(), "A").closes(10, 10, 10, 10);
        assertEquals(List.of(), market.signals());

        assertEquals(List.of("1 OPEN_LONG A"),
            spot(StrategyNeeds.each(Timeframe.M1, 2), new BuyOnce(), "A").closes(10, 10, 10).signals());
    }

    @Test
    void theWarmUpOfTheCoarsestSeriesCountsToo() {
        final Rehearsal market = spot(StrategyNeeds.each(Timeframe.M1, 2).series(Timeframe.M5, 1, 0), new BuyOnce(),
            "A").closes(10, 10, 10, 10);

        assertEquals(List.of(), market.signals());
    }

    /** Remembers the closes that it may look back to. */
    private static final class LookBack extends Witness {
        @Override
        public void onCandle(final Candle candle, final StrategyContext context) {
            final StringBuilder closes = new StringBuilder();
            for (int age = 0; age < context.history(Timeframe.M1).size(); age++) {
                closes.append(context.history(Timeframe.M1).ago(age).close() / 100).append(' ');
            }
            told.add(closes.toString().trim());
        }
    }

    @Test
    void pastCandlesAreKeptAsLongAsTheNeedsSay() {
        final LookBack witness = new LookBack();
        spot(StrategyNeeds.each(Timeframe.M1, 0).series(Timeframe.M1, 0, 3), witness, "A").closes(1, 2, 3, 4, 5);

        assertEquals(List.of("start A of 1", "1", "2 1", "3 2 1", "4 3 2", "5 4 3"), witness.take());
    }

    /** Goes long and short in turn. */
    private static final class Turning extends Witness {
        @Override
        public void onCandle(final Candle candle, final StrategyContext context) {
            if (context.position().isOpen()) {
                context.close("turn");
            } else if (candle.openTimeNs() / Timeframe.M1.durationNs() % 4 < 2) {
                context.openLong(FixedPoint.ONE / 2, FixedPoint.UNKNOWN, FixedPoint.UNKNOWN, "turn");
            } else {
                context.openShort(FixedPoint.ONE / 2, FixedPoint.UNKNOWN, FixedPoint.UNKNOWN, "turn");
            }
        }
    }

    /** Lets positions of one direction be opened from the third candle on. */
    private static final class OnlyShort implements EntryFilter {
        private int seen;

        @Override
        public void onCandle(final Candle candle) {
            seen++;
        }

        @Override
        public boolean allows(final Side side) {
            return seen > 2 && side == Side.SELL;
        }

        @Override
        public void saveState(final StateWriter writer) {
            writer.putInt(seen);
        }

        @Override
        public void loadState(final StateReader reader) {
            seen = reader.getInt();
        }
    }

    @Test
    void aFilterForbidsEntriesAndNeverExits() {
        final Rehearsal market = Rehearsal.of(RehearsedMarket.perpetual("A"),
            StrategyPlan.each(Timeframe.M1, Turning::new).filtered(
                new StrategyPlan.Filter(StrategyNeeds.each(Timeframe.M1, 0), OnlyShort::new)));

        market.closes(10, 10, 10, 10, 10, 10, 10);
        assertEquals(List.of("0 FILTERED A", "1 FILTERED A", "4 FILTERED A", "5 FILTERED A"), market.refusals());
        assertEquals(List.of("3 SELL 500 A at 10 ENTRY", "4 BUY 500 A at 10 SIGNAL"), market.fills());
    }

    @Test
    void aSessionThatLoadsASavedStateGoesOnToTheBit() {
        for (int cut = 1; cut < 12; cut++) {
            final Rehearsal saved = turning();
            saved.closes(prices(0, cut));
            final Rehearsal restored = saved.restored();
            assertEquals(saved.pipeline().stateDigest(), restored.pipeline().stateDigest(), "cut " + cut);

            saved.signals();
            saved.closes(prices(cut, 12));
            restored.closes(prices(cut, 12));
            assertEquals(saved.signals(), restored.signals(), "cut " + cut);
            assertEquals(saved.pipeline().stateDigest(), restored.pipeline().stateDigest(), "cut " + cut);
        }
    }

    /** Says which coarse candles it was told of, and what they lack. */
    private static final class Counting extends Witness {
        @Override
        public void onCandle(final Candle candle, final StrategyContext context) {
            if (candle.timeframe() != Timeframe.M1) {
                told.add(candle.timeframe() + " missing " + candle.missingCandles()
                    + (candle.is(Candle.FLAG_GAP) ? " gap" : "")
                    + (candle.is(Candle.FLAG_COMPLETED_LATE) ? " late" : ""));
            }
        }
    }

    @Test
    void aGapIsToldAndTheCandlesThatItIsInSaySo() {
        final Counting witness = new Counting();
        final Rehearsal market = spot(StrategyNeeds.each(Timeframe.M1, 0).series(Timeframe.M5, 0, 0)
            .series(Timeframe.M15, 0, 0), witness, "A");

        market.closes(1, 2).missing(1);
        assertEquals(List.of("start A of 1", "CANDLES MISSING A 1 for 1 min"), witness.take());
        market.closes(4, 5);
        assertEquals(List.of("5m missing 1 gap"), witness.take());
        market.closes(6, 7).restart().missing(4);
        assertEquals(List.of("CANDLES MISSING A 4 for 4 min", "5m missing 3 gap late"), witness.take());
        market.closes(12, 13, 14, 15);
        assertEquals(List.of("15m missing 5 gap", "5m missing 1 gap"), witness.take());
        assertEquals(List.of(), market.failures());
    }

    /** Buys when something is missing. */
    private static final class BuyTheGap extends Witness {
        @Override
        public void onGap(final DataGap gap, final StrategyContext context) {
            context.openLong(FixedPoint.ONE / 2, FixedPoint.UNKNOWN, FixedPoint.UNKNOWN, "gap");
        }
    }

    @Test
    void aGapIsAMomentToDecideAt() {
        final Rehearsal market = spot(StrategyNeeds.each(Timeframe.M1, 0), new BuyTheGap(), "A");

        market.closes(10).missing(2).closes(10);
        assertEquals(List.of("3 OPEN_LONG A"), market.signals());
        assertEquals(List.of("3 BUY 500 A at 10 ENTRY"), market.fills());
    }

    @Test
    void aSplitIsToldBetweenCandlesAndMovesPositions() {
        final Rehearsal market = Rehearsal.of(RehearsedMarket.shares("A"),
            StrategyPlan.of(StrategyNeeds.each(Timeframe.M1, 0), BuyOnce::new)).closes(10, 10, 10);
        assertEquals(List.of("2 BUY 500 A at 10 ENTRY"), market.fills());

        market.split(0, new ShareRatio(4, 1));
        assertEquals(20_000_000, market.portfolio().position(0).quantity());
        assertEquals(List.of(), market.failures());
    }

    private static Rehearsal turning() {
        return Rehearsal.of(RehearsedMarket.perpetual("A"), StrategyPlan.of(
            StrategyNeeds.each(Timeframe.M1, 2).series(Timeframe.M5, 0, 2).series(Timeframe.M1, 0, 4)
                .feed(Feed.FILLS), Turning::new)
            .filtered(new StrategyPlan.Filter(StrategyNeeds.each(Timeframe.M1, 0), OnlyShort::new)));
    }

    private static double[] prices(final int from, final int to) {
        final double[] prices = new double[to - from];
        for (int index = from; index < to; index++) {
            prices[index - from] = 10 + index % 3;
        }
        return prices;
    }
}
