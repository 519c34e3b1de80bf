package io.tapedeck.engine.ring;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.pipeline.CandlePassage;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.TradingPipeline;

/** Thread mode {@code inline}: one frame, processed on the caller's thread as it is published. */
public final class InlineInlet implements FrameInlet {
    private final Frame frame = Frame.allocate();
    private final FrameListener pipeline;
    private final CandlePassage passage;

    /**
     * An inlet without a thread, for somebody who is given all frames.
     *
     * @param listener to feed.
     */
    public InlineInlet(final FrameListener listener) {
        this(listener, CandlePassage.CLOSED);
    }

    /**
     * An inlet without a thread.
     *
     * @param pipeline to feed, and to offer runs of candles to.
     */
    public InlineInlet(final TradingPipeline pipeline) {
        this(pipeline, pipeline);
    }

    private InlineInlet(final FrameListener pipeline, final CandlePassage passage) {
        this.pipeline = pipeline;
        this.passage = passage;
    }

    @Override
    public boolean isPassing() {
        return passage.isPassing();
    }

    @Override
    public int pass(final FrameRun candles) {
        return passage.pass(candles);
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
