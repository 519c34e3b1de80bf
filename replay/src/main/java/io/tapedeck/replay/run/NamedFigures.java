package io.tapedeck.replay.run;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.strategy.Notes;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps what a strategy notes, prices in their currency. One thread. */
final class NamedFigures implements Notes {
    private final Map<String, Double> values = new LinkedHashMap<>();
    private final double unit;

    NamedFigures(final Instrument instrument) {
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

    Map<String, Double> values() {
        return values;
    }
}
