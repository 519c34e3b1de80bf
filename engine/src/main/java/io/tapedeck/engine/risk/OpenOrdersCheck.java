package io.tapedeck.engine.risk;

/** How many orders may work in an instrument at once. */
final class OpenOrdersCheck implements RiskCheck {
    private final RiskLimits limits;
    private final OpenOrders orders;

    OpenOrdersCheck(final RiskLimits limits, final OpenOrders orders) {
        this.limits = limits;
        this.orders = orders;
    }

    @Override
    public Verdict check(final ProposedOrder proposed) {
        return proposed.holdAgainst(Verdict.OPEN_ORDERS, orders.count(proposed.instrument().id()) + 1L,
            limits.openOrders());
    }
}
