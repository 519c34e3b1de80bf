package io.tapedeck.engine.ring;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;

/** Thread mode {@code inline}: one frame, processed on the caller's thread as it is published. */
public final class InlineInlet implements FrameInlet {
    private final Frame frame = Frame.allocate();
    private final FrameListener pipeline;

    /**
     * An inlet without a thread.
     *
     * @param pipeline to feed.
     */
    public InlineInlet(final FrameListener pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public Frame claim() {
        return frame;
    }

    @Override
    public void publish() {
        pipeline.onFrame(frame);
    }

    @Override
    public void drain() {
        // Every published frame was processed before publish returned.
    }

    @Override
    public void close() {
        // Nothing to stop.
    }
}
