package io.tapedeck.replay.run;

import io.tapedeck.engine.order.FeeKind;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.Side;

/**
 * A fill as it stands on the tape. Immutable.
 *
 * @param timeNs       when it happened on the market, nanoseconds.
 * @param instrumentId in this run.
 * @param orderId      of the order that was executed.
 * @param positionId   that it opened or reduced.
 * @param side         of the order.
 * @param price        scaled.
 * @param quantity     scaled.
 * @param fee          money.
 * @param feeKind      which fee it is: whether it took from the book or stood in it.
 * @param reason       why the order was made.
 */
public record FillRecord(
    long timeNs,
    int instrumentId,
    long orderId,
    long positionId,
    Side side,
    long price,
    long quantity,
    long fee,
    FeeKind feeKind,
    FillReason reason) {
}
