package io.tapedeck.gateways.bybit;

import io.tapedeck.engine.market.Instrument;

/** What one connection knows of an instrument. */
final class BybitSymbol {
    private final Instrument instrument;
    private final BestLevel bid = new BestLevel();
    private final BestLevel ask = new BestLevel();
    private final TickerState ticker = new TickerState();
    private boolean bookKnown;

    BybitSymbol(final Instrument instrument) {
        this.instrument = instrument;
    }

    Instrument instrument() {
        return instrument;
    }

    BestLevel bid() {
        return bid;
    }

    BestLevel ask() {
        return ask;
    }

    TickerState ticker() {
        return ticker;
    }

    /** Whether a snapshot of the book has come. */
    boolean isBookKnown() {
        return bookKnown;
    }

    void bookIsKnown() {
        bookKnown = true;
    }
}
