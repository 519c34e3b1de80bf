package io.tapedeck.benchmarks.replay;

import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.MarketTradeEncoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.CatalogueUpdate;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.journal.tape.HistoryTapeWriter;
import io.tapedeck.replay.sample.SampleMarket;
import io.tapedeck.replay.sample.SampleMinute;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Synthetic markets of the same number of frames: candles alone or trades between them, of one symbol or of three. One
 * thread.
 */
public enum BenchmarkMarket {
    /** A year of minutes. */
    CANDLES(1, 525_600, 0),
    /** A third of a year of minutes, three times. */
    CANDLES_OF_THREE(3, 175_200, 0),
    /** A day of minutes with 364 trades in each. */
    TRADES(1, 1_440, 364),
    /** A third of that, three times. */
    TRADES_OF_THREE(3, 480, 364);

    /** Frames of each. */
    public static final int FRAMES = 525_600;
    private static final String VENUE = "synthetic";
    private static final long START_NS = 1_640_995_200L * 1_000_000_000L;
    private static final long MINUTE_NS = Timeframe.M1.durationNs();
    private static final String CODE_VERSION = "benchmark";

    private final int symbols;
    private final int minutes;
    private final int tradesPerMinute;

    BenchmarkMarket(final int symbols, final int minutes, final int tradesPerMinute) {
        this.symbols = symbols;
        this.minutes = minutes;
        this.tradesPerMinute = tradesPerMinute;
    }

    /**
     * What is traded.
     *
     * @return names of the symbols.
     */
    public List<String> symbols() {
        return IntStream.range(0, symbols).mapToObj(BenchmarkMarket::symbol).toList();
    }

    private static String symbol(final int number) {
        return "COIN" + number + "USDT";
    }

    /**
     * Whether its trades are told.
     *
     * @return false where there are candles alone.
     */
    public boolean hasTrades() {
        return tradesPerMinute > 0;
    }

    /**
     * Writes the tapes.
     *
     * @param journal to make.
     * @return the catalogue of them.
     * @throws IOException where the disk refuses.
     */
    public Catalogue write(final Path journal) throws IOException {
        final Catalogue catalogue = new Catalogue(journal);
        for (int symbol = 0; symbol < symbols; symbol++) {
            writeCandles(catalogue, symbol);
            if (hasTrades()) {
                writeTrades(catalogue, symbol);
            }
        }
        return catalogue;
    }

    private void writeCandles(final Catalogue catalogue, final int symbol) throws IOException {
        final HistoryKey key = HistoryKey.candles(VENUE, symbol(symbol), Timeframe.M1);
        try (CatalogueUpdate update = CatalogueUpdate.begin(catalogue)) {
            final String hash;
            try (HistoryTapeWriter writer = new HistoryTapeWriter(update.nextDirectory(key))) {
                final MarketCandleEncoder message = new MarketCandleEncoder();
                final SampleMarket market = new SampleMarket(symbol + 2L, START_NS);
                final SampleMinute minute = new SampleMinute();
                for (int index = 0; index < minutes; index++) {
                    market.next(minute);
                    minute.encode(writer.next(minute.openTimeNs() + MINUTE_NS).append(message));
                    writer.commit();
                }
                hash = writer.contentHash();
            }
            publish(update, key, symbol, minutes, hash);
        }
    }

    private void writeTrades(final Catalogue catalogue, final int symbol) throws IOException {
        final HistoryKey key = HistoryKey.events(VENUE, symbol(symbol), TapeContent.TRADES);
        try (CatalogueUpdate update = CatalogueUpdate.begin(catalogue)) {
            final String hash;
            try (HistoryTapeWriter writer = new HistoryTapeWriter(update.nextDirectory(key))) {
                final MarketTradeEncoder message = new MarketTradeEncoder();
                final SampleMarket market = new SampleMarket(symbol + 2L, START_NS);
                final SampleMinute minute = new SampleMinute();
                for (int index = 0; index < minutes; index++) {
                    market.next(minute);
                    writeTrades(minute, (long) index * tradesPerMinute, writer, message);
                }
                hash = writer.contentHash();
            }
            publish(update, key, symbol, (long) minutes * tradesPerMinute, hash);
        }
    }

    /** They go from the open to the close and visit both extremes. */
    private void writeTrades(final SampleMinute minute, final long firstId, final HistoryTapeWriter writer,
        final MarketTradeEncoder message) {
        final long[] path = {minute.open(), minute.low(), minute.high(), minute.close()};
        for (int trade = 0; trade < tradesPerMinute; trade++) {
            final long timeNs = minute.openTimeNs() + (trade + 1) * MINUTE_NS / (tradesPerMinute + 1);
            writer.next(timeNs).append(message)
                .takerSide((trade & 1) == 0 ? SideCode.BUY : SideCode.SELL)
                .price(path[trade * path.length / tradesPerMinute])
                .quantity(1 + trade)
                .tradeId(firstId + trade)
                .venueTimeNs(timeNs);
            writer.commit();
        }
    }

    private void publish(final CatalogueUpdate update, final HistoryKey key, final int symbol, final long frames,
        final String hash) throws IOException {
        final Instrument instrument = new Instrument(0, VENUE, symbol(symbol), "USDT", Timeframe.M1,
            SampleMarket.PRICE_SCALE, SampleMarket.QUANTITY_SCALE, 1, 1,
            VenueTerms.spot(0, VenueTerms.SPOT_FEE_RATE));
        update.publish(key, new CatalogueUpdate.Written(instrument, START_NS, START_NS + minutes * MINUTE_NS, frames,
            hash, "synthetic market of a benchmark", CODE_VERSION));
    }
}
