package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.pipeline.FrameListener;

import java.util.ArrayList;
import java.util.List;

/** What a listener saw of a replay, frame by frame or in runs; it may insist on frames. */
final class Trail implements FrameListener {
    private final boolean needsEveryFrame;
    private final List<Long> timesNs = new ArrayList<>();
    private long passed;

    /** One that is told of candles in runs where they pass. */
    static Trail passing() {
        return new Trail(false);
    }

    /** One that insists on frames. */
    static Trail oneByOne() {
        return new Trail(true);
    }

    private Trail(final boolean needsEveryFrame) {
        this.needsEveryFrame = needsEveryFrame;
    }

    @Override
    public void onFrame(final Frame frame) {
        timesNs.add(frame.engineTimeNs());
    }

    @Override
    public boolean needsEveryFrame() {
        return needsEveryFrame;
    }

    @Override
    public void onPassed(final FrameRun candles, final int count) {
        passed += count;
        for (int index = 0; index < count; index++) {
            timesNs.add(candles.engineTimeNs(index));
        }
    }

    /** Engine time of everything that was told, in its order. */
    List<Long> timesNs() {
        return timesNs;
    }

    /** How many frames there were, passed ones as well. */
    long frames() {
        return timesNs.size();
    }

    /** How many of them came in runs. */
    long passed() {
        return passed;
    }
}
