package io.tapedeck.engine.order;

import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/** Numbers things in the order in which they happen, from 1. One thread, no allocation. */
public final class NumberSequence implements Stateful {
    private long last;

    /**
     * Takes the next number.
     *
     * @return 1, 2, 3, …
     */
    public long next() {
        last++;
        return last;
    }

    /**
     * The number that was taken last.
     *
     * @return 0 before the first.
     */
    public long last() {
        return last;
    }

    /**
     * Goes on behind a number that somebody else took last.
     *
     * @param taken the last one that is taken.
     */
    public void goOnBehind(final long taken) {
        last = taken;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(last);
    }

    @Override
    public void loadState(final StateReader reader) {
        last = reader.getLong();
    }
}
