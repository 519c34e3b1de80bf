package io.tapedeck.engine.strategy;

import io.tapedeck.engine.event.codec.SignalDecoder;

/** What a strategy asked for, as it stands on the tape; reused. One thread, no allocation. */
public final class Signal {
    private long signalId;
    private int instrumentId;
    private SignalKind kind = SignalKind.CLOSE;
    private long equityFraction;
    private long stopPrice;
    private long targetPrice;

    /**
     * Takes on the values of a message.
     *
     * @param message to read.
     * @return this.
     */
    public Signal decode(final SignalDecoder message) {
        return set(message.signalId(), message.instrumentId(),
            message.kindRaw() == SignalKind.OPEN_LONG.code() ? SignalKind.OPEN_LONG : SignalKind.CLOSE)
            .size(message.equityFraction())
            .protect(message.stopPrice(), message.targetPrice());
    }

    /**
     * Takes on new values, without size and levels.
     *
     * @param id         of the signal.
     * @param instrument that it is about.
     * @param what       it asks for.
     * @return this.
     */
    public Signal set(final long id, final int instrument, final SignalKind what) {
        signalId = id;
        instrumentId = instrument;
        kind = what;
        return this;
    }

    /**
     * Sets the size.
     *
     * @param fraction of the equity, rate.
     * @return this.
     */
    public Signal size(final long fraction) {
        equityFraction = fraction;
        return this;
    }

    /**
     * Sets the protective levels.
     *
     * @param stop   scaled price, or unknown.
     * @param target scaled price, or unknown.
     * @return this.
     */
    public Signal protect(final long stop, final long target) {
        stopPrice = stop;
        targetPrice = target;
        return this;
    }

    /**
     * Number of the signal in this session.
     *
     * @return from 1.
     */
    public long signalId() {
        return signalId;
    }

    /**
     * What it is about.
     *
     * @return instrument id.
     */
    public int instrumentId() {
        return instrumentId;
    }

    /**
     * What it asks for.
     *
     * @return never null.
     */
    public SignalKind kind() {
        return kind;
    }

    /**
     * Size.
     *
     * @return share of the equity, rate.
     */
    public long equityFraction() {
        return equityFraction;
    }

    /**
     * Where to give up.
     *
     * @return scaled price, or unknown.
     */
    public long stopPrice() {
        return stopPrice;
    }

    /**
     * Where to take the profit.
     *
     * @return scaled price, or unknown.
     */
    public long targetPrice() {
        return targetPrice;
    }
}
