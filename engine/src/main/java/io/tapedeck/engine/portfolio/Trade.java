package io.tapedeck.engine.portfolio;

import io.tapedeck.engine.order.Fill;
import io.tapedeck.engine.order.FillReason;

/** A completed round trip, reused: whoever wants to keep it copies it. One thread, no allocation. */
public final class Trade {
    private long tradeId;
    private Position position;
    private Fill exit;

    Trade of(final long id, final Position closing, final Fill exitFill) {
        tradeId = id;
        position = closing;
        exit = exitFill;
        return this;
    }

    /**
     * Number of the trade in this session.
     *
     * @return from 1.
     */
    public long tradeId() {
        return tradeId;
    }

    /**
     * The position as it was before the exit.
     *
     * @return valid during the callback.
     */
    public Position position() {
        return position;
    }

    /**
     * The fill that ended it.
     *
     * @return valid during the callback.
     */
    public Fill exit() {
        return exit;
    }

    /**
     * Why it ended.
     *
     * @return never null.
     */
    public FillReason reason() {
        return exit.order().reason();
    }

    /**
     * Fees of entry and exit.
     *
     * @return money.
     */
    public long fees() {
        return Math.addExact(position.entryFee(), exit.fee());
    }

    /**
     * Result net of fees.
     *
     * @return money.
     */
    public long pnl() {
        return Math.subtractExact(Math.subtractExact(exit.notional(), position.entryNotional()), fees());
    }
}
