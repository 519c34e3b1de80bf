package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.FrameRun;

/** Where candles of which nobody waits for any are let through in runs, instead of frame by frame. One thread. */
public interface CandlePassage {
    /** Lets none through. */
    CandlePassage CLOSED = new CandlePassage() { };

    /**
     * Whether candles that come next are worth {@linkplain #pass offering}.
     *
     * @return false where they have to come frame by frame; may change with every frame.
     */
    default boolean isPassing() {
        return false;
    }

    /**
     * Passes base candles in which nothing can happen but that candles close which nobody waits for: the outcome is
     * that of their frames, one by one. Only while it {@linkplain #isPassing is passing}.
     *
     * @param candles that come next; their sequences, and the tape they are from, are not looked at.
     * @return how many were passed, from the first one on; what is left of them has to come as frames.
     */
    default int pass(final FrameRun candles) {
        return 0;
    }
}
