package io.tapedeck.gateways;

import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.market.MarkPriceUpdate;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.OpenInterestUpdate;
import io.tapedeck.gateways.market.QuoteUpdate;
import io.tapedeck.gateways.market.TradeUpdate;

import java.util.ArrayList;
import java.util.List;

/** Writes down what a listener is told, one line each; {@code ?} is what is unknown. */
public final class ToldUpdates implements MarketDataListener {
    private final List<String> lines = new ArrayList<>();

    /** What was told since it was last asked. */
    public List<String> take() {
        final List<String> told = List.copyOf(lines);
        lines.clear();
        return told;
    }

    /** A line of words, as updates are written. */
    public static String line(final String kind, final Object... values) {
        final StringBuilder line = new StringBuilder(kind);
        for (final Object value : values) {
            line.append(' ').append(value.equals(Long.MIN_VALUE) ? "?" : value);
        }
        return line.toString();
    }

    @Override
    public void onTrade(final TradeUpdate trade) {
        lines.add(line("trade", trade.instrumentId(), trade.timeNs(), trade.tradeId(),
            trade.takenByBuyer() ? "buy" : "sell", trade.price(), trade.quantity()));
    }

    @Override
    public void onCandle(final CandleUpdate candle) {
        lines.add(line("candle", candle.instrumentId(), candle.timeNs(), candle.timeframe(), candle.openTimeNs(),
            candle.closed() ? "closed" : "open", candle.open(), candle.high(), candle.low(), candle.close(),
            candle.volume(), candle.quoteVolume(), candle.takerBuyVolume(), candle.tradeCount()));
    }

    @Override
    public void onQuote(final QuoteUpdate quote) {
        lines.add(line("quote", quote.instrumentId(), quote.timeNs(), quote.updateId(), quote.bidPrice(),
            quote.bidQuantity(), quote.askPrice(), quote.askQuantity()));
    }

    @Override
    public void onMarkPrice(final MarkPriceUpdate mark) {
        lines.add(line("mark", mark.instrumentId(), mark.timeNs(), mark.markPrice(), mark.indexPrice(),
            mark.fundingRate(), mark.nextFundingTimeNs()));
    }

    @Override
    public void onOpenInterest(final OpenInterestUpdate openInterest) {
        lines.add(line("interest", openInterest.instrumentId(), openInterest.timeNs(), openInterest.openInterest()));
    }
}
