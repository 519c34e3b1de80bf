package io.tapedeck.gateways.intake;

/** The trades of one instrument, each once. Pure, no allocation after construction. */
final class TradeSequence {
    /** Power of two: trades that an overlap of two connections repeats. */
    private static final int REMEMBERED = 4_096;

    private final TradeIds ids;
    private final long[] recent = new long[REMEMBERED];
    private long last = -1;
    private long missing;
    private long repeated;

    TradeSequence(final TradeIds ids) {
        this.ids = ids;
    }

    /**
     * A trade came.
     *
     * @return whether it is a new one; {@link #missing} tells how many before it never came.
     */
    boolean accept(final long tradeId) {
        missing = 0;
        final boolean isNew = ids == TradeIds.CONSECUTIVE ? acceptNumber(tradeId) : acceptFingerprint(tradeId);
        repeated += isNew ? 0 : 1;
        return isNew;
    }

    private boolean acceptNumber(final long tradeId) {
        if (tradeId <= last) {
            return false;
        }
        missing = last < 0 ? 0 : tradeId - last - 1;
        last = tradeId;
        return true;
    }

    /** A table that forgets: a trade that falls on the place of another takes it. */
    private boolean acceptFingerprint(final long fingerprint) {
        final int place = (int) (fingerprint ^ fingerprint >>> Integer.SIZE) & REMEMBERED - 1;
        if (recent[place] == fingerprint) {
            return false;
        }
        recent[place] = fingerprint;
        return true;
    }

    /** Trades between the last two that were accepted that never came. */
    long missing() {
        return missing;
    }

    long repeated() {
        return repeated;
    }
}
