package io.tapedeck.engine.ring;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.pipeline.CandlePassage;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.TradingPipeline;

/**
 * Thread mode {@code inline}: one frame, processed on the caller's thread as it is published. Takes runs only while
 * candles may pass: else they would be copied once more than frames are.
 */
public final class InlineInlet implements FrameInlet {
    private final Frame frame = Frame.allocate();
    private final FrameRun run = new FrameRun();
    private final FrameListener pipeline;
    private final RunDelivery delivery;

    /**
     * An inlet without a thread.
     *
     * @param pipeline to feed.
     */
    public InlineInlet(final TradingPipeline pipeline) {
        this(pipeline, pipeline);
    }

    /**
     * An inlet without a thread.
     *
     * @param pipeline to feed with frames.
     * @param passage  to feed with runs.
     */
    InlineInlet(final FrameListener pipeline, final CandlePassage passage) {
        this.pipeline = pipeline;
        delivery = new RunDelivery(pipeline, passage);
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
    public boolean takesRuns() {
        return delivery.isPassing();
    }

    @Override
    public FrameRun claimRun() {
        return run;
    }

    @Override
    public void publishRun() {
        delivery.deliver(run);
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
