package io.tapedeck.journal.catalogue;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.journal.CandleTape;
import io.tapedeck.journal.catalogue.CatalogueUpdate.Written;

import java.io.IOException;
import java.nio.file.Path;

/** Writes generations for tests. */
final class CatalogueFixture {
    static final HistoryKey BITCOIN = HistoryKey.candles("binance", "BTCUSDT", Timeframe.M1);
    static final HistoryKey ETHER = HistoryKey.candles("binance", "ETHUSDT", Timeframe.M1);

    private CatalogueFixture() {
    }

    static Instrument instrument(final HistoryKey key) {
        return new Instrument(0, key.venue(), key.symbol(), "USDT", key.timeframe(), 2, 5, 1, 1,
            VenueTerms.spot(5 * FixedPoint.ONE, 100_000));
    }

    static HistoryTape write(final CatalogueUpdate update, final HistoryKey key, final int frames)
        throws IOException {
        final Path directory = update.nextDirectory(key);
        return update.publish(key, written(key, frames, CandleTape.write(directory, frames)));
    }

    static Written written(final HistoryKey key, final int frames, final String contentHash) {
        return new Written(instrument(key), CandleTape.START - CandleTape.STEP, CandleTape.timeOf(frames), frames,
            contentHash, "made by a test: \"" + frames + "\" candles", "test");
    }
}
