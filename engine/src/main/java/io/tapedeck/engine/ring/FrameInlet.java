package io.tapedeck.engine.ring;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.CandlePassage;

/**
 * Where a source puts frames in: claim, fill, publish. One publishing thread.
 *
 * <p>Candles may be offered in runs before they are claimed for one by one; an inlet passes none, unless it says so.
 *
 * <p>A source never fills more than one claimed frame at a time. Back-pressure blocks in {@link #claim}.
 */
public interface FrameInlet extends CandlePassage, AutoCloseable {
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
