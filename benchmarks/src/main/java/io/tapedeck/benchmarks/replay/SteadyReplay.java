package io.tapedeck.benchmarks.replay;

import io.tapedeck.benchmarks.jvm.AllocatedBytes;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;

import java.io.IOException;
import java.nio.file.Path;

/** What replays allocate in their steady state, on the thread of the stages: the second of two runs counts. */
public final class SteadyReplay {
    private static final int FIRST_COUNTED = BenchmarkMarket.FRAMES / 4;

    private final MarketReplay replay;

    /**
     * Of a market.
     *
     * @param market to be played.
     * @param work   folder for its tapes and runs.
     * @throws IOException where the disk refuses.
     */
    public SteadyReplay(final BenchmarkMarket market, final Path work) throws IOException {
        replay = new MarketReplay(market, work);
    }

    /** Stands before the journal, on the thread of the stages. No allocation. */
    private static final class Meter implements FrameListener {
        private final FrameListener journal;
        private long frames;
        private long first;
        private long last;

        Meter(final FrameListener journal) {
            this.journal = journal;
        }

        @Override
        public void onFrame(final Frame frame) {
            journal.onFrame(frame);
            frames++;
            if (frames == FIRST_COUNTED) {
                first = AllocatedBytes.now();
            } else if (frames == BenchmarkMarket.FRAMES) {
                last = AllocatedBytes.now();
            }
        }
    }

    /**
     * Plays it twice.
     *
     * @param mode  which thread runs the stages.
     * @param level what is recorded.
     * @return bytes a frame of the last three quarters, what is kept of each trade for the result included.
     * @throws IOException where the disk refuses.
     */
    public double bytesPerFrame(final ThreadMode mode, final RecordLevel level) throws IOException {
        replay.play(mode, level, journal -> journal);
        final Meter[] meter = new Meter[1];
        replay.play(mode, level, journal -> {
            meter[0] = new Meter(journal);
            return meter[0];
        });
        return (double) (meter[0].last - meter[0].first) / (BenchmarkMarket.FRAMES - FIRST_COUNTED);
    }
}
