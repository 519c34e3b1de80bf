package io.tapedeck.loopback.market;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.HistoryTape;

/**
 * The candles of a tape. What a venue would know and the tape does not is filled in: buyers took half of the volume,
 * the volume changed hands at the middle of the four prices, and there were as many trades as {@link CandlePrints}
 * tells.
 */
public final class TapeCandles implements CandleHistory, AutoCloseable {
    private final Instrument instrument;
    private final TapeBlocks<ServedCandle> blocks;
    private final FrameMessages messages = new FrameMessages();
    private final MarketCandleDecoder decoder = new MarketCandleDecoder();
    private final Candle candle = new Candle();

    /**
     * The candles of a tape.
     *
     * @param tape of candles.
     */
    public TapeCandles(final HistoryTape tape) {
        instrument = tape.instrument();
        blocks = new TapeBlocks<>(tape, this::read);
    }

    private ServedCandle read(final Frame frame) {
        messages.wrap(frame).next();
        CandleCodec.decode(messages.decode(decoder), candle);
        final long volume = candle.volume();
        final long bought = candle.takerBuyVolume() == FixedPoint.UNKNOWN ? volume / 2
            : Math.max(0, Math.min(volume, candle.takerBuyVolume()));
        final long worth = candle.quoteVolume() == FixedPoint.UNKNOWN
            ? instrument.notional((candle.open() + candle.high() + candle.low() + candle.close()) / 4, volume)
            : candle.quoteVolume();
        final ServedCandle known = new ServedCandle(candle.timeframe(), candle.openTimeNs() / Spans.NANOS,
            candle.open(), candle.high(), candle.low(), candle.close(), volume, worth, bought, candle.tradeCount());
        return known.tradeCount() == FixedPoint.UNKNOWN
            ? known.withTradeCount(CandlePrints.count(known, instrument)) : known;
    }

    @Override
    public Timeframe timeframe() {
        return instrument.baseTimeframe();
    }

    @Override
    public int size() {
        return blocks.size();
    }

    @Override
    public ServedCandle get(final int index) {
        return blocks.get(index);
    }

    @Override
    public int firstAtOrAfter(final long openMs) {
        return blocks.firstAtOrAfter(openMs, ServedCandle::openMs);
    }

    @Override
    public void close() {
        blocks.close();
    }
}
