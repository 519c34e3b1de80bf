package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.order.Fill;
import io.tapedeck.engine.simulation.Latency;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

import java.util.Arrays;

/**
 * Fills on their way back to the strategy, each as long as the venue's acknowledgement takes, first in first out. One
 * thread; allocates only when more of them wait than ever before.
 */
final class FillMailbox implements Stateful {
    private PostedFill[] posted = {};
    private Latency latency = Latency.NONE;
    private boolean open;
    private int first;
    private int count;

    /** Fills are wanted from now on. */
    void open() {
        open = true;
    }

    void assume(final Latency way) {
        latency = way;
    }

    /**
     * Takes in a fill.
     *
     * @param fill      that was booked.
     * @param bookingNs engine time.
     */
    void post(final Fill fill, final long bookingNs) {
        if (open) {
            if (count == posted.length) {
                grow();
            }
            at(count).set(fill, bookingNs + latency.toAcknowledge(fill.order().orderId()));
            count++;
        }
    }

    private void grow() {
        final PostedFill[] larger = new PostedFill[Math.max(16, 2 * posted.length)];
        Arrays.setAll(larger, index -> index < count ? at(index) : new PostedFill());
        posted = larger;
        first = 0;
    }

    private PostedFill at(final int index) {
        return posted[(first + index) % posted.length];
    }

    boolean isEmpty() {
        return count == 0;
    }

    /**
     * The next fill that has arrived.
     *
     * @param nowNs engine time.
     * @return null where none has.
     */
    PostedFill poll(final long nowNs) {
        if (count == 0 || at(0).arrivalNs() > nowNs) {
            return null;
        }
        final PostedFill arrived = at(0);
        first = (first + 1) % posted.length;
        count--;
        return arrived;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(count);
        for (int index = 0; index < count; index++) {
            at(index).saveState(writer);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        final int waiting = reader.getInt();
        first = 0;
        count = 0;
        while (count < waiting) {
            if (count == posted.length) {
                grow();
            }
            at(count).loadState(reader);
            count++;
        }
    }
}
