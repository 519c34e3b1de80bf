package io.tapedeck.gateways.bybit;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.gateways.json.JsonMessage;
import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.market.MarketDataListener;

/** Candles; those of spans that this program does not know are passed over. */
final class BybitCandles extends BybitRows {
    private final MarketDataListener listener;
    private final CandleUpdate candle = new CandleUpdate();
    private Timeframe timeframe;

    BybitCandles(final MarketDataListener listener) {
        super(BybitFields.CANDLE_SHAPE);
        this.listener = listener;
    }

    @Override
    void fill(final JsonMessage from, final Instrument instrument) {
        final int prices = instrument.priceScale();
        timeframe = from.find(BybitFields.CANDLE_INTERVAL, BybitIntervals.TIMEFRAMES);
        if (!from.isText(BybitFields.CANDLE_INTERVAL)) {
            from.fault(BybitFields.CANDLE_INTERVAL);
        }
        candle.begin(instrument.id()).timeNs(from.timeNs(BybitFields.CANDLE_TIME))
            .openTimeNs(from.timeNs(BybitFields.CANDLE_START)).closed(from.flag(BybitFields.CANDLE_CLOSED))
            .open(from.exact(BybitFields.CANDLE_OPEN, prices)).high(from.exact(BybitFields.CANDLE_HIGH, prices))
            .low(from.exact(BybitFields.CANDLE_LOW, prices)).close(from.exact(BybitFields.CANDLE_CLOSE, prices))
            .volume(from.rounded(BybitFields.CANDLE_VOLUME, instrument.quantityScale()))
            .quoteVolume(from.roundedIfGiven(BybitFields.CANDLE_TURNOVER, FixedPoint.MONEY_SCALE));
    }

    @Override
    boolean tell() {
        if (timeframe == null) {
            return false;
        }
        listener.onCandle(candle.timeframe(timeframe));
        return true;
    }
}
