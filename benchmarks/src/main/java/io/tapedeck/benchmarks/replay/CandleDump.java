package io.tapedeck.benchmarks.replay;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.TapeReader;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

/** The candles of a tape as a text with the columns that dumps have. */
public final class CandleDump {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private CandleDump() {
    }

    /**
     * Writes it.
     *
     * @param tape of candles.
     * @param file to write.
     * @throws IOException where the disk refuses.
     */
    public static void write(final HistoryTape tape, final Path file) throws IOException {
        final FrameMessages messages = new FrameMessages();
        final Frame frame = Frame.allocate();
        final MarketCandleDecoder candle = new MarketCandleDecoder();
        try (TapeReader reader = new TapeReader(tape.directory(), TapeReader.SequenceRule.CONTIGUOUS);
            BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("open_time,open,high,low,close,volume\n");
            while (reader.advance()) {
                reader.copyTo(frame);
                messages.wrap(frame).next();
                out.write(row(messages.decode(candle), tape.instrument()));
            }
        }
    }

    private static String row(final MarketCandleDecoder candle, final Instrument instrument) {
        final int prices = instrument.priceScale();
        return candle.openTimeNs() / NANOS_PER_MILLI + "," + text(candle.open(), prices) + ","
            + text(candle.high(), prices) + "," + text(candle.low(), prices) + "," + text(candle.close(), prices) + ","
            + text(candle.volume(), instrument.quantityScale()) + "\n";
    }

    private static String text(final long value, final int scale) {
        return BigDecimal.valueOf(value, scale).toPlainString();
    }
}
