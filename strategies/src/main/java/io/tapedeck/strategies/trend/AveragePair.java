package io.tapedeck.strategies.trend;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.Stateful;

/** A fast and a slow average of the same closes. One thread, no allocation. */
interface AveragePair extends Stateful {
    /** Takes in the next close. */
    void add(long close);

    /** Whether both tell something. */
    boolean isReady();

    /** Negative, 0 or positive as the fast average is below, on or above the slow one. */
    int compare();

    /** The fast average, for people. */
    double fast();

    /** The slow average, for people. */
    double slow();

    /** Shares are split. */
    void onSplit(ShareRatio ratio);
}
