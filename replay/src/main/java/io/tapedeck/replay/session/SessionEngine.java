package io.tapedeck.replay.session;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.exit.FinerCandles;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.PipelineContext;
import io.tapedeck.engine.pipeline.TradingPipeline;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Xxh64;
import io.tapedeck.engine.strategy.StrategyPlan;
import io.tapedeck.journal.session.StateSnapshot;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.function.UnaryOperator;

/**
 * The pipeline of a session, which can be saved behind any frame and go on from there. One thread; allocates when it
 * is saved and restored.
 */
public final class SessionEngine implements FrameListener {
    private final OpeningFrames opening = new OpeningFrames();
    private final TradingPipeline pipeline;
    private final StateWriter writer = new StateWriter();
    private final FrameListener outside;
    private FrameListener journal = FrameListener.NONE;
    private FrameListener egress = FrameListener.NONE;
    private long sequence;
    private long timeNs = StateSnapshot.GENESIS.engineTimeNs();

    /**
     * An engine that was told nothing yet.
     *
     * @param strategies that it asks.
     * @param outside    takes every frame that is recorded, when it may leave; none that is only played again.
     */
    public SessionEngine(final StrategyPlan strategies, final FrameListener outside) {
        this.outside = outside;
        pipeline = new TradingPipeline(new PipelineContext(strategies, FinerCandles.NONE,
            frame -> journal.onFrame(frame), frame -> egress.onFrame(frame)));
    }

    /**
     * Goes on from a saved state; once, before the first frame.
     *
     * @param snapshot of a session with the same strategies.
     */
    public void restore(final StateSnapshot snapshot) {
        if (snapshot.isGenesis()) {
            return;
        }
        opening.restore(snapshot.opening(), pipeline);
        pipeline.loadState(new StateReader(new UnsafeBuffer(snapshot.state()), snapshot.state().length));
        sequence = snapshot.sequence();
        timeNs = snapshot.engineTimeNs();
    }

    /**
     * Records from now on, and lets out what was recorded.
     *
     * @param recorder takes every frame when it is complete.
     * @param gate     stands before the way out.
     */
    public void record(final FrameListener recorder, final UnaryOperator<FrameListener> gate) {
        journal = recorder;
        egress = gate.apply(outside);
    }

    @Override
    public void onFrame(final Frame frame) {
        pipeline.onFrame(frame);
        opening.keep(frame);
        sequence = frame.sequence();
        timeNs = frame.engineTimeNs();
    }

    /**
     * The state behind the last frame.
     *
     * @return a copy.
     */
    public StateSnapshot snapshot() {
        writer.clear();
        pipeline.saveState(writer);
        final byte[] state = new byte[writer.length()];
        writer.buffer().getBytes(0, state);
        return new StateSnapshot(sequence, timeNs, Xxh64.hash(writer.buffer(), 0, writer.length(), 0),
            opening.bytes(), state);
    }

    /**
     * The last frame.
     *
     * @return its sequence; 0 before the first.
     */
    public long sequence() {
        return sequence;
    }

    /**
     * Engine time of the last frame.
     *
     * @return nanoseconds; the least number before the first.
     */
    public long timeNs() {
        return timeNs;
    }

    /**
     * What it runs.
     *
     * @return to be looked at between frames.
     */
    public TradingPipeline pipeline() {
        return pipeline;
    }
}
