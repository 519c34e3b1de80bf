package io.tapedeck.replay.importer;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.TapeReader;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A tape as lines of text, to be compared with the lines of a file: open time in milliseconds, open, high, low, close,
 * volume, quote volume, trades, taker buy volume, and flags where there are any. A dash stands for what is unknown.
 */
public final class TapeText {
    private static final long NANOS_PER_MILLISECOND = 1_000_000;

    private TapeText() {
    }

    /** Reads a whole tape. */
    public static List<String> of(final HistoryTape tape) {
        final List<String> lines = new ArrayList<>();
        final Frame frame = Frame.allocate();
        final FrameMessages messages = new FrameMessages();
        final MarketCandleDecoder decoder = new MarketCandleDecoder();
        final Candle candle = new Candle();
        try (TapeReader reader = new TapeReader(tape.directory(), TapeReader.SequenceRule.CONTIGUOUS)) {
            while (reader.advance()) {
                reader.copyTo(frame);
                messages.wrap(frame).next();
                CandleCodec.decode(messages.decode(decoder), candle);
                lines.add(line(candle, tape.instrument()));
            }
            reader.requireEndAt(tape.frames());
        }
        return lines;
    }

    private static String line(final Candle candle, final Instrument instrument) {
        return String.join(",",
            Long.toString(candle.openTimeNs() / NANOS_PER_MILLISECOND),
            decimal(candle.open(), instrument.priceScale()),
            decimal(candle.high(), instrument.priceScale()),
            decimal(candle.low(), instrument.priceScale()),
            decimal(candle.close(), instrument.priceScale()),
            decimal(candle.volume(), instrument.quantityScale()),
            decimal(candle.quoteVolume(), FixedPoint.MONEY_SCALE),
            decimal(candle.tradeCount(), 0),
            decimal(candle.takerBuyVolume(), instrument.quantityScale()))
            + (candle.flags() == 0 ? "" : ",flags " + candle.flags());
    }

    private static String decimal(final long scaled, final int scale) {
        return scaled == FixedPoint.UNKNOWN
            ? "-"
            : BigDecimal.valueOf(scaled, scale).stripTrailingZeros().toPlainString();
    }
}
