package io.tapedeck.replay.run;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.strategy.Notes;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps what a strategy notes, prices in their currency. One thread. */
public final class NamedFigures implements Notes {
    private final Map<String, Double> values = new LinkedHashMap<>();
    private final double unit;

    /**
     * Figures about an instrument.
     *
     * @param instrument that prices are of.
     */
    public NamedFigures(final Instrument instrument) {
        unit = instrument.priceUnit();
    }

    @Override
    public void note(final String name, final double value) {
        values.put(name, value);
    }

    @Override
    public void notePrice(final String name, final double price) {
        values.put(name, price / unit);
    }

    /**
     * What was noted so far.
     *
     * @return name to value in the order of the notes.
     */
    public Map<String, Double> values() {
        return values;
    }
}
