package io.tapedeck.gateways.intake;

import io.tapedeck.gateways.market.TradeUpdate;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/**
 * Whatever a connection does to trades, they come out once, in order, and without a hole that is not marked; nothing is
 * called missing that had come: by seeds of losses, repetitions, disorder, and answers that are late, short or empty.
 */
class NumberedTradesTest {
    private static final int TRADES = 120;
    private static final int SEEDS = Integer.getInteger("tapedeck.seeds", 1_000);

    private final List<String> out = new ArrayList<>();
    private final List<long[]> asked = new ArrayList<>();
    private final Set<Long> came = new TreeSet<>();
    private NumberedTrades sequence = fresh();

    private NumberedTrades fresh() {
        return new NumberedTrades(0, (id, from, to) -> asked.add(new long[] {from, to}), new TradeSink() {
            @Override
            public void onTrade(final TradeUpdate trade, final TradeArrival arrival) {
                out.add(trade.tradeId() + switch (arrival) {
                    case LIVE -> "";
                    case HELD -> "h";
                    case BACKFILLED -> "f";
                });
            }

            @Override
            public void onGap(final long fromNs, final long toNs, final long missing) {
                final long from = fromNs / 10 + 1;
                for (long id = from; id < from + missing; id++) {
                    assertFalse(came.contains(id), id + " had come, and is called missing");
                }
                out.add("gap " + from + "-" + (from + missing));
            }
        });
    }

    private static TradeUpdate trade(final long id) {
        return new TradeUpdate().begin(0).tradeId(id).timeNs(10 * id);
    }

    private void live(final long... ids) {
        for (final long id : ids) {
            came.add(id);
            sequence.onLive(trade(id));
        }
    }

    private void fetched(final long... ids) {
        for (final long id : ids) {
            came.add(id);
            sequence.onFetched(trade(id));
        }
    }

    private List<String> asked() {
        return asked.stream().map(span -> span[0] + "-" + span[1]).toList();
    }

    @Test
    void tradesInOrderPassThrough() {
        live(7, 8, 8, 7, 9);
        assertEquals(List.of("7", "8", "9"), out);
        assertEquals(2, sequence.repeated());
        assertEquals(List.of(), asked());
    }

    @Test
    void laterTradesWaitUntilTheMissingOnesWereFetched() {
        live(1, 5, 6);
        assertEquals(List.of("2-5"), asked());
        fetched(2, 3, 4);
        assertEquals(List.of("1", "2f", "3f", "4f"), out);
        sequence.onFetchEnded(5);
        live(7);
        assertEquals(List.of("1", "2f", "3f", "4f", "5h", "6h", "7"), out);
    }

    @Test
    void whatTheVenueDoesNotGiveIsAGap() {
        live(1, 5);
        fetched(3);
        sequence.onFetchEnded(5);
        assertEquals(List.of("1", "gap 2-3", "3f", "gap 4-5", "5h"), out);
    }

    @Test
    void aSecondHoleIsAskedForWhenTheFirstIsClosed() {
        live(1, 3, 6);
        fetched(2);
        sequence.onFetchEnded(3);
        assertEquals(List.of("2-3", "4-6"), asked());
        assertEquals(List.of("1", "2f", "3h"), out);
        fetched(4, 5);
        sequence.onFetchEnded(6);
        assertEquals(List.of("1", "2f", "3h", "4f", "5f", "6h"), out);
    }

    @Test
    void theMissingOneMayComeLateByItself() {
        live(1, 3, 2, 4);
        assertEquals(List.of("1", "2", "3h", "4"), out);
        fetched(2);
        sequence.onFetchEnded(3);
        live(5);
        assertEquals(List.of("1", "2", "3h", "4", "5"), out);
    }

    @Test
    void ofAGreatHoleTheLatestPartIsFetched() {
        final long next = 2 + 3 * NumberedTrades.MOST_FETCHED;
        live(1, next);
        assertEquals(List.of(next - NumberedTrades.MOST_FETCHED + "-" + next), asked());
        assertEquals(List.of("1", "gap 2-" + (next - NumberedTrades.MOST_FETCHED)), out);
    }

    @Test
    void anAnswerThatComesTooLateIsNotWaitedFor() {
        live(1);
        for (long id = 3; id <= 3 + NumberedTrades.LONGEST_WAIT; id++) {
            live(id);
        }
        assertEquals(2 + NumberedTrades.LONGEST_WAIT + 1, out.size());
        assertEquals("gap 2-3", out.get(1));
        final int before = out.size();
        fetched(2);
        sequence.onFetchEnded(3);
        live(4 + NumberedTrades.LONGEST_WAIT);
        assertEquals(before + 1, out.size());
    }

    @Test
    void noFaultGetsThroughUnmarked() {
        for (long seed = 0; seed < SEEDS; seed++) {
            out.clear();
            asked.clear();
            came.clear();
            sequence = fresh();
            disturb(new Random(seed));
            NumberedLines.requireWhole(out, TRADES + 1, "seed " + seed);
        }
    }

    private void disturb(final Random random) {
        live(0);
        for (long id = 1; id < TRADES; id++) {
            if (random.nextInt(10) > 2) {
                live(random.nextInt(8) == 0 ? Math.max(0, id - random.nextInt(4)) : id);
            }
            while (!asked.isEmpty() && random.nextInt(4) == 0) {
                answer(random);
            }
        }
        live(TRADES);
        while (!asked.isEmpty()) {
            answer(random);
        }
    }

    private void answer(final Random random) {
        final long[] span = asked.remove(0);
        for (long id = span[0]; id < span[1] && random.nextInt(9) > 0; id++) {
            if (random.nextInt(9) > 0) {
                fetched(id);
            }
        }
        sequence.onFetchEnded(span[1]);
    }
}
