package io.tapedeck.replay.run;

import io.tapedeck.engine.order.Side;

/**
 * A position that was open when the data ended. Immutable.
 *
 * @param positionId    counted from 1.
 * @param instrumentId  in this run.
 * @param side          of the entry.
 * @param entryTimeNs   nanoseconds.
 * @param entryPrice    scaled.
 * @param quantity      scaled.
 * @param lastPrice     scaled: the mark price of a contract where there is one.
 * @param unrealisedPnl money that it has gained at the last price, before fees.
 * @param flows         what it has brought and cost so far.
 */
public record OpenPosition(
    long positionId,
    int instrumentId,
    Side side,
    long entryTimeNs,
    long entryPrice,
    long quantity,
    long lastPrice,
    long unrealisedPnl,
    MoneyFlows flows) {
}
