package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * A figure that follows a market from value to value.
 *
 * <p>Each indicator has an {@code add} with what it needs of a step, as doubles in any unit of the caller's choice:
 * prices scaled as on the tape are whole numbers, so that sums of them are exact. One thread; an update allocates
 * nothing and depends on nothing but the values before it. Transcendental functions are {@link StrictMath}'s, so that
 * every machine computes the same bits.
 */
public interface Indicator extends Stateful {
    /**
     * How many values it needs before it tells anything.
     *
     * @return at least 1; {@link #isReady} holds from that value on.
     */
    int warmUp();

    /**
     * Whether it has seen enough.
     *
     * @return false during warm-up, when no figure may be used.
     */
    boolean isReady();

    /**
     * The figure after the last value; of several lines the main one.
     *
     * @return meaningless during warm-up.
     */
    double value();

    /**
     * The shares are split: what is remembered of prices and quantities is counted in new ones, so that it goes on as
     * if all values had been.
     *
     * @param ratio of new shares to old ones.
     */
    void onSplit(ShareRatio ratio);

    /**
     * Fingerprint of all that decides its future; allocates.
     *
     * @return equal for equal pasts.
     */
    default long stateHash() {
        final StateWriter writer = new StateWriter();
        saveState(writer);
        return writer.digest();
    }
}
