package io.tapedeck.engine.ring;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;

/**
 * Where a source puts frames in: claim, fill, publish. One publishing thread.
 *
 * <p>Frames of a tape that are alike may go in many at once, as a run; what comes of them is what comes of them one by
 * one.
 *
 * <p>A source never fills more than one claimed frame or run at a time. Back-pressure blocks in {@link #claim} and
 * {@link #claimRun}.
 */
public interface FrameInlet extends AutoCloseable {
    /**
     * The next free frame.
     *
     * @return to be filled and then published.
     * @throws PipelineFaultException where the consumer has failed.
     */
    Frame claim();

    /** Hands the claimed frame to the pipeline. */
    void publish();

    /**
     * Whether runs are worth more than their frames one by one.
     *
     * @return may change with everything that is published.
     */
    default boolean takesRuns() {
        return false;
    }

    /**
     * The next free run, where this inlet {@linkplain #takesRuns takes any}.
     *
     * @return empty; to be filled and then published, or left as it is.
     * @throws PipelineFaultException where the consumer has failed.
     */
    default FrameRun claimRun() {
        throw new IllegalStateException("this inlet takes no runs");
    }

    /** Hands the claimed run to the pipeline, which has it for itself from now on. */
    default void publishRun() {
        throw new IllegalStateException("this inlet takes no runs");
    }

    /**
     * Waits until everything that was published has been processed.
     *
     * @throws PipelineFaultException where the consumer has failed.
     */
    void drain();

    /** Stops the consumer; frames that were published are processed first. */
    @Override
    void close();
}
