package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.state.PreparedHash;

import java.util.Arrays;

/**
 * Some frames behind one another with what came of the market in each: what every account of a sweep goes over before
 * the next ones are read. One thread; allocates only when it is made.
 */
final class MarketBlock {
    /** Small enough that the frames and what was decoded of them stay in the processor's second cache. */
    static final int CAPACITY = 256;
    /** Something else than a base candle came in: every account has to see it. */
    private static final int ANYTHING = 1 << 31;

    private final Frame[] frames = new Frame[CAPACITY];
    private final MarketUpdate[] updates = new MarketUpdate[CAPACITY];
    private final PreparedHash[] derived = new PreparedHash[CAPACITY];
    private final int[] messages = new int[CAPACITY];
    private final int[] events = new int[CAPACITY];
    private final int[] instrumentIds = new int[CAPACITY];
    private int count;

    MarketBlock() {
        Arrays.setAll(frames, place -> Frame.allocate());
        Arrays.setAll(updates, place -> new MarketUpdate());
        Arrays.setAll(derived, place -> new PreparedHash());
    }

    Frame nextFrame() {
        return frames[count];
    }

    MarketUpdate nextUpdate() {
        return updates[count];
    }

    /** The next frame and its update are complete. */
    void add() {
        prepare(frames[count]);
        messages[count] = frames[count].messageCount();
        events[count] = updates[count].isPlainCandle() ? updates[count].closedTimeframes() : ANYTHING;
        instrumentIds[count] = updates[count].candle().instrumentId();
        count++;
    }

    private void prepare(final Frame frame) {
        if (frame.messageCount() > 1) {
            derived[count].prepare(frame.buffer(), frame.derivedOffset(), frame.length() - frame.derivedOffset());
        }
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

    /** Whether something else than a base candle came in. */
    boolean isAnything(final int place) {
        return events[place] == ANYTHING;
    }

    /**
     * Looks for a frame that counts.
     *
     * @param from   place to begin at.
     * @param wanted timeframes, as bits.
     * @return the first place at which one of them closes or something else than a base candle came in; the count where
     *         there is none.
     */
    int next(final int from, final int wanted) {
        int place = from;
        while (place < count && (events[place] & (wanted | ANYTHING)) == 0) {
            place++;
        }
        return place;
    }

    /** Whose candle came in, where one did. */
    int instrumentId(final int place) {
        return instrumentIds[place];
    }

    /** Whether the market's part has derived messages. */
    boolean hasDerived(final int place) {
        return messages[place] > 1;
    }

    /** What the stages of the market derived, to be hashed by every account; only where there is something. */
    PreparedHash derived(final int place) {
        return derived[place];
    }

    /** Takes away what an account derived. */
    void rewind(final int place) {
        frames[place].rewind(updates[place].length(), messages[place]);
    }
}
