package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;

/** Receives frames: the journal, the egress, an observer. */
@FunctionalInterface
public interface FrameListener {
    /** Receives and ignores. */
    FrameListener NONE = new FrameListener() {
        @Override
        public void onFrame(final Frame frame) {
            // Nobody listens.
        }

        @Override
        public boolean needsEveryFrame() {
            return false;
        }
    };

    /**
     * A frame is complete.
     *
     * @param frame valid during the call only.
     */
    void onFrame(Frame frame);

    /**
     * Whether frames must be complete in which nothing happens but that candles close, and of which nobody waits for
     * any.
     *
     * @return false where {@link #onPassed} is enough to know of them.
     */
    default boolean needsEveryFrame() {
        return true;
    }

    /**
     * Base candles were passed: nothing happened in their frames but that candles closed. Only for those who do not
     * {@linkplain #needsEveryFrame need every frame}.
     *
     * @param candles valid during the call only.
     * @param count   how many were passed, from the first one on.
     */
    default void onPassed(final FrameRun candles, final int count) {
        // They would have been ignored.
    }
}
