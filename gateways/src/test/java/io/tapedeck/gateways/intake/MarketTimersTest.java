package io.tapedeck.gateways.intake;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.MessageText;
import io.tapedeck.engine.event.codec.GapCauseCode;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.engine.ring.InputSource;
import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.market.TradeIds;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Two instruments in virtual time: when strategies are woken, and when candles are asked for. */
class MarketTimersTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = Timeframe.M1.durationNs();
    private static final long SEED = 23;

    private final List<String> out = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Frame frame = Frame.allocate();
    private final FrameOutlet outlet = new FrameOutlet() {
        @Override
        public void put(final InputSource source) {
            source.fill(frame.begin(0, 0, 0));
            out.add(line());
        }

        @Override
        public boolean offer(final InputSource source) {
            put(source);
            return true;
        }
    };
    private long nowNs = 30 * SECOND;
    private int questions;
    private List<MarketFrames> instruments = List.of(frames(0, 0), frames(1, 0));
    private MarketTimers timers = new MarketTimers(instruments, Optional.of(Timeframe.M5), outlet, nowNs);

    private MarketFrames frames(final int id, final long nextOpenNs) {
        return new MarketFrames(new Instrument(id, "binance", "AB".substring(id, id + 1), "USDT", Timeframe.M1, 2, 5, 1,
            1, VenueTerms.spot(0, 0)), nextOpenNs, TradeIds.CONSECUTIVE, outlet, () -> nowNs, new MarketFrames.Missing(
                (instrument, from, to) -> asked.add(instrument + " " + from / MINUTE + "-" + to / MINUTE + " at "
                    + nowNs / SECOND), (instrument, from, to) -> asked.add("trades")));
    }

    private String line() {
        final MessageText input = MessageText.of(frame).get(0);
        return switch (input.name()) {
            case "MarketCandle" -> input.fields().get("instrumentId") + ":"
                + Long.parseLong(input.fields().get("openTimeNs")) / MINUTE;
            case "GapMarker" -> "gap " + input.fields().get("instrumentId") + ":"
                + Long.parseLong(input.fields().get("fromNs")) / MINUTE + "-"
                + Long.parseLong(input.fields().get("toNs")) / MINUTE;
            default -> "call " + Long.parseLong(input.fields().get("timerId")) / MINUTE + " at "
                + frame.receiveTimeNs() / SECOND;
        };
    }

    private void at(final long second) {
        nowNs = second * SECOND;
        timers.onTime(nowNs);
    }

    /** A closed candle, told now. */
    private void candle(final int instrument, final long minute) {
        timers.onEvent();
        instruments.get(instrument).onCandle(new CandleUpdate().begin(instrument).timeframe(Timeframe.M1)
            .openTimeNs(minute * MINUTE).closed(true));
        timers.onCandles(nowNs);
    }

    private void both(final long fromMinute, final long toMinute) {
        for (long minute = fromMinute; minute < toMinute; minute++) {
            at(60 * (minute + 1));
            candle(0, minute);
            candle(1, minute);
        }
    }

    private List<String> calls() {
        return out.stream().filter(line -> line.startsWith("call")).toList();
    }

    @Test
    void strategiesAreWokenBehindTheLastCandleOfTheMoment() {
        both(0, 4);
        at(300);
        candle(0, 4);
        at(302);
        assertEquals(List.of(), calls());
        candle(1, 4);
        assertEquals(List.of("call 5 at 302"), calls());
        assertEquals(List.of("0:4", "1:4", "call 5 at 302"), out.subList(out.size() - 3, out.size()));
        both(5, 10);
        assertEquals(List.of("call 5 at 302", "call 10 at 600"), calls());
        assertEquals(List.of(), asked);
    }

    @Test
    void aCandleThatIsLateIsAskedForAndNotWaitedForWithoutEnd() {
        both(0, 4);
        at(300);
        candle(0, 4);
        at(304);
        assertEquals(List.of(), asked);
        at(306);
        at(307);
        assertEquals(List.of("1 4-5 at 306"), asked);
        instruments.get(1).onFetchEnded(FetchEnd.FAILED);
        at(321);
        assertEquals(List.of("1 4-5 at 306", "1 4-5 at 321"), asked);
        instruments.get(1).onFetchEnded(FetchEnd.FAILED);
        at(329);
        assertEquals(List.of(), calls());
        at(331);
        assertEquals(List.of("call 5 at 330"), calls());
    }

    @Test
    void whatTheVenueDoesNotHaveAtTheLastCallIsAGapAndNotWaitedFor() {
        both(0, 4);
        at(300);
        candle(0, 4);
        at(306);
        instruments.get(1).onFetchEnded(FetchEnd.ANSWERED);
        assertEquals(List.of(), calls());
        at(321);
        instruments.get(1).onFetchEnded(FetchEnd.ANSWERED);
        timers.onCandles(nowNs);
        assertEquals(List.of("0:4", "gap 1:4-5", "call 5 at 321"), out.subList(out.size() - 3, out.size()));
        at(360);
        candle(1, 5);
        assertEquals("1:5", out.get(out.size() - 1));
        assertEquals(2, asked.size());
    }

    @Test
    void aSpanWithoutAnythingHasNoCallAndThePastIsNotMadeUpFor() {
        both(0, 5);
        at(1_200);
        at(2_000);
        assertEquals(List.of("call 5 at 300"), calls());
        at(2_090);
        timers.onEvent();
        at(2_110);
        assertEquals(List.of("call 5 at 300"), calls());
        at(2_131);
        assertEquals(List.of("call 5 at 300", "call 35 at 2130"), calls());
    }

    /** As a session that died, with the candles of both up to a minute, goes on. */
    private void goOn(final long nextMinute, final long lastSeenSecond, final long nowSecond) {
        nowNs = nowSecond * SECOND;
        instruments = List.of(frames(0, nextMinute * MINUTE), frames(1, nextMinute * MINUTE));
        timers = new MarketTimers(instruments, Optional.of(Timeframe.M5), outlet, nowNs);
        timers.goOn(lastSeenSecond * SECOND, nowNs);
        for (final MarketFrames of : instruments) {
            of.onBlind(GapCauseCode.RESTART, lastSeenSecond * SECOND, nowNs);
            of.fetch(nextMinute * MINUTE, Timeframe.M1.startOf(nowNs));
        }
    }

    private void fetched(final int instrument, final long fromMinute, final long toMinute) {
        for (long minute = fromMinute; minute < toMinute; minute++) {
            instruments.get(instrument).onFetched(new CandleUpdate().begin(instrument).timeframe(Timeframe.M1)
                .openTimeNs(minute * MINUTE).closed(true));
        }
        instruments.get(instrument).onFetchEnded(FetchEnd.ANSWERED);
        timers.onCandles(nowNs);
    }

    @Test
    void ofTheCallsThatASessionMissedWhileItWasDeadTheLatestComesBehindWhatWasFetched() {
        goOn(4, 250, 1_230);
        at(1_231);
        fetched(0, 4, 20);
        assertEquals(List.of(), calls());
        at(1_233);
        fetched(1, 4, 20);
        assertEquals("call 20 at 1233", out.get(out.size() - 1));
        both(20, 26);
        assertEquals(List.of("call 20 at 1233", "call 25 at 1500"), calls());
    }

    @Test
    void aMissedCallDoesNotWaitForCandlesThatNobodyCanFetch() {
        goOn(4, 250, 1_230);
        failAll();
        at(1_259);
        assertEquals(List.of(), calls());
        at(1_261);
        at(1_400);
        assertEquals(List.of("call 20 at 1260"), calls());
    }

    @Test
    void aCallThatWasMadeBeforeTheDeathIsNotMadeAgain() {
        goOn(5, 301, 330);
        fetched(0, 5, 5);
        at(400);
        assertEquals(List.of(), calls());
        goOn(4, 331, 340);
        fetched(0, 4, 5);
        fetched(1, 4, 5);
        at(400);
        assertEquals(List.of(), calls());
    }

    /** It died when the hour had struck, and its candles were not in. */
    @Test
    void aCallThatWaitedWhenItDiedIsMade() {
        goOn(4, 301, 310);
        fetched(0, 4, 5);
        fetched(1, 4, 5);
        assertEquals(List.of("call 5 at 310"), calls());
    }

    @Test
    void withoutCandlesThereIsNothingToWaitFor() {
        timers = new MarketTimers(List.of(), Optional.of(Timeframe.M5), outlet, nowNs);
        at(299);
        timers.onEvent();
        timers.onCandles(nowNs);
        at(300);
        timers.onCandles(nowNs);
        assertEquals(List.of("call 5 at 300"), calls());
    }

    /**
     * The naive rule: a moment is called once, when the last of its candles came, or half a minute after it; candles of
     * a minute come within a minute, in any order of the instruments.
     */
    @Test
    void everyMomentIsCalledWhenTheNaiveRuleSaysSo() {
        for (int seed = 0; seed < 300; seed++) {
            final MarketTimersTest market = new MarketTimersTest();
            market.run(new SplittableRandom(SEED + seed), "seed " + (SEED + seed));
        }
    }

    /** No question is ever answered. */
    private void failAll() {
        questions += asked.size();
        asked.clear();
        for (final MarketFrames of : instruments) {
            of.onFetchEnded(FetchEnd.FAILED);
        }
        timers.onCandles(nowNs);
    }

    private void run(final SplittableRandom random, final String seed) {
        final List<String> expected = new ArrayList<>();
        for (long minute = 0; minute < 30; minute++) {
            final long closeSecond = 60 * (minute + 1);
            final long[] after = {random.nextInt(4) == 0 ? random.nextInt(55) : random.nextInt(4),
                random.nextInt(4) == 0 ? random.nextInt(55) : random.nextInt(4)};
            for (long second = 0; second < 60; second++) {
                at(closeSecond + second);
                failAll();
                for (int instrument = 0; instrument < 2; instrument++) {
                    if (after[instrument] == second) {
                        candle(instrument, minute);
                    }
                }
            }
            if ((minute + 1) % 5 == 0) {
                expected.add("call " + (minute + 1) + " at "
                    + (closeSecond + Math.min(30, Math.max(after[0], after[1]))));
            }
        }
        assertEquals(expected, calls(), seed);
        assertTrue(questions > 1, seed);
    }
}
