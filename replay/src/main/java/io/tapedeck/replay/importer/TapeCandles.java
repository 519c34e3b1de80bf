package io.tapedeck.replay.importer;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarkCandleDecoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.TapeReader;

import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The candles that a tape holds already, one after the other, at the scales of the table; none where there is no tape.
 * Begins before the first. One thread.
 *
 * <p>Every frame is checked. Damage is a {@link DamagedTapeException}: nothing may be built upon such a tape.
 */
final class TapeCandles implements AutoCloseable {
    private final Optional<HistoryTape> tape;
    private final Optional<TapeReader> reader;
    private final Frame frame = Frame.allocate();
    private final FrameMessages messages = new FrameMessages();
    private final TapeContent content;
    private final MarketCandleDecoder decoder = new MarketCandleDecoder();
    private final MarkCandleDecoder markDecoder = new MarkCandleDecoder();
    private final Candle candle = new Candle();
    private final long priceFactor;
    private final long quantityFactor;
    private boolean present;

    TapeCandles(final Optional<HistoryTape> tape, final CandleTable table, final TapeContent content) {
        this.content = content;
        this.tape = tape;
        priceFactor = factor(table.priceScale(), Instrument::priceScale);
        quantityFactor = factor(table.quantityScale(), Instrument::quantityScale);
        reader = tape.map(read -> new TapeReader(read.directory(), TapeReader.SequenceRule.CONTIGUOUS));
    }

    private long factor(final int tableScale, final ToIntFunction<Instrument> tapeScale) {
        return tape.map(HistoryTape::instrument)
            .map(instrument -> FixedPoint.powerOfTen(tableScale - tapeScale.applyAsInt(instrument)))
            .orElse(1L);
    }

    /** Moves to the next candle, or behind the last. */
    void advance() {
        present = reader.isPresent() && readNext(reader.get());
    }

    private boolean readNext(final TapeReader from) {
        if (!from.advance()) {
            from.requireEndAt(tape.orElseThrow().frames());
            return false;
        }
        from.copyTo(frame);
        decode();
        return true;
    }

    private void decode() {
        messages.wrap(frame).next();
        if (content == TapeContent.CANDLES && frame.inputTemplateId() == MarketCandleDecoder.TEMPLATE_ID) {
            CandleCodec.decode(messages.decode(decoder), candle);
        } else if (content == TapeContent.MARK && frame.inputTemplateId() == MarkCandleDecoder.TEMPLATE_ID) {
            CandleCodec.decode(messages.decode(markDecoder), candle);
        } else {
            throw new DamagedTapeException(tape.orElseThrow().directory(),
                "frame " + frame.sequence() + " holds no candle");
        }
    }

    /** Whether there is a candle at hand. */
    boolean isPresent() {
        return present;
    }

    /** Whether there is a candle at hand that opens before a moment. */
    boolean isBefore(final long timeNs) {
        return present && candle.openTimeNs() < timeNs;
    }

    /** Whether there is a candle at hand that opens at a moment. */
    boolean isAt(final long timeNs) {
        return present && candle.openTimeNs() == timeNs;
    }

    long openTimeNs() {
        return candle.openTimeNs();
    }

    /** Marks of the candle at hand. */
    int flags() {
        return candle.flags();
    }

    /**
     * Hands out the candle at hand.
     *
     * @throws ArithmeticException where a value needs more digits at the scales of the table than there are.
     */
    void copyTo(final CandleRow row) {
        row.at(candle.openTimeNs())
            .setPrices(price(candle.open()), price(candle.high()), price(candle.low()), price(candle.close()))
            .setVolume(quantity(candle.volume()))
            .setOptional(candle.quoteVolume(), quantity(candle.takerBuyVolume()), candle.tradeCount())
            .setFlags(candle.flags());
    }

    private long price(final long value) {
        return Math.multiplyExact(value, priceFactor);
    }

    private long quantity(final long value) {
        return value == FixedPoint.UNKNOWN ? value : Math.multiplyExact(value, quantityFactor);
    }

    @Override
    public void close() {
        reader.ifPresent(TapeReader::close);
    }
}
