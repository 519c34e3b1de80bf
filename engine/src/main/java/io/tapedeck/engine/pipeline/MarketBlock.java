package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;

import java.util.Arrays;

/**
 * Some frames behind one another with what came of the market in each: what every account of a sweep goes over before
 * the next ones are read. One thread; allocates only when it is made.
 */
final class MarketBlock {
    /** Small enough that the frames and what was decoded of them stay in the processor's second cache. */
    static final int CAPACITY = 256;
    /** Something else than a base candle came in: every account has to see it. */
    static final int ANYTHING = 1 << 31;

    private final Frame[] frames = new Frame[CAPACITY];
    private final MarketUpdate[] updates = new MarketUpdate[CAPACITY];
    private final int[] lengths = new int[CAPACITY];
    private final int[] messages = new int[CAPACITY];
    private final int[] events = new int[CAPACITY];
    private final int[] instrumentIds = new int[CAPACITY];
    private int count;

    MarketBlock() {
        Arrays.setAll(frames, place -> Frame.allocate());
        Arrays.setAll(updates, place -> new MarketUpdate());
    }

    Frame nextFrame() {
        return frames[count];
    }

    MarketUpdate nextUpdate() {
        return updates[count];
    }

    /** The next frame and its update are complete. */
    void add() {
        lengths[count] = frames[count].length();
        messages[count] = frames[count].messageCount();
        events[count] = updates[count].isPlainCandle() ? updates[count].closedTimeframes() : ANYTHING;
        instrumentIds[count] = updates[count].candle().instrumentId();
        count++;
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    boolean isFull() {
        return count == CAPACITY;
    }

    Frame frame(final int place) {
        return frames[place];
    }

    MarketUpdate update(final int place) {
        return updates[place];
    }

    /** The closed timeframes of a base candle, or {@link #ANYTHING}. */
    int events(final int place) {
        return events[place];
    }

    /** Whose candle came in, where one did. */
    int instrumentId(final int place) {
        return instrumentIds[place];
    }

    /** Where the market's part of a frame ends. */
    int length(final int place) {
        return lengths[place];
    }

    /** Whether the market's part has derived messages. */
    boolean hasDerived(final int place) {
        return messages[place] > 1;
    }

    /** Takes away what an account derived. */
    void rewind(final int place) {
        frames[place].rewind(lengths[place], messages[place]);
    }
}
