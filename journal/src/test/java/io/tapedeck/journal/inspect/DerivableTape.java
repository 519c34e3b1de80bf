package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.InstrumentDefinitionEncoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.SessionStartedEncoder;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.CandleTape;
import io.tapedeck.journal.catalogue.CatalogueUpdate;
import io.tapedeck.journal.catalogue.Manifest;
import io.tapedeck.journal.tape.SessionTapeWriter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tapes with manifests, as an import and a session leave them. */
final class DerivableTape {
    private DerivableTape() {
    }

    static RecordedTape history(final Path directory, final int frames) throws IOException {
        final String hash = CandleTape.write(directory, frames);
        final Map<String, String> values = new LinkedHashMap<>();
        values.put("tape", "binance/BTCUSDT/candles-1m");
        values.put("generation", "1");
        values.put("frames", Integer.toString(frames));
        values.put("firstOpenNs", Long.toString(CandleTape.timeOf(1) - CandleTape.STEP));
        values.put("endNs", Long.toString(CandleTape.timeOf(frames)));
        values.put("contentHash", hash);
        values.put("priceScale", "2");
        values.put("quantityScale", "5");
        return complete(directory, values);
    }

    private static RecordedTape complete(final Path directory, final Map<String, String> values) throws IOException {
        CatalogueUpdate.copySchema(directory);
        new Manifest(values).write(directory.resolve(RecordedTape.MANIFEST));
        return RecordedTape.find(directory.toString(), directory);
    }

    /** A session that records everything: what it was told, and then a candle a minute. */
    static RecordedTape session(final Path directory, final int frames) throws IOException {
        final Frame frame = Frame.allocate();
        try (SessionTapeWriter writer = new SessionTapeWriter(directory, RecordLevel.ALL)) {
            for (long sequence = 1; sequence <= frames; sequence++) {
                fill(frame.begin(sequence, CandleTape.timeOf(sequence), CandleTape.timeOf(sequence)), sequence);
                writer.onFrame(frame);
            }
        }
        return complete(directory, new LinkedHashMap<>(Map.of("kind", "session", "record", "ALL")));
    }

    private static void fill(final Frame frame, final long sequence) {
        if (sequence == 1) {
            frame.append(new SessionStartedEncoder()).strategy("sma-cross");
        } else if (sequence == 2) {
            frame.append(new InstrumentDefinitionEncoder()).symbol("BTCUSDT");
        } else {
            frame.append(new MarketCandleEncoder()).close(sequence);
        }
    }
}
