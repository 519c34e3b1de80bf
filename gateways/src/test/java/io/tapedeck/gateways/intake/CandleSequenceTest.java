package io.tapedeck.gateways.intake;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.gateways.market.CandleUpdate;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Whatever a connection does to candles, they come out once, in order, and without a hole that is not marked: by a
 * thousand seeds of losses, repetitions, disorder, and answers that are late, short or never come.
 */
class CandleSequenceTest {
    private static final long MINUTE = Timeframe.M1.durationNs();
    private static final int CANDLES = 60;
    private static final int SEEDS = Integer.getInteger("tapedeck.seeds", 1_000);

    private final Instrument instrument = new Instrument(0, "binance", "BTCUSDT", "USDT", Timeframe.M1, 2, 5, 1, 1,
        VenueTerms.spot(0, 0));
    private final List<String> out = new ArrayList<>();
    private final List<long[]> asked = new ArrayList<>();
    private final CandleSequence sequence = fresh(0);

    private CandleSequence fresh(final long nextOpenNs) {
        return new CandleSequence(instrument, nextOpenNs, (id, from, to) -> asked.add(new long[] {from, to}),
            new CandleSink() {
                @Override
                public void onCandle(final CandleUpdate candle, final boolean isBackfilled) {
                    out.add(candle.openTimeNs() / MINUTE + (isBackfilled ? "f" : ""));
                }

                @Override
                public void onGap(final long fromNs, final long toNs, final int missing) {
                    assertEquals(missing, (toNs - fromNs) / MINUTE);
                    out.add("gap " + fromNs / MINUTE + "-" + toNs / MINUTE);
                }
            });
    }

    private CandleUpdate candle(final long minute) {
        return new CandleUpdate().begin(0).timeframe(Timeframe.M1).openTimeNs(minute * MINUTE).closed(true);
    }

    private void live(final long... minutes) {
        for (final long minute : minutes) {
            sequence.onLive(candle(minute));
        }
    }

    private void fetched(final long... minutes) {
        for (final long minute : minutes) {
            sequence.onFetched(candle(minute));
        }
    }

    @Test
    void candlesInOrderPassThrough() {
        live(0, 1, 2);
        assertEquals(List.of("0", "1", "2"), out);
    }

    @Test
    void aCandleThatCameAlreadyIsLeftOut() {
        live(0, 1, 1, 0, 2);
        assertEquals(List.of("0", "1", "2"), out);
        assertEquals(2, sequence.repeated());
    }

    @Test
    void laterCandlesWaitUntilTheMissingOneWasFetched() {
        live(0, 2, 3);
        assertEquals(List.of("0"), out);
        assertEquals(1, asked.size());
        assertEquals(MINUTE, asked.get(0)[0]);
        assertEquals(2 * MINUTE, asked.get(0)[1]);

        fetched(1);
        sequence.onFetchEnded(FetchEnd.ANSWERED);
        live(4);
        assertEquals(List.of("0", "1f", "2f", "3", "4"), out);
    }

    @Test
    void whatNobodyHasIsAGap() {
        live(0, 3, 5);
        fetched(1);
        sequence.onFetchEnded(FetchEnd.ANSWERED);
        assertEquals(List.of("0", "1f", "gap 2-3", "3f"), out);
        sequence.onFetchEnded(FetchEnd.ANSWERED);
        assertEquals(List.of("0", "1f", "gap 2-3", "3f", "gap 4-5", "5"), out);
    }

    @Test
    void aSecondHoleIsAskedForWhenTheFirstIsClosed() {
        live(0, 2, 4);
        fetched(1);
        sequence.onFetchEnded(FetchEnd.ANSWERED);
        assertEquals(2, asked.size());
        assertEquals(3 * MINUTE, asked.get(1)[0]);
        fetched(3);
        sequence.onFetchEnded(FetchEnd.ANSWERED);
        assertEquals(List.of("0", "1f", "2f", "3f", "4"), out);
    }

    @Test
    void theMissingOneMayComeLateByItself() {
        live(0, 2, 1, 3);
        assertEquals(List.of("0", "1f", "2", "3"), out);
        fetched(1);
        sequence.onFetchEnded(FetchEnd.ANSWERED);
        live(4);
        assertEquals(List.of("0", "1f", "2", "3", "4"), out);
    }

    @Test
    void whatMustHaveComeIsAskedForAndGivenUpOnlyAtTheLastCallThatIsAnswered() {
        live(0);
        sequence.expect(MINUTE, false);
        assertEquals(0, asked.size());
        sequence.expect(3 * MINUTE, false);
        sequence.expect(3 * MINUTE, true);
        assertEquals(1, asked.size());
        fetched(1);
        sequence.onFetchEnded(FetchEnd.ANSWERED);
        sequence.expect(3 * MINUTE, true);
        sequence.onFetchEnded(FetchEnd.FAILED);
        assertEquals(List.of("0", "1f"), out);
        sequence.expect(3 * MINUTE, true);
        sequence.onFetchEnded(FetchEnd.ANSWERED);
        live(2, 3);
        assertEquals(List.of("0", "1f", "gap 2-3", "3"), out);
        assertEquals(1, sequence.repeated());
    }

    @Test
    void beforeTheFirstCandleTheWarmUpIsFetched() {
        final CandleSequence first = fresh(-1);
        first.fetch(10 * MINUTE, 12 * MINUTE);
        first.onLive(candle(12));
        first.onFetched(candle(10));
        first.onFetched(candle(11));
        first.onFetchEnded(FetchEnd.ANSWERED);
        assertEquals(List.of("10f", "11f", "12"), out);
    }

    @Test
    void noFaultGetsThroughUnmarked() {
        for (long seed = 0; seed < SEEDS; seed++) {
            out.clear();
            asked.clear();
            disturb(new Random(seed));
            NumberedLines.requireWhole(out, CANDLES + 1, "seed " + seed);
        }
    }

    private void disturb(final Random random) {
        final CandleSequence disturbed = fresh(0);
        disturbed.onLive(candle(0));
        for (long minute = 1; minute < CANDLES; minute++) {
            if (random.nextInt(10) > 2) {
                disturbed.onLive(candle(random.nextInt(8) == 0 ? Math.max(0, minute - random.nextInt(4)) : minute));
            }
            while (!asked.isEmpty() && random.nextInt(3) == 0) {
                answer(disturbed, random);
            }
            if (random.nextInt(6) == 0) {
                disturbed.expect(minute * MINUTE, random.nextBoolean());
            }
        }
        disturbed.onLive(candle(CANDLES));
        while (!asked.isEmpty()) {
            answer(disturbed, random);
        }
    }

    private void answer(final CandleSequence disturbed, final Random random) {
        final long[] span = asked.remove(0);
        for (long open = span[0]; open < span[1] && random.nextInt(9) > 0; open += MINUTE) {
            if (random.nextInt(9) > 0) {
                disturbed.onFetched(candle(open / MINUTE));
            }
        }
        disturbed.onFetchEnded(random.nextInt(3) > 0 ? FetchEnd.ANSWERED : FetchEnd.FAILED);
    }
}
