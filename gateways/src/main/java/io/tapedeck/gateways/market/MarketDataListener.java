package io.tapedeck.gateways.market;

/** Takes what a parser finds, message by message, in the order of the message. */
public interface MarketDataListener {
    /**
     * A trade.
     *
     * @param trade reused.
     */
    void onTrade(TradeUpdate trade);

    /**
     * A candle in the making, or closed.
     *
     * @param candle reused.
     */
    void onCandle(CandleUpdate candle);

    /**
     * New best prices.
     *
     * @param quote reused.
     */
    void onQuote(QuoteUpdate quote);

    /**
     * A new mark price or funding rate.
     *
     * @param mark reused.
     */
    void onMarkPrice(MarkPriceUpdate mark);

    /**
     * New open interest.
     *
     * @param openInterest reused.
     */
    void onOpenInterest(OpenInterestUpdate openInterest);
}
