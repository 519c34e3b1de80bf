package io.tapedeck.engine.risk;

import io.tapedeck.engine.market.InstrumentRegistry;

import java.util.function.Consumer;

/** How many orders may work in an instrument at once. */
final class OpenOrdersCheck implements RiskCheck {
    private final RiskLimits limits;
    private final InstrumentRegistry instruments;
    private final OpenOrders orders;

    OpenOrdersCheck(final RiskLimits limits, final InstrumentRegistry instruments, final OpenOrders orders) {
        this.limits = limits;
        this.instruments = instruments;
        this.orders = orders;
    }

    @Override
    public Verdict check(final ProposedOrder proposed) {
        return proposed.holdAgainst(Verdict.OPEN_ORDERS, orders.count(proposed.instrument().id()) + 1L,
            limits.openOrders());
    }

    @Override
    public void tell(final long timeNs, final Consumer<LimitUse> uses) {
        for (int id = 0; limits.openOrders() != RiskLimits.UNLIMITED && id < instruments.count(); id++) {
            uses.accept(new LimitUse(Verdict.OPEN_ORDERS, id, orders.count(id), limits.openOrders()));
        }
    }
}
