package io.tapedeck.replay.source;

import io.tapedeck.engine.candle.PackedCandles;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.event.codec.FundingRateEncoder;
import io.tapedeck.engine.event.codec.MarkCandleEncoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.MarketQuoteEncoder;
import io.tapedeck.engine.event.codec.MarketTradeEncoder;
import io.tapedeck.engine.event.codec.OpenInterestEncoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.catalogue.TapeContent;
import org.agrona.MutableDirectBuffer;

import java.nio.ByteOrder;

/**
 * Makes frames of a history tape frames of a run: the instrument's number in this run, and its scales where the tape
 * counts in fewer decimals. Works on the bytes of the frame; one thread, no allocation.
 */
final class FramePatch {
    private static final int BLOCK = Frame.HEADER_LENGTH + Frame.MESSAGE_HEADER_LENGTH;
    private static final int[] NONE = {};

    private final short instrumentId;
    private final int[] prices;
    private final int[] quantities;
    private final long priceFactor;
    private final long quantityFactor;

    /**
     * A patch of the frames of a tape.
     *
     * @param tape       of the frames.
     * @param instrument in this run, whose scales are the same or finer.
     */
    FramePatch(final HistoryTape tape, final Instrument instrument) {
        instrumentId = (short) instrument.id();
        final TapeContent content = tape.key().content();
        priceFactor = FixedPoint.powerOfTen(instrument.priceScale() - tape.instrument().priceScale());
        quantityFactor = FixedPoint.powerOfTen(instrument.quantityScale() - tape.instrument().quantityScale());
        prices = priceFactor == 1 ? NONE : pricesOf(content);
        quantities = quantityFactor == 1 ? NONE : quantitiesOf(content);
    }

    private static int[] pricesOf(final TapeContent content) {
        return switch (content) {
            case CANDLES -> new int[] {MarketCandleEncoder.openEncodingOffset(),
                MarketCandleEncoder.highEncodingOffset(), MarketCandleEncoder.lowEncodingOffset(),
                MarketCandleEncoder.closeEncodingOffset()};
            case MARK -> new int[] {MarkCandleEncoder.openEncodingOffset(), MarkCandleEncoder.highEncodingOffset(),
                MarkCandleEncoder.lowEncodingOffset(), MarkCandleEncoder.closeEncodingOffset()};
            case FUNDING -> new int[] {FundingRateEncoder.markPriceEncodingOffset()};
            case QUOTES -> new int[] {MarketQuoteEncoder.bidPriceEncodingOffset(),
                MarketQuoteEncoder.askPriceEncodingOffset()};
            case TRADES -> new int[] {MarketTradeEncoder.priceEncodingOffset()};
            case ACTIONS, OPEN_INTEREST -> NONE;
        };
    }

    private static int[] quantitiesOf(final TapeContent content) {
        return switch (content) {
            case CANDLES -> new int[] {MarketCandleEncoder.volumeEncodingOffset(),
                MarketCandleEncoder.takerBuyVolumeEncodingOffset()};
            case QUOTES -> new int[] {MarketQuoteEncoder.bidQuantityEncodingOffset(),
                MarketQuoteEncoder.askQuantityEncodingOffset()};
            case TRADES -> new int[] {MarketTradeEncoder.quantityEncodingOffset()};
            case OPEN_INTEREST -> new int[] {OpenInterestEncoder.openInterestEncodingOffset()};
            case MARK, FUNDING, ACTIONS -> NONE;
        };
    }

    void apply(final Frame frame) {
        apply(frame.buffer(), BLOCK);
    }

    /**
     * Candles of a run of frames: their numbers are as a rule those of this run already. One that is too large for the
     * scales of this run ends it and is left to be taken alone, which tells of it after those before were played.
     */
    void apply(final FrameRun run) {
        if (run.count() > 0 && isChanging(run)) {
            run.keep(patched(run));
        }
    }

    private int patched(final FrameRun run) {
        int index = 0;
        try {
            while (index < run.count()) {
                apply(run.buffer(), run.offset(index) + BLOCK);
                index++;
            }
        } catch (final ArithmeticException tooLarge) {
            return index;
        }
        return index;
    }

    private boolean isChanging(final FrameRun run) {
        int different = prices.length + quantities.length;
        for (int index = 0; index < run.count(); index++) {
            different |= PackedCandles.instrumentId(run.inputBlockAddress(index)) ^ instrumentId & 0xFFFF;
        }
        return different != 0;
    }

    /** Every market message begins with the number of its instrument. */
    private void apply(final MutableDirectBuffer buffer, final int block) {
        buffer.putShort(block, instrumentId, ByteOrder.LITTLE_ENDIAN);
        for (final int offset : prices) {
            multiply(buffer, block + offset, priceFactor);
        }
        for (final int offset : quantities) {
            multiply(buffer, block + offset, quantityFactor);
        }
    }

    private static void multiply(final MutableDirectBuffer buffer, final int offset, final long factor) {
        final long value = buffer.getLong(offset, ByteOrder.LITTLE_ENDIAN);
        if (value != FixedPoint.UNKNOWN) {
            buffer.putLong(offset, Math.multiplyExact(value, factor), ByteOrder.LITTLE_ENDIAN);
        }
    }
}
