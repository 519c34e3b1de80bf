package io.tapedeck.loopback;

import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.MarketTradeEncoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.CatalogueUpdate;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.journal.tape.HistoryTapeWriter;
import io.tapedeck.loopback.market.Print;
import io.tapedeck.loopback.market.ServedCandle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Tapes for tests, and what stands on them, kept beside. */
public final class PracticeTape {
    /** 2022-01-03, a Monday, eleven minutes to two. */
    public static final long START_MS = 1_641_174_540_000L;
    /** Of the tape's candles. */
    public static final long MINUTE_MS = 60_000;
    private static final long NANOS = 1_000_000L;
    private static final long STEP = 10;

    private PracticeTape() {
    }

    /**
     * Random candles: some minutes are missing, in some nothing is traded, some hardly anything.
     *
     * @param seed    decides all.
     * @param minutes from the first to the last.
     * @return oldest first, every figure known.
     */
    public static List<ServedCandle> candles(final long seed, final int minutes) {
        final SplittableRandom random = new SplittableRandom(seed);
        final List<ServedCandle> candles = new ArrayList<>();
        long price = 4_000_000;
        for (int minute = 0; minute < minutes; minute++) {
            if (minute == 0 || random.nextInt(20) > 0) {
                final ServedCandle candle = candle(random, START_MS + minute * MINUTE_MS, price);
                candles.add(candle);
                price = candle.close();
            }
        }
        return candles;
    }

    private static ServedCandle candle(final SplittableRandom random, final long openMs, final long last) {
        final int kind = random.nextInt(10);
        if (kind == 0) {
            return new ServedCandle(Timeframe.M1, openMs, last, last, last, last, 0, 0, 0, 0);
        }
        final long open = last + random.nextLong(-500, 501);
        final long close = open + random.nextLong(-2000, 2001);
        final long high = Math.max(open, close) + random.nextLong(1000);
        final long low = Math.min(open, close) - random.nextLong(1000);
        final long units = kind == 1 ? random.nextLong(4, 20) : random.nextLong(20, 1_000_000);
        final long bought = kind == 2 ? 0 : kind == 3 ? units : random.nextLong(units + 1);
        final long worth = open * units * STEP / 10;
        return new ServedCandle(Timeframe.M1, openMs, open, high, low, close, units * STEP, worth, bought * STEP,
            random.nextInt(1, 3000));
    }

    /**
     * An instrument with ticks of a hundredth and steps of a hundred-thousandth.
     *
     * @param venue  of it.
     * @param symbol of it.
     * @return with number 0.
     */
    public static Instrument instrument(final String venue, final String symbol) {
        return new Instrument(0, venue, symbol, "USDT", Timeframe.M1, 2, 6, 1, STEP,
            VenueTerms.spot(5 * FixedPoint.ONE, VenueTerms.SPOT_FEE_RATE));
    }

    /**
     * Writes a tape of candles.
     *
     * @param journal directory.
     * @param venue   of the tape.
     * @param symbol  of the tape.
     * @param candles to write.
     * @throws IOException where the disk refuses.
     */
    public static void write(final Path journal, final String venue, final String symbol,
        final List<ServedCandle> candles) throws IOException {
        final HistoryKey key = HistoryKey.candles(venue, symbol, Timeframe.M1);
        try (CatalogueUpdate update = CatalogueUpdate.begin(new Catalogue(journal))) {
            final String hash;
            try (HistoryTapeWriter writer = new HistoryTapeWriter(update.nextDirectory(key))) {
                for (final ServedCandle candle : candles) {
                    encode(candle, writer.next(candle.closeMs() * NANOS).append(new MarketCandleEncoder()));
                    writer.commit();
                }
                hash = writer.contentHash();
            }
            update.publish(key, new CatalogueUpdate.Written(instrument(venue, symbol), candles.get(0).openMs() * NANOS,
                candles.get(candles.size() - 1).closeMs() * NANOS, candles.size(), hash, "test", "test"));
        }
    }

    private static void encode(final ServedCandle candle, final MarketCandleEncoder message) {
        message.timeframe(TimeframeCode.M1).tradeCount((int) candle.tradeCount()).openTimeNs(candle.openMs() * NANOS)
            .open(candle.open()).high(candle.high()).low(candle.low()).close(candle.close())
            .volume(candle.volume()).quoteVolume(candle.quoteVolume()).takerBuyVolume(candle.takerBuyVolume());
    }

    /**
     * Writes a tape of trades.
     *
     * @param journal directory.
     * @param venue   of the tape.
     * @param symbol  of the tape.
     * @param prints  to write.
     * @throws IOException where the disk refuses.
     */
    public static void writeTrades(final Path journal, final String venue, final String symbol,
        final List<Print> prints) throws IOException {
        final HistoryKey key = HistoryKey.events(venue, symbol, TapeContent.TRADES);
        try (CatalogueUpdate update = CatalogueUpdate.begin(new Catalogue(journal))) {
            final String hash;
            try (HistoryTapeWriter writer = new HistoryTapeWriter(update.nextDirectory(key))) {
                for (final Print print : prints) {
                    writer.next(print.timeMs() * NANOS).append(new MarketTradeEncoder())
                        .takerSide(print.takenByBuyer() ? SideCode.BUY : SideCode.SELL)
                        .price(print.price()).quantity(print.quantity()).tradeId(print.id())
                        .venueTimeNs(print.timeMs() * NANOS);
                    writer.commit();
                }
                hash = writer.contentHash();
            }
            update.publish(key, new CatalogueUpdate.Written(instrument(venue, symbol), prints.get(0).timeMs() * NANOS,
                prints.get(prints.size() - 1).timeMs() * NANOS, prints.size(), hash, "test", "test"));
        }
    }
}
