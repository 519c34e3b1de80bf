package io.tapedeck.replay.run;

/** Told from time to time how far a run is. */
@FunctionalInterface
public interface RunProgress {
    /** Tells nobody. */
    RunProgress NONE = (done, total) -> {
    };

    /**
     * Some frames were handed to the engine.
     *
     * @param framesDone  so far.
     * @param framesTotal an upper estimate.
     */
    void onProgress(long framesDone, long framesTotal);
}
