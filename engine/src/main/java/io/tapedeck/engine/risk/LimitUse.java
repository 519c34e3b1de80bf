package io.tapedeck.engine.risk;

import io.tapedeck.engine.market.FixedPoint;

/**
 * How much of a limit is used, for those who look at it; in the units of the verdict's figure. Immutable.
 *
 * @param verdict      that an entry beyond the limit gets.
 * @param instrumentId that it is about; {@link #ACCOUNT} for the account as a whole.
 * @param used         so far; unknown for what is measured by the order alone.
 * @param limit        that is set; unknown where it is a share of what is not there.
 */
public record LimitUse(Verdict verdict, int instrumentId, long used, long limit) {
    /** Instead of an instrument: the account as a whole. */
    public static final int ACCOUNT = -1;

    /** A limit of every single order. */
    static LimitUse ofOrder(final Verdict verdict, final long limit) {
        return new LimitUse(verdict, ACCOUNT, FixedPoint.UNKNOWN, limit);
    }

    /** A limit of the account. */
    static LimitUse ofAccount(final Verdict verdict, final long used, final long limit) {
        return new LimitUse(verdict, ACCOUNT, used, limit);
    }

    /** A limit of the account that is a share of a figure; a loss below nothing is none. */
    static LimitUse ofShare(final Verdict verdict, final long used, final long whole, final long rate) {
        return new LimitUse(verdict, ACCOUNT, Math.max(0, used), whole <= 0 ? FixedPoint.UNKNOWN
            : FixedPoint.multiplyDivideFloor(whole, rate, FixedPoint.ONE));
    }
}
