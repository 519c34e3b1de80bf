package io.tapedeck.engine.portfolio;

import io.tapedeck.engine.order.Fill;
import io.tapedeck.engine.order.FillReason;

/** A completed round trip, reused: whoever wants to keep it copies it. One thread, no allocation. */
public final class Trade {
    private long tradeId;
    private Position position;
    private Fill lastExit;

    Trade of(final long id, final Position closed, final Fill exit) {
        tradeId = id;
        position = closed;
        lastExit = exit;
        return this;
    }

    /** Number of the trade in this session, from 1. */
    public long tradeId() {
        return tradeId;
    }

    /** The position after its last fill; valid during the callback. */
    public Position position() {
        return position;
    }

    /** The fill that ended it; valid during the callback. */
    public Fill lastExit() {
        return lastExit;
    }

    /** Why it ended. */
    public FillReason reason() {
        return lastExit.order().reason();
    }

    /** Fees of all entries and exits, money. */
    public long fees() {
        return position.fees();
    }

    /** Result net of fees, with funding and dividends, money. */
    public long pnl() {
        return Math.addExact(Math.subtractExact(position.realised(), position.fees()),
            Math.addExact(position.funding(), position.dividends()));
    }
}
