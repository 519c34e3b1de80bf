package io.tapedeck.replay.sample;

import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.CatalogueUpdate;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.HistoryTapeWriter;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Puts a stretch of the synthetic market on a history tape. The same request gives the same content hash everywhere.
 *
 * @param symbol      of the tape; its venue is {@value #VENUE}, so that nobody takes it for a real one.
 * @param seed        of the market.
 * @param firstOpenNs open of the first minute, a whole minute.
 * @param minutes     how many.
 */
public record SampleTape(String symbol, long seed, long firstOpenNs, long minutes) {
    /** Venue of every synthetic tape. */
    public static final String VENUE = "synthetic";
    /** Symbol where the user names none. */
    public static final String DEFAULT_SYMBOL = "SAMPLEUSDT";
    /** Seed where the user names none. */
    public static final long DEFAULT_SEED = 2;

    private static final long MINIMUM_NOTIONAL = 5_00_000_000L;
    private static final long TAKER_FEE_RATE = 100_000;

    /**
     * Writes the tape as the next generation.
     *
     * @param catalogue   of the journal.
     * @param codeVersion recorded with it.
     * @return the new current generation.
     * @throws IOException where the disk refuses.
     */
    public HistoryTape writeTo(final Catalogue catalogue, final String codeVersion) throws IOException {
        final HistoryKey key = HistoryKey.candles(VENUE, symbol, Timeframe.M1);
        try (CatalogueUpdate update = CatalogueUpdate.begin(catalogue)) {
            final Path directory = update.nextDirectory(key);
            final String contentHash;
            try (HistoryTapeWriter writer = new HistoryTapeWriter(directory)) {
                writeMinutes(writer);
                contentHash = writer.contentHash();
            }
            return update.publish(key, new CatalogueUpdate.Written(instrument(), firstOpenNs,
                firstOpenNs + minutes * Timeframe.M1.durationNs(), minutes, contentHash,
                "synthetic market, seed " + seed, codeVersion));
        }
    }

    private void writeMinutes(final HistoryTapeWriter writer) {
        final SampleMarket market = new SampleMarket(seed, firstOpenNs);
        final SampleMinute minute = new SampleMinute();
        final MarketCandleEncoder message = new MarketCandleEncoder();
        for (long index = 0; index < minutes; index++) {
            market.next(minute);
            minute.encode(writer.next(minute.openTimeNs() + Timeframe.M1.durationNs()).append(message));
            writer.commit();
        }
    }

    private Instrument instrument() {
        return new Instrument(0, VENUE, symbol, "USDT", Timeframe.M1, SampleMarket.PRICE_SCALE,
            SampleMarket.QUANTITY_SCALE, 1, 1, VenueTerms.spot(MINIMUM_NOTIONAL, TAKER_FEE_RATE));
    }
}
