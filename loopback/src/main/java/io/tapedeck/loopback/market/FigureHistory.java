package io.tapedeck.loopback.market;

import java.util.List;

/** A figure of a market that changes from time to time, such as its funding rate. Any thread. */
public interface FigureHistory {
    /**
     * What counted at a moment.
     *
     * @param timeMs any moment.
     * @return the last one at or before it; the first one where there is none.
     */
    TimedValue at(long timeMs);

    /**
     * The figures of a span.
     *
     * @param fromMs first moment.
     * @param toMs   last moment.
     * @return oldest first.
     */
    List<TimedValue> between(long fromMs, long toMs);
}
