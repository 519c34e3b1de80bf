package io.tapedeck.gateways.intake;

import io.tapedeck.engine.ring.InputSource;

/** Where inputs go: the ring of a session, or a test. */
public interface FrameOutlet {
    /**
     * Puts an input in that must not be lost; may wait.
     *
     * @param source of the input.
     */
    void put(InputSource source);

    /**
     * Puts an input in where there is room.
     *
     * @param source of the input.
     * @return false where there was none.
     */
    boolean offer(InputSource source);
}
