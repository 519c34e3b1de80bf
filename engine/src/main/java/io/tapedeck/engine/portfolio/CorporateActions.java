package io.tapedeck.engine.portfolio;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.market.ShareRatio;

/**
 * Splits and dividends in the account: section 9 of docs/trading-rules.md. Without state; one thread, no allocation.
 */
public final class CorporateActions {
    private final InstrumentRegistry instruments;
    private final Portfolio account;
    private final AccountEvents events;

    CorporateActions(final InstrumentRegistry instruments, final Portfolio account, final AccountEvents events) {
        this.instruments = instruments;
        this.account = account;
        this.events = events;
    }

    /**
     * Pays a dividend on what is held; a short pays it.
     *
     * @param instrumentId   of the shares.
     * @param amountPerShare money.
     */
    public void onDividend(final int instrumentId, final long amountPerShare) {
        final long share = FixedPoint.powerOfTen(instruments.byId(instrumentId).quantityScale());
        final PositionBook book = account.positions(instrumentId);
        for (int index = 0; index < book.count(); index++) {
            final Position position = book.at(index);
            account.payDividend(position,
                FixedPoint.multiplyDivideHalfUp(amountPerShare, position.quantity(), share) * position.direction());
        }
    }

    /**
     * Shares are split: positions and prices move with them. The part of a step that is left over is paid out at the
     * last price.
     *
     * @param instrumentId of the shares.
     * @param ratio        that leaves every position at least a step, see {@link #isLostBy}.
     */
    public void onSplit(final int instrumentId, final ShareRatio ratio) {
        final PositionBook book = account.positions(instrumentId);
        for (int index = 0; index < book.count(); index++) {
            final Position position = book.at(index);
            final long before = position.quantity();
            position.split(ratio);
            final long leftOver = leftOver(position, before, ratio);
            if (leftOver != 0) {
                account.payDividend(position, leftOver * position.direction());
            }
            events.onPositionChanged(position);
        }
        account.split(instrumentId, ratio);
    }

    /** What of the worth before is not in the shares that became of them. */
    private long leftOver(final Position position, final long before, final ShareRatio ratio) {
        final long lastPrice = account.lastPrice(position.instrumentId());
        final long whole = Math.multiplyExact(before, ratio.newShares());
        final long kept = Math.multiplyExact(position.quantity(), ratio.oldShares());
        return lastPrice == FixedPoint.UNKNOWN ? 0 : FixedPoint.multiplyDivideHalfUp(
            position.instrument().notional(lastPrice, before), whole - kept, whole);
    }

    /**
     * Whether nothing that can be held is left of a position after a split.
     *
     * @param position before the split.
     * @param ratio    of new shares to old ones.
     * @return true where it is less than a step.
     */
    public boolean isLostBy(final Position position, final ShareRatio ratio) {
        return position.instrument().roundDownToStep(ratio.quantity(position.quantity())) == 0;
    }
}
