package io.tapedeck.loopback.market;

import java.util.List;

/** The trades of a market. Any thread. */
public interface PrintHistory {
    /**
     * The trades inside a candle.
     *
     * @param index of the candle.
     * @return oldest first; none where nothing was traded.
     */
    List<Print> inside(int index);

    /**
     * Trades by their number.
     *
     * @param id    of the first one.
     * @param limit how many at most.
     * @return oldest first, from that number or the first later one on.
     */
    List<Print> from(long id, int limit);

    /**
     * Where the trades of a candle are in the count.
     *
     * @param index of a candle, or their number.
     * @return number of the first trade at or after its open.
     */
    long firstIdAt(int index);
}
