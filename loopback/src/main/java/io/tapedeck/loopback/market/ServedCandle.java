package io.tapedeck.loopback.market;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;

/**
 * A candle as the venue tells it, whole or growing. Immutable.
 *
 * @param timeframe      of its span.
 * @param openMs         start of its span.
 * @param open           first price.
 * @param high           highest price.
 * @param low            lowest price.
 * @param close          last price.
 * @param volume         traded quantity.
 * @param quoteVolume    traded worth, money.
 * @param takerBuyVolume quantity that buyers took.
 * @param tradeCount     number of trades.
 */
public record ServedCandle(Timeframe timeframe, long openMs, long open, long high, long low, long close, long volume,
    long quoteVolume, long takerBuyVolume, long tradeCount) {

    /**
     * A candle that begins with a trade.
     *
     * @param timeframe  of its span.
     * @param openMs     start of its span.
     * @param print      first trade.
     * @param instrument that was traded.
     * @return the candle so far.
     */
    public static ServedCandle beginning(final Timeframe timeframe, final long openMs, final Print print,
        final Instrument instrument) {
        final long price = print.price();
        return new ServedCandle(timeframe, openMs, price, price, price, price, print.quantity(),
            instrument.notional(price, print.quantity()), print.takenByBuyer() ? print.quantity() : 0, 1);
    }

    /**
     * This candle and what came after it.
     *
     * @param next candle of the same or a shorter span, inside this one's.
     * @return a candle with the span of this one.
     */
    public ServedCandle then(final ServedCandle next) {
        return new ServedCandle(timeframe, openMs, open, Math.max(high, next.high), Math.min(low, next.low), next.close,
            volume + next.volume, quoteVolume + next.quoteVolume, takerBuyVolume + next.takerBuyVolume,
            tradeCount + next.tradeCount);
    }

    /**
     * This candle and a trade that came after it.
     *
     * @param print      inside the span.
     * @param instrument that was traded.
     * @return the candle so far.
     */
    public ServedCandle then(final Print print, final Instrument instrument) {
        return then(beginning(timeframe, openMs, print, instrument));
    }

    /**
     * The beginning of a longer candle, as far as it is known by this one.
     *
     * @param longer timeframe.
     * @return the same figures over a longer span.
     */
    public ServedCandle as(final Timeframe longer) {
        return longer == timeframe ? this : new ServedCandle(longer, Spans.startMs(longer, openMs), open, high, low,
            close, volume, quoteVolume, takerBuyVolume, tradeCount);
    }

    ServedCandle withTradeCount(final long count) {
        return new ServedCandle(timeframe, openMs, open, high, low, close, volume, quoteVolume, takerBuyVolume, count);
    }

    /**
     * End of the span, which is the open of the next.
     *
     * @return milliseconds.
     */
    public long closeMs() {
        return openMs + Spans.durationMs(timeframe);
    }
}
