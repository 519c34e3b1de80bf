package io.tapedeck.gateways.listing;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.json.JsonTree;

import java.util.ArrayList;
import java.util.List;

/** Makes instruments of a venue's list of symbols: those that are wanted and traded. Off the hot path. */
public abstract class ListedSymbols {
    /**
     * Reads a list.
     *
     * @param symbols of the venue, each with its name in {@code symbol}.
     * @param wanted  names; their position is the number of the instrument.
     * @return in the order of the venue.
     */
    public final List<Instrument> read(final JsonTree symbols, final List<String> wanted) {
        final List<Instrument> found = new ArrayList<>();
        for (int index = 0; index < symbols.size(); index++) {
            final JsonTree symbol = symbols.get(index);
            final int id = wanted.indexOf(symbol.get("symbol").text());
            if (id >= 0 && isTraded(symbol)) {
                found.add(instrument(symbol, id));
            }
        }
        return found;
    }

    /**
     * Whether a symbol may be traded now, and is of this market.
     *
     * @param symbol of the list.
     * @return true where it is.
     */
    protected abstract boolean isTraded(JsonTree symbol);

    /**
     * The instrument that a symbol is.
     *
     * @param symbol that is traded.
     * @param id     number of the instrument.
     * @return with the venue's rules.
     */
    protected abstract Instrument instrument(JsonTree symbol, int id);
}
