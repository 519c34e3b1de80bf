package io.tapedeck.engine.state;

/**
 * Something whose state belongs to the engine: it is part of the state digest and of every snapshot.
 *
 * <p>What {@link #saveState} writes is all that decides the future: a fresh object that loads it goes on exactly as the
 * saved one would have. Fields are written in a fixed order, never by iterating over an unordered collection.
 */
public interface Stateful {
    /**
     * Writes the state.
     *
     * @param writer to append to.
     */
    void saveState(StateWriter writer);

    /**
     * Takes on a state that {@link #saveState} wrote.
     *
     * @param reader positioned at the first value.
     */
    void loadState(StateReader reader);
}
