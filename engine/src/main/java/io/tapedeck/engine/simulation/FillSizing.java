package io.tapedeck.engine.simulation;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.PositionEffect;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.portfolio.Position;

/** What an order comes to at the price that it finds, and whether the account can pay for it. No allocation. */
final class FillSizing {
    private final Portfolio account;

    FillSizing(final Portfolio account) {
        this.account = account;
    }

    /** An amount becomes a quantity at the price; a reducing order is cut to what is open. */
    void settle(final Order order, final Instrument instrument, final long price) {
        if (order.effect() == PositionEffect.REDUCE) {
            final Position position = account.positions(instrument.id()).find(order.positionId());
            final long open = position == null ? 0 : position.quantity();
            order.quantity(Math.min(order.quantity(), order.filledQuantity() + open));
        } else if (order.quantity() == FixedPoint.UNKNOWN) {
            final int leverage = instrument.isMargined() ? account.leverage() : 1;
            order.quantity(instrument.quantityFor(amountOf(order, price), price, leverage));
        }
    }

    private long amountOf(final Order order, final long price) {
        if (order.quoteAmount() != FixedPoint.UNKNOWN) {
            return order.quoteAmount();
        }
        final long share = FixedPoint.multiplyDivideFloor(
            Math.max(0, account.equityAt(order.instrumentId(), price)), order.equityFraction(), FixedPoint.ONE);
        return Math.max(0, Math.min(share, account.availableCash() + order.reservedAmount()));
    }

    boolean isPayable(final Order order, final Instrument instrument, final long price, final long quantity) {
        if (order.effect() == PositionEffect.REDUCE) {
            return true;
        }
        final long notional = instrument.notional(price, quantity);
        final long own = instrument.isMargined() ? account.initialMargin(notional) : notional;
        final boolean allowed = instrument.isMargined() || order.side() == Side.BUY;
        return allowed && own + instrument.takerFee(notional) <= account.availableCash() + order.reservedAmount();
    }
}
