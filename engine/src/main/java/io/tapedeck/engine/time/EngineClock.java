package io.tapedeck.engine.time;

import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/** The monotone time of the engine, in nanoseconds since 1970-01-01T00:00Z. One thread, no allocation. */
public final class EngineClock implements Stateful {
    private long timeNs = Long.MIN_VALUE;

    /**
     * Takes on the time of a frame.
     *
     * @param frameTimeNs engine time of the frame.
     * @throws TimeWentBackException where it lies before the present time.
     */
    public void advanceTo(final long frameTimeNs) {
        if (frameTimeNs < timeNs) {
            throw new TimeWentBackException(timeNs, frameTimeNs);
        }
        timeNs = frameTimeNs;
    }

    /**
     * Takes on the time of a saved state, whatever the present one.
     *
     * @param savedTimeNs engine time of that state.
     */
    public void resumeAt(final long savedTimeNs) {
        timeNs = savedTimeNs;
    }

    /**
     * The present engine time.
     *
     * @return {@link Long#MIN_VALUE} before the first frame.
     */
    public long timeNs() {
        return timeNs;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(timeNs);
    }

    @Override
    public void loadState(final StateReader reader) {
        timeNs = reader.getLong();
    }
}
