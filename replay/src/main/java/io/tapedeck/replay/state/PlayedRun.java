package io.tapedeck.replay.state;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.PipelineContext;
import io.tapedeck.engine.pipeline.TradingPipeline;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.RunFrames;
import io.tapedeck.replay.session.OpeningFrames;
import io.tapedeck.replay.source.TapeDrillDown;

/** A run under way, which stops after any frame. One thread. */
final class PlayedRun implements AutoCloseable {
    private final RunFrames frames;
    private final TapeDrillDown drillDown;
    private final TradingPipeline pipeline;
    private final Frame frame = Frame.allocate();
    private ClosedCandles closed = new ClosedCandles();
    private FrameListener present = FrameListener.NONE;
    private long sequence;
    private long timeNs;

    private PlayedRun(final ReplayRunner.Plan plan) {
        frames = ReplayRunner.frames(plan);
        drillDown = ReplayRunner.drillDown(plan);
        pipeline = new TradingPipeline(new PipelineContext(plan.strategy().plan(), drillDown,
            complete -> present.onFrame(complete), FrameListener.NONE));
    }

    /** Begins at the genesis. */
    static PlayedRun begin(final ReplayRunner.Plan plan, final FrameListener journal) {
        final PlayedRun run = new PlayedRun(plan);
        run.present = journal;
        return run;
    }

    /** Goes on behind a saved state: what the session was told is played, then the state is taken on. */
    static PlayedRun resume(final ReplayRunner.Plan plan, final FrameListener journal, final SavedState state) {
        final PlayedRun run = new PlayedRun(plan);
        final OpeningFrames told = new OpeningFrames();
        while (run.sequence < state.sequence()) {
            run.takeNext();
            told.keep(run.frame);
        }
        told.giveTo(run.pipeline);
        run.pipeline.loadState(new StateReader(state.bytes(), state.length()));
        run.closed = state.closed().copy();
        run.present = journal;
        return run;
    }

    SavedState save() {
        final StateWriter writer = new StateWriter();
        pipeline.saveState(writer);
        return new SavedState(sequence, timeNs, writer.buffer(), writer.length(), closed.copy());
    }

    boolean hasNext() {
        return frames.hasNext();
    }

    /** Whether the session is open, so that a state could be taken up again. */
    boolean isOpen() {
        return sequence >= frames.openingFrames();
    }

    long nextTimeNs() {
        return frames.nextTimeNs();
    }

    /** Plays the next frame, which must be there. */
    void step() {
        takeNext();
        pipeline.onFrame(frame);
        closed.onFrame(frame);
    }

    private void takeNext() {
        frames.hasNext();
        frames.next(frame);
        sequence = frame.sequence();
        timeNs = frame.engineTimeNs();
    }

    /** Number of the last frame; 0 where nothing was played. */
    long sequence() {
        return sequence;
    }

    long timeNs() {
        return timeNs;
    }

    /** The last frame that was played, with what was derived from it. */
    Frame frame() {
        return frame;
    }

    TradingPipeline pipeline() {
        return pipeline;
    }

    ClosedCandles closed() {
        return closed;
    }

    @Override
    public void close() {
        frames.close();
        drillDown.close();
    }
}
