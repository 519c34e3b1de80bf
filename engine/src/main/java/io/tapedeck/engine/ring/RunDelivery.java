package io.tapedeck.engine.ring;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.pipeline.CandlePassage;
import io.tapedeck.engine.pipeline.FrameListener;

/**
 * Delivers runs to a pipeline: in one go as far as it lets candles pass, else frame by frame. On the pipeline's thread;
 * no allocation after construction.
 */
final class RunDelivery {
    private final Frame frame = Frame.allocate();
    private final FrameListener pipeline;
    private final CandlePassage passage;

    /**
     * A delivery.
     *
     * @param pipeline takes frames.
     * @param passage  of the same pipeline.
     */
    RunDelivery(final FrameListener pipeline, final CandlePassage passage) {
        this.pipeline = pipeline;
        this.passage = passage;
    }

    /** Whether candles that come next may pass. */
    boolean isPassing() {
        return passage.isPassing();
    }

    /**
     * Delivers all frames.
     *
     * @param run empty afterwards, unless the pipeline throws.
     */
    void deliver(final FrameRun run) {
        while (run.count() > 0) {
            if (!pass(run)) {
                run.moveFirstTo(frame);
                pipeline.onFrame(frame);
            }
        }
    }

    private boolean pass(final FrameRun run) {
        final int passed = passage.isPassing() ? passage.pass(run) : 0;
        run.drop(passed);
        return passed > 0;
    }
}
