package io.tapedeck.engine.portfolio;

import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentRegistry;

/**
 * Whether what stands behind contracts covers their maintenance margin, and at which price it no longer does: section 9
 * of docs/trading-rules.md. Without state; one thread, no allocation.
 */
public final class MarginCover {
    private final InstrumentRegistry instruments;
    private final Portfolio account;

    MarginCover(final InstrumentRegistry instruments, final Portfolio account) {
        this.instruments = instruments;
        this.account = account;
    }

    /**
     * Whether what stands behind the contracts of an instrument covers their maintenance margin at a price.
     *
     * @param instrumentId of the contracts.
     * @param price        scaled.
     * @return true also where nothing is held.
     */
    public boolean covers(final int instrumentId, final long price) {
        final PositionBook book = account.positions(instrumentId);
        if (book.count() == 0 || !instruments.byId(instrumentId).isMargined()) {
            return true;
        }
        return account.mode() == AccountMode.CROSS_MARGIN
            ? coversAll(instrumentId, price)
            : book.margin() + account.valueOf(instrumentId, price) >= maintenance(instrumentId, price);
    }

    private boolean coversAll(final int movingId, final long price) {
        long behind = account.cash();
        long needed = 0;
        for (int id = 0; id < instruments.count(); id++) {
            if (account.positions(id).count() > 0 && instruments.byId(id).isMargined()) {
                final long at = id == movingId ? price : account.valuationPrice(id);
                behind = Math.addExact(behind, account.valueOf(id, at));
                needed = Math.addExact(needed, maintenance(id, at));
            }
        }
        return behind >= needed;
    }

    private long maintenance(final int instrumentId, final long price) {
        final Instrument instrument = instruments.byId(instrumentId);
        final PositionBook book = account.positions(instrumentId);
        final long net = Math.abs(book.netQuantity());
        return account.brackets(instrumentId).maintenance(instrument, instrument.notional(price, net),
            Math.abs(book.netCost()));
    }

    /**
     * The first price on the way from one to another at which the margin of an instrument no longer covers.
     *
     * @param instrumentId of the contracts.
     * @param covered      scaled price at which {@link #covers} holds.
     * @param uncovered    scaled price at which it does not.
     * @return the price nearest to the covered one at which it does not.
     */
    public long liquidationPrice(final int instrumentId, final long covered, final long uncovered) {
        long good = covered;
        long bad = uncovered;
        while (Math.abs(good - bad) > 1) {
            final long middle = bad + (good - bad) / 2;
            if (covers(instrumentId, middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return bad;
    }
}
