package io.tapedeck.journal.tape;

import java.nio.file.Path;

/** A tape that is one of several behind one another. Implementations are immutable. */
public interface TapePart {
    /**
     * The tape.
     *
     * @return its folder.
     */
    Path directory();

    /**
     * Sequence of the frame that the part begins with. What an earlier part holds from there on did not happen: its
     * writer had died there, and the one that went on began with it.
     *
     * @return counted over all parts.
     */
    long firstSequence();

    /**
     * Whether its writer died, or has not come yet, to the first frame.
     *
     * @return true where there is nothing to read.
     */
    boolean hasNoFrame();
}
