package io.tapedeck.replay.run;

import io.tapedeck.engine.order.Side;

/**
 * A position that was open when the data ended. Immutable.
 *
 * @param instrumentId  in this run.
 * @param side          of the entry.
 * @param entryTimeNs   nanoseconds.
 * @param entryPrice    scaled.
 * @param quantity      scaled.
 * @param lastPrice     scaled.
 * @param unrealisedPnl money at the last price, with what has left already, less fees so far; the fee of an exit is not
 *                      in it.
 */
public record OpenPosition(
    int instrumentId,
    Side side,
    long entryTimeNs,
    long entryPrice,
    long quantity,
    long lastPrice,
    long unrealisedPnl) {
}
