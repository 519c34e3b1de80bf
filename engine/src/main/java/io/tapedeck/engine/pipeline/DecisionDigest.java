package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.state.PreparedHash;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;
import io.tapedeck.engine.state.Xxh64;

/**
 * Fingerprint of everything that was derived: one XXH64 chain over engine times and derived messages.
 *
 * <p>It does not see what was recorded, sequences, receive times, checksums or the inputs themselves. One thread, no
 * allocation.
 */
final class DecisionDigest implements Stateful {
    private static final long TIME_FACTOR = 0x9E3779B97F4A7C15L;

    private long value;

    void onFrame(final Frame frame) {
        if (frame.messageCount() > 1) {
            chain(frame, frame.derivedOffset(), frame.engineTimeNs());
        }
    }

    /** Takes on candles that closed in a frame, and stand in another one which has nothing else. */
    void onClosed(final Frame closed, final long timeNs) {
        chain(closed, Frame.HEADER_LENGTH, timeNs);
    }

    private void chain(final Frame frame, final int offset, final long timeNs) {
        value = Xxh64.hash(frame.buffer(), offset, frame.length() - offset, seed(timeNs));
    }

    /** Takes on a frame in which only the market derived something. */
    void onMarket(final PreparedHash derived, final long timeNs) {
        value = derived.hash(seed(timeNs));
    }

    private long seed(final long timeNs) {
        return value + timeNs * TIME_FACTOR;
    }

    long value() {
        return value;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(value);
    }

    @Override
    public void loadState(final StateReader reader) {
        value = reader.getLong();
    }
}
