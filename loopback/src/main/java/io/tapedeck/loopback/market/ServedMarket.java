package io.tapedeck.loopback.market;

import io.tapedeck.engine.market.Instrument;

import java.math.BigDecimal;

/**
 * A symbol that is traded at the venue, and all that will ever happen there.
 *
 * @param instrument   that is traded.
 * @param candles      of its finest timeframe.
 * @param prints       its trades.
 * @param funding      its funding rates.
 * @param openInterest how much of it is held.
 */
public record ServedMarket(Instrument instrument, CandleHistory candles, PrintHistory prints, FigureHistory funding,
    FigureHistory openInterest) {
    /** How often longs and shorts settle, where no tape tells otherwise. */
    public static final long FUNDING_INTERVAL_MS = 8L * 60 * 60 * 1000;
    /** Both Binance and Bybit fund at this rate while contracts trade at the price of the underlying: 0.01 %. */
    public static final long USUAL_FUNDING_RATE = 10_000;

    /**
     * The symbol.
     *
     * @return in capital letters.
     */
    public String symbol() {
        return instrument.symbol();
    }

    /**
     * What is bought for the quote currency.
     *
     * @return the symbol without its quote currency, where it ends with that.
     */
    public String baseAsset() {
        final String quote = instrument.quoteCurrency();
        return symbol().endsWith(quote) && symbol().length() > quote.length()
            ? symbol().substring(0, symbol().length() - quote.length()) : symbol();
    }

    /**
     * A price as venues write it.
     *
     * @param value scaled.
     * @return with all decimals of the instrument.
     */
    public String price(final long value) {
        return BigDecimal.valueOf(value, instrument.priceScale()).toPlainString();
    }

    /**
     * A quantity as venues write it.
     *
     * @param value scaled.
     * @return with all decimals of the instrument.
     */
    public String quantity(final long value) {
        return BigDecimal.valueOf(value, instrument.quantityScale()).toPlainString();
    }

    /**
     * When longs and shorts settle next.
     *
     * @param nowMs any moment.
     * @return a later moment.
     */
    public long nextFundingMs(final long nowMs) {
        return (Math.floorDiv(nowMs, FUNDING_INTERVAL_MS) + 1) * FUNDING_INTERVAL_MS;
    }
}
