package io.tapedeck.gateways.binance;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.json.JsonPhrase;
import io.tapedeck.gateways.json.JsonSteps;
import io.tapedeck.gateways.json.ShortNames;
import io.tapedeck.gateways.market.MarketDataListener;

/** An event about an instrument, whose symbol comes before prices and quantities. */
abstract class UsualEvent {
    private static final JsonPhrase END = JsonPhrase.of("}");

    private final JsonSteps text;
    private final ShortNames<Instrument> instruments;
    private Instrument instrument;
    private int prices;
    private int quantities;

    UsualEvent(final JsonSteps text, final ShortNames<Instrument> instruments) {
        this.text = text;
        this.instruments = instruments;
    }

    /** Over the fields, from the quote of the first one, and the brace behind them. */
    abstract int read(int from);

    /** Tells of the event that was read last; false where that is one of nothing. */
    abstract boolean tell(MarketDataListener listener);

    /** What the event stands in. */
    final JsonSteps text() {
        return text;
    }

    /** What the event is about. */
    final Instrument instrument() {
        return instrument;
    }

    /** Over the symbol of an instrument that is listened to, up to the quote behind it. */
    final int symbol(final int from) {
        final int to = text.name(from);
        instrument = instruments.find(text);
        if (instrument == null) {
            return JsonSteps.ELSEWHERE;
        }
        prices = instrument.priceScale();
        quantities = instrument.quantityScale();
        return to;
    }

    /** Over a price. */
    final int price(final int from) {
        return text.exact(from, prices);
    }

    /** Over a quantity. */
    final int quantity(final int from) {
        return text.exact(from, quantities);
    }

    /** Over a sum of quantities, which may be finer than they are. */
    final int volume(final int from) {
        return text.rounded(from, quantities);
    }

    /** Over the end of the event. */
    final int end(final int from) {
        return text.over(from, END);
    }
}
