package io.tapedeck.replay.run;

/**
 * A position that was open when the data ended. Immutable.
 *
 * @param instrumentId  in this run.
 * @param entryTimeNs   nanoseconds.
 * @param entryPrice    scaled.
 * @param quantity      scaled.
 * @param lastPrice     scaled.
 * @param unrealisedPnl money: worth at the last price less cost and entry fee; the fee of an exit is not in it.
 */
public record OpenPosition(
    int instrumentId,
    long entryTimeNs,
    long entryPrice,
    long quantity,
    long lastPrice,
    long unrealisedPnl) {
}
