package io.tapedeck.replay.optimise;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.SweepPipeline;
import io.tapedeck.engine.ring.FrameInlet;

/** Feeds a sweep on the thread of its source. */
record SweepInlet(SweepPipeline sweep) implements FrameInlet {
    @Override
    public Frame claim() {
        return sweep.claim();
    }

    @Override
    public void publish() {
        sweep.publish();
    }

    @Override
    public void drain() {
        sweep.drain();
    }

    @Override
    public void close() {
        // Nothing to stop.
    }
}
