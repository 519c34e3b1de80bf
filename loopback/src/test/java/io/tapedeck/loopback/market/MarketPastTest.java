package io.tapedeck.loopback.market;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.loopback.PracticeTape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is past, against a naive twin that looks at everything, on random markets at random moments. */
class MarketPastTest {
    private static final List<Timeframe> TIMEFRAMES = List.of(Timeframe.M1, Timeframe.M5, Timeframe.M15, Timeframe.H1,
        Timeframe.H4, Timeframe.D1);
    private static final int MINUTES = 700;

    /** Every candle of every timeframe that can be seen at a moment. */
    private static List<ServedCandle> seen(final ServedMarket market, final Timeframe timeframe, final long nowMs) {
        final TreeMap<Long, ServedCandle> seen = new TreeMap<>();
        for (int index = 0; index < market.candles().size(); index++) {
            final ServedCandle whole = market.candles().get(index);
            ServedCandle part = whole.closeMs() <= nowMs ? whole : null;
            for (final Print print : whole.closeMs() <= nowMs ? List.<Print>of() : market.prints().inside(index)) {
                if (print.timeMs() <= nowMs) {
                    part = part == null ? ServedCandle.beginning(Timeframe.M1, whole.openMs(), print,
                        market.instrument()) : part.then(print, market.instrument());
                }
            }
            if (part != null) {
                final ServedCandle coarse = part.as(timeframe);
                seen.merge(coarse.openMs(), coarse, ServedCandle::then);
            }
        }
        return new ArrayList<>(seen.values());
    }

    private static List<ServedCandle> between(final List<ServedCandle> candles, final long fromMs, final long toMs) {
        return candles.stream().filter(candle -> candle.openMs() >= fromMs && candle.openMs() <= toMs).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void candlesAreThoseOfTheNaiveTwin(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final ServedMarket market = new CandleList(PracticeTape.candles(seed, MINUTES)).market("BTCUSDT");
        for (int round = 0; round < 150; round++) {
            final long nowMs = moment(random);
            final long fromMs = random.nextBoolean() ? 0 : moment(random);
            final long toMs = random.nextBoolean() ? Long.MAX_VALUE / 2_000_000 : moment(random);
            final int limit = random.nextInt(1, 200);
            final Timeframe timeframe = TIMEFRAMES.get(random.nextInt(TIMEFRAMES.size()));
            final List<ServedCandle> all = between(seen(market, timeframe, nowMs), fromMs, toMs);
            final MarketPast past = new MarketPast(market, nowMs);
            final String where = "seed " + seed + " round " + round;

            assertEquals(all.subList(0, Math.min(limit, all.size())), past.earliest(timeframe, fromMs, toMs, limit),
                where);
            assertEquals(all.subList(Math.max(0, all.size() - limit), all.size()),
                past.latest(timeframe, fromMs, toMs, limit), where);
        }
    }

    private static long moment(final SplittableRandom random) {
        final long minute = PracticeTape.START_MS + random.nextInt(-10, MINUTES + 10) * PracticeTape.MINUTE_MS;
        return random.nextInt(3) == 0 ? minute : minute + random.nextInt(60_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void tradesAreThoseOfTheNaiveTwin(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final ServedMarket market = new CandleList(PracticeTape.candles(seed, MINUTES)).market("BTCUSDT");
        final List<Print> all = new ArrayList<>();
        for (int index = 0; index < market.candles().size(); index++) {
            all.addAll(market.prints().inside(index));
        }
        for (int id = 1; id <= all.size(); id++) {
            assertEquals(id, all.get(id - 1).id(), "seed " + seed);
        }
        for (int round = 0; round < 300; round++) {
            final long nowMs = moment(random);
            final long fromMs = moment(random);
            final long toMs = moment(random);
            final long id = random.nextLong(0, all.size() + 20);
            final int limit = random.nextInt(1, 100);
            final MarketPast past = new MarketPast(market, nowMs);
            final List<Print> seen = all.stream().filter(print -> print.timeMs() <= nowMs).toList();
            final String where = "seed " + seed + " round " + round;

            assertEquals(seen.stream().filter(print -> print.id() >= id).limit(limit).toList(),
                past.printsFrom(id, limit), where);
            assertEquals(seen.stream().filter(print -> print.timeMs() >= fromMs && print.timeMs() <= toMs).limit(limit)
                .toList(), past.printsBetween(fromMs, toMs, limit), where);
            assertEquals(seen.subList(Math.max(0, seen.size() - limit), seen.size()), past.latestPrints(limit), where);
            assertTrue(seen.isEmpty() || past.lastPrice() == seen.get(seen.size() - 1).price()
                || market.candles().get(market.candles().lastAtOrBefore(nowMs)).volume() == 0, where);
        }
    }
}
