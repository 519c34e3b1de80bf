package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.strategy.Notes;

/** Appends what a strategy notes to the present frame, behind its signal. One thread, no allocation. */
final class SignalNotes implements Notes {
    private final DerivedMessages derived;
    private long signalId;
    private int instrumentId;
    private double unit = 1;

    SignalNotes(final DerivedMessages derived) {
        this.derived = derived;
    }

    SignalNotes of(final long signal, final Instrument instrument) {
        signalId = signal;
        instrumentId = instrument.id();
        unit = instrument.priceUnit();
        return this;
    }

    @Override
    public void note(final String name, final double value) {
        derived.note(signalId, instrumentId, name, value);
    }

    @Override
    public void notePrice(final String name, final double price) {
        derived.note(signalId, instrumentId, name, price / unit);
    }
}
