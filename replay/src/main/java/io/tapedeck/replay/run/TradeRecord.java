package io.tapedeck.replay.run;

import io.tapedeck.engine.order.FillReason;

/**
 * A completed round trip as it stands on the tape. Immutable.
 *
 * @param id            counted from 1.
 * @param instrumentId  in this run.
 * @param entryTimeNs   nanoseconds.
 * @param entryPrice    scaled.
 * @param exitTimeNs    nanoseconds.
 * @param exitPrice     scaled.
 * @param quantity      scaled.
 * @param entryNotional money.
 * @param pnl           money, net of fees.
 * @param fees          money, of entry and exit.
 * @param reason        why it ended.
 */
public record TradeRecord(
    long id,
    int instrumentId,
    long entryTimeNs,
    long entryPrice,
    long exitTimeNs,
    long exitPrice,
    long quantity,
    long entryNotional,
    long pnl,
    long fees,
    FillReason reason) {
}
