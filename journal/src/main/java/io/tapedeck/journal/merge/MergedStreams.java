package io.tapedeck.journal.merge;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.market.Timeframe;

import java.util.List;

/**
 * Merges streams by time; at the same time the stream that stands first in the list comes first. A linear search over
 * the heads: a replay has a handful of tapes. One thread, no allocation.
 */
public final class MergedStreams implements FrameStream {
    private static final long SHORTEST_CANDLE_NS = Timeframe.M1.durationNs();

    private final FrameStream[] streams;
    private final boolean[] hasHead;
    private int present = -1;

    /**
     * A merge that owns its streams.
     *
     * @param streams at their beginning.
     */
    public MergedStreams(final List<? extends FrameStream> streams) {
        this.streams = streams.toArray(new FrameStream[0]);
        hasHead = new boolean[this.streams.length];
        for (int index = 0; index < this.streams.length; index++) {
            hasHead[index] = this.streams[index].advance();
        }
    }

    @Override
    public boolean advance() {
        if (present >= 0) {
            hasHead[present] = streams[present].advance();
        }
        present = earliest();
        return present >= 0;
    }

    private int earliest() {
        int earliest = -1;
        for (int index = 0; index < streams.length; index++) {
            if (hasHead[index]
                && (earliest < 0 || streams[index].engineTimeNs() < streams[earliest].engineTimeNs())) {
                earliest = index;
            }
        }
        return earliest;
    }

    @Override
    public long engineTimeNs() {
        return streams[present].engineTimeNs();
    }

    @Override
    public void copyTo(final Frame frame) {
        streams[present].copyTo(frame);
    }

    /** Up to where another stream has something, if that lies behind the next candle: a single one is no run. */
    @Override
    public void copyTo(final FrameRun run, final long untilNs) {
        long earliestNs = untilNs;
        for (int index = 0; index < streams.length; index++) {
            if (index != present && hasHead[index]) {
                final long headNs = streams[index].engineTimeNs();
                earliestNs = Math.min(earliestNs, index < present ? headNs : headNs + 1);
            }
        }
        if (earliestNs > engineTimeNs() + SHORTEST_CANDLE_NS) {
            streams[present].copyTo(run, earliestNs);
        }
    }

    @Override
    public void close() {
        for (final FrameStream stream : streams) {
            stream.close();
        }
    }
}
