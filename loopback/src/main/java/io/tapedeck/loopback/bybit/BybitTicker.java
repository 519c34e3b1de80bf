package io.tapedeck.loopback.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapedeck.loopback.script.MarketEvent;
import io.tapedeck.loopback.script.MarketEvent.MarkPriced;
import io.tapedeck.loopback.script.MarketEvent.QuoteChanged;

import java.util.Optional;

/**
 * The ticker of one subscription: everything at first; of contracts, later only what changed. One thread at a time.
 */
final class BybitTicker {
    private final String topic;
    private final BybitCategory category;
    private ObjectNode told;
    private ObjectNode quotes = BybitMessages.object();

    BybitTicker(final String topic, final BybitCategory category) {
        this.topic = topic;
        this.category = category;
    }

    Optional<ObjectNode> on(final MarketEvent event) {
        if (event instanceof QuoteChanged quote && category.isContract()) {
            rememberQuotes(quote);
            return told == null ? Optional.empty() : Optional.of(delta(event, quotes.deepCopy()));
        }
        return event instanceof MarkPriced mark ? Optional.of(tell(mark)) : Optional.empty();
    }

    private void rememberQuotes(final QuoteChanged quote) {
        final String quantity = quote.market().quantity(quote.print().quantity());
        quotes = BybitMessages.object().put("symbol", quote.market().symbol())
            .put("bid1Price", quote.market().price(quote.bidPrice())).put("bid1Size", quantity)
            .put("ask1Price", quote.market().price(quote.askPrice())).put("ask1Size", quantity);
    }

    private ObjectNode tell(final MarkPriced mark) {
        final ObjectNode now = BybitMessages.ticker(mark.market(), mark.timeMs(), mark.price(), category);
        now.setAll(quotes);
        if (told != null && category.isContract()) {
            return delta(mark, now);
        }
        told = now;
        return message("snapshot", mark, now.deepCopy());
    }

    private ObjectNode delta(final MarketEvent event, final ObjectNode now) {
        final ObjectNode changed = BybitMessages.object().put("symbol", event.market().symbol());
        now.properties().forEach(field -> {
            if (!field.getValue().equals(told.get(field.getKey()))) {
                changed.set(field.getKey(), field.getValue());
                told.set(field.getKey(), field.getValue());
            }
        });
        return message("delta", event, changed);
    }

    private ObjectNode message(final String type, final MarketEvent event, final ObjectNode data) {
        final ObjectNode message = BybitMessages.object().put("topic", topic).put("type", type);
        message.set("data", data);
        return message.put("cs", event.number()).put("ts", event.timeMs());
    }
}
