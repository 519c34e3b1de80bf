package io.tapedeck.replay.run;

import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.Side;

/**
 * A completed round trip as it stands on the tape. Immutable.
 *
 * @param id            counted from 1.
 * @param positionId    counted from 1.
 * @param instrumentId  in this run.
 * @param side          of the entry.
 * @param entryTimeNs   nanoseconds.
 * @param entryPrice    scaled.
 * @param exitTimeNs    nanoseconds.
 * @param exitPrice     scaled.
 * @param quantity      scaled.
 * @param entryNotional money.
 * @param pnl           money, net of fees and funding.
 * @param fees          money, of entries and exits.
 * @param funding       money, negative where it was paid.
 * @param reason        why it ended.
 */
public record TradeRecord(
    long id,
    long positionId,
    int instrumentId,
    Side side,
    long entryTimeNs,
    long entryPrice,
    long exitTimeNs,
    long exitPrice,
    long quantity,
    long entryNotional,
    long pnl,
    long fees,
    long funding,
    FillReason reason) {
}
