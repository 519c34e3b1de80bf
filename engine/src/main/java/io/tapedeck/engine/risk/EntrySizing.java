package io.tapedeck.engine.risk;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.Protection;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.strategy.Signal;

/**
 * Finds the size of an entry: section 4 of docs/trading-rules.md. An amount for a market order stays an amount, to be
 * settled at the fill price; every other order gets a quantity at its own price. One thread, no allocation.
 */
final class EntrySizing {
    private final AccountView account;

    EntrySizing(final AccountView account) {
        this.account = account;
    }

    Verdict size(final Signal signal, final ProposedOrder proposed) {
        return switch (signal.sizing()) {
            case QUANTITY -> quantity(signal.size(), proposed);
            case NOTIONAL -> notional(signal.size(), proposed);
            case EQUITY_FRACTION, EQUITY_FRACTION_AT_FILL -> fraction(signal, proposed);
            case RISK_FRACTION -> risk(signal, proposed);
            case VOLATILITY_TARGET -> volatility(signal, proposed);
        };
    }

    private Verdict quantity(final long quantity, final ProposedOrder proposed) {
        final long step = proposed.instrument().stepSize();
        if (quantity <= 0) {
            return proposed.refuse(Verdict.INVALID_SIZE, quantity, step);
        }
        if (quantity % step != 0) {
            return proposed.refuse(Verdict.OFF_LOT_SIZE, quantity, step);
        }
        proposed.expect(quantity);
        proposed.order().quantity(quantity).reserve(cost(proposed));
        return Verdict.ACCEPTED;
    }

    /** What a quantity takes out of the free cash at the expected price. */
    private long cost(final ProposedOrder proposed) {
        final Instrument instrument = proposed.instrument();
        final long notional = proposed.notional();
        final long own = instrument.isMargined() ? account.initialMargin(notional) : notional;
        return Math.addExact(own, instrument.takerFee(notional));
    }

    private Verdict notional(final long notional, final ProposedOrder proposed) {
        return notional <= 0
            ? proposed.refuse(Verdict.INVALID_SIZE, notional, 1)
            : amount(proposed.instrument().isMargined() ? account.initialMargin(notional) : notional, proposed);
    }

    private Verdict fraction(final Signal signal, final ProposedOrder proposed) {
        if (signal.size() <= 0 || signal.size() > FixedPoint.ONE) {
            return proposed.refuse(Verdict.INVALID_SIZE, signal.size(), FixedPoint.ONE);
        }
        final long amount = share(account.equity(), signal.size());
        if (signal.sizing() == Sizing.EQUITY_FRACTION_AT_FILL
            && signal.type() == OrderType.MARKET) {
            proposed.order().equityFraction(signal.size()).reserve(0);
            proposed.expect(quantityFor(amount, proposed));
            return Verdict.ACCEPTED;
        }
        return amount(amount, proposed);
    }

    private static long share(final long equity, final long rate) {
        return equity <= 0 ? 0 : FixedPoint.multiplyDivideFloor(equity, rate, FixedPoint.ONE);
    }

    /** Money that is put up: all of a purchase, the margin of a contract. */
    private Verdict amount(final long amount, final ProposedOrder proposed) {
        final long quantity = quantityFor(amount, proposed);
        proposed.expect(quantity);
        final Order order = proposed.order();
        if (order.type() == OrderType.MARKET) {
            order.quoteAmount(amount).reserve(amount);
        } else {
            order.quantity(quantity).reserve(cost(proposed));
        }
        return Verdict.ACCEPTED;
    }

    private long quantityFor(final long amount, final ProposedOrder proposed) {
        final Instrument instrument = proposed.instrument();
        return instrument.quantityFor(amount, proposed.price(), instrument.isMargined() ? account.leverage() : 1);
    }

    private Verdict risk(final Signal signal, final ProposedOrder proposed) {
        final long distance = stopDistance(signal.protection(), proposed.price());
        if (distance <= 0) {
            return proposed.refuse(Verdict.SIZE_NEEDS_MORE, distance, 1);
        }
        if (signal.size() <= 0 || signal.size() > FixedPoint.ONE) {
            return proposed.refuse(Verdict.INVALID_SIZE, signal.size(), FixedPoint.ONE);
        }
        final Instrument instrument = proposed.instrument();
        final long unit = FixedPoint.powerOfTen(instrument.priceScale() + instrument.quantityScale());
        final long loss = share(account.equity(), signal.size());
        final long quantity = instrument.roundDownToStep(
            FixedPoint.multiplyDivideFloor(loss, unit, Math.multiplyExact(distance, FixedPoint.ONE)));
        return quantity == 0
            ? proposed.refuse(Verdict.BELOW_LOT_SIZE, loss, instrument.stepSize())
            : quantity(quantity, proposed);
    }

    private static long stopDistance(final Protection protection, final long price) {
        if (protection.stop() == FixedPoint.UNKNOWN) {
            return 0;
        }
        return protection.basis() == LevelBasis.PRICE
            ? Math.abs(price - protection.stop())
            : FixedPoint.multiplyDivideFloor(price, protection.stop(), FixedPoint.ONE);
    }

    private Verdict volatility(final Signal signal, final ProposedOrder proposed) {
        if (signal.volatility() == FixedPoint.UNKNOWN || signal.volatility() <= 0) {
            return proposed.refuse(Verdict.SIZE_NEEDS_MORE, signal.volatility(), 1);
        }
        if (signal.size() <= 0) {
            return proposed.refuse(Verdict.INVALID_SIZE, signal.size(), 1);
        }
        final long equity = Math.max(0, account.equity());
        final long wanted = FixedPoint.multiplyDivideFloor(equity, signal.size(), signal.volatility());
        final int leverage = proposed.instrument().isMargined() ? account.leverage() : 1;
        return notional(Math.min(wanted, Math.multiplyExact(equity, leverage)), proposed);
    }
}
