package io.tapedeck.replay.report;

import io.tapedeck.engine.market.Instrument;

/**
 * What prices and quantities of a symbol are counted in.
 *
 * @param symbol        that they are of.
 * @param priceScale    decimals of its prices.
 * @param quantityScale decimals of its quantities.
 */
public record Units(String symbol, int priceScale, int quantityScale) {
    static Units of(final Instrument instrument) {
        return new Units(instrument.symbol(), instrument.priceScale(), instrument.quantityScale());
    }
}
