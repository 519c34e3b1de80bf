package io.tapedeck.engine.ring;

import io.tapedeck.engine.event.Frame;

/**
 * Where a source puts frames in: claim, fill, publish. One publishing thread.
 *
 * <p>A source never fills more than one claimed frame at a time. Back-pressure blocks in {@link #claim}.
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
     * Waits until everything that was published has been processed.
     *
     * @throws PipelineFaultException where the consumer has failed.
     */
    void drain();

    /** Stops the consumer; frames that were published are processed first. */
    @Override
    void close();
}
