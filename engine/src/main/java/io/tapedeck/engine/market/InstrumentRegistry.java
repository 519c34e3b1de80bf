package io.tapedeck.engine.market;

/** The instruments of a session by their number. One thread; allocates nothing after construction. */
public final class InstrumentRegistry {
    /** Bound on the instruments of one session; it sizes the per-instrument arrays of the stages. */
    public static final int MAXIMUM_INSTRUMENTS = 256;

    private final Instrument[] instruments = new Instrument[MAXIMUM_INSTRUMENTS];
    private int count;

    /**
     * Adds an instrument.
     *
     * @param instrument with the next free number.
     */
    public void define(final Instrument instrument) {
        if (instrument.id() != count || count == MAXIMUM_INSTRUMENTS) {
            throw new IllegalArgumentException("instrument " + instrument.qualifiedSymbol() + " has number "
                + instrument.id() + ", expected " + count + " below " + MAXIMUM_INSTRUMENTS);
        }
        instruments[count] = instrument;
        count++;
    }

    /**
     * The instrument of a number.
     *
     * @param id as on the tape.
     * @return never null.
     * @throws IllegalArgumentException for a number that was never defined.
     */
    public Instrument byId(final int id) {
        return instruments[require(id)];
    }

    /**
     * Requires that an instrument was defined.
     *
     * @param id as on the tape.
     * @return the same number.
     * @throws IllegalArgumentException for a number that was never defined.
     */
    public int require(final int id) {
        if (id < 0 || id >= count) {
            throw new IllegalArgumentException("instrument " + id + " was never defined");
        }
        return id;
    }

    /**
     * How many instruments there are.
     *
     * @return their numbers run from 0 to this, exclusive.
     */
    public int count() {
        return count;
    }
}
