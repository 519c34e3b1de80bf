package io.tapedeck.engine.ring;

import io.tapedeck.engine.event.Frame;

/** Fills a frame of the {@link SharedInlet} with one input. */
@FunctionalInterface
public interface InputSource {
    /**
     * Fills a frame.
     *
     * @param frame to begin, with the time of receipt, and to give exactly one message; its place in the session comes
     *              later.
     */
    void fill(Frame frame);
}
