package io.tapedeck.replay.optimise;

import java.util.List;
import java.util.function.Consumer;

/**
 * Where trials are played: in this process, or elsewhere. What comes of a trial depends on its request alone.
 */
public interface SweepBackend extends AutoCloseable {
    /**
     * Plays trials and returns when all are finished.
     *
     * @param requests of one generation; they differ only in the parameters of the strategy.
     * @param finished told of some that are finished, in any order, each once, on the caller's thread.
     */
    void play(List<TrialRequest> requests, Consumer<List<TrialResult>> finished);

    @Override
    void close();
}
