package io.tapedeck.app.live;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.loopback.market.CandleHistory;
import io.tapedeck.loopback.market.ServedCandle;
import io.tapedeck.loopback.market.ServedMarket;
import io.tapedeck.loopback.market.SteadyFigure;
import io.tapedeck.loopback.market.SyntheticPrints;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Candles of minutes in a list; some of the sparse ones are missing even at the venue, in some nothing is traded. */
record VirtualMarket(List<ServedCandle> candles) implements CandleHistory {
    /** 2022-01-02, a Sunday, 47 minutes before midnight: candles of all timeframes end soon. */
    static final long START_MS = 1_641_165_180_000L;
    static final long MINUTE_MS = 60_000;
    private static final long OPEN_INTEREST = 10_000_000_000L;

    static VirtualMarket random(final long seed, final int minutes, final int sparseMinutes) {
        final SplittableRandom random = new SplittableRandom(seed);
        final List<ServedCandle> candles = new ArrayList<>();
        long price = 4_000_000;
        for (int minute = 0; minute < minutes; minute++) {
            final boolean isSparse = minute > 0 && minute < sparseMinutes;
            if (!isSparse || random.nextInt(50) > 0) {
                final long openMs = START_MS + minute * MINUTE_MS;
                final ServedCandle candle = isSparse && random.nextInt(20) == 0 ? empty(openMs, price)
                    : candle(random, openMs, price);
                candles.add(candle);
                price = candle.close();
            }
        }
        return new VirtualMarket(List.copyOf(candles));
    }

    private static ServedCandle empty(final long openMs, final long last) {
        return new ServedCandle(Timeframe.M1, openMs, last, last, last, last, 0, 0, 0, 0);
    }

    private static ServedCandle candle(final SplittableRandom random, final long openMs, final long last) {
        final long open = last + random.nextLong(-50, 51);
        final long close = open + random.nextLong(-2000, 2001);
        final long high = Math.max(open, close) + random.nextLong(1000);
        final long low = Math.min(open, close) - random.nextLong(1000);
        final long units = random.nextLong(4, 9);
        return new ServedCandle(Timeframe.M1, openMs, open, high, low, close, units, open * units * 10,
            random.nextLong(units + 1), random.nextInt(1, 3000));
    }

    ServedMarket served() {
        final Instrument instrument = new Instrument(0, "binance", "SAMPLEUSDT", "USDT", Timeframe.M1, 2, 5, 1, 1,
            VenueTerms.spot(5 * FixedPoint.ONE, VenueTerms.SPOT_FEE_RATE));
        return new ServedMarket(instrument, this, new SyntheticPrints(this, instrument),
            new SteadyFigure(ServedMarket.USUAL_FUNDING_RATE, ServedMarket.FUNDING_INTERVAL_MS),
            new SteadyFigure(OPEN_INTEREST, MINUTE_MS));
    }

    @Override
    public Timeframe timeframe() {
        return Timeframe.M1;
    }

    @Override
    public int size() {
        return candles.size();
    }

    @Override
    public ServedCandle get(final int index) {
        return candles.get(index);
    }

    @Override
    public int firstAtOrAfter(final long openMs) {
        int low = 0;
        int high = candles.size();
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (candles.get(middle).openMs() < openMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
