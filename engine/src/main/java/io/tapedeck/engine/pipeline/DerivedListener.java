package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;

/** Receives what one account of a sweep derived from the frames of its market. On the thread of the sweep. */
@FunctionalInterface
public interface DerivedListener {
    /** Receives and ignores. */
    DerivedListener NONE = (place, frame, offset) -> {
    };

    /**
     * An account derived something.
     *
     * @param place  of the frame in the present block, from 0; the market's listener was told the same.
     * @param frame  complete; valid during the call only.
     * @param offset of the first message that is the account's own.
     */
    void onDerived(int place, Frame frame, int offset);
}
