package io.tapedeck.engine.risk;

import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

import java.util.List;
import java.util.function.Consumer;

/**
 * The limits of a session in the order in which an entry is held against them; the first that is broken answers.
 *
 * <p>Each check is a field of its own class, and not an element of a list: seven calls through one interface cost an
 * order more than the checks themselves. One thread, no allocation.
 */
final class LimitChecks implements Stateful {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;

    private final ExposureCheck exposure;
    private final PriceCheck prices;
    private final OpenOrdersCheck openOrders;
    private final RateCheck perSecond;
    private final RateCheck perMinute;
    private final RepetitionCheck repetition;
    private final LossCheck losses;

    LimitChecks(final RiskLimits limits, final InstrumentRegistry instruments, final AccountView account,
        final OpenOrders orders) {
        exposure = new ExposureCheck(limits, instruments, account);
        prices = new PriceCheck(limits, instruments);
        openOrders = new OpenOrdersCheck(limits, instruments, orders);
        perSecond = new RateCheck(Verdict.ORDERS_PER_SECOND, limits.ordersPerSecond(), SECOND_NS);
        perMinute = new RateCheck(Verdict.ORDERS_PER_MINUTE, limits.ordersPerMinute(), MINUTE_NS);
        repetition = new RepetitionCheck(limits, instruments);
        losses = new LossCheck(limits, account);
    }

    /** The same account under other limits: what was counted and lost so far still counts. Allocates. */
    void goOnFrom(final LimitChecks before) {
        carry(before.prices, prices);
        perSecond.goOnFrom(before.perSecond);
        perMinute.goOnFrom(before.perMinute);
        carry(before.repetition, repetition);
        carry(before.losses, losses);
    }

    private static void carry(final Stateful from, final Stateful to) {
        final StateWriter writer = new StateWriter();
        from.saveState(writer);
        to.loadState(new StateReader(writer.buffer(), writer.length()));
    }

    void onPrice(final int instrumentId, final long timeNs) {
        prices.onPrice(instrumentId, timeNs);
    }

    void onEquity(final long timeNs, final long equity) {
        losses.onEquity(timeNs, equity);
    }

    Verdict check(final ProposedOrder proposed) {
        final Verdict market = checkMarket(proposed);
        final Verdict rate = market == Verdict.ACCEPTED ? checkRates(proposed) : market;
        return rate == Verdict.ACCEPTED ? losses.check(proposed) : rate;
    }

    private Verdict checkMarket(final ProposedOrder proposed) {
        final Verdict exposed = exposure.check(proposed);
        final Verdict priced = exposed == Verdict.ACCEPTED ? prices.check(proposed) : exposed;
        return priced == Verdict.ACCEPTED ? openOrders.check(proposed) : priced;
    }

    private Verdict checkRates(final ProposedOrder proposed) {
        final Verdict second = perSecond.check(proposed);
        final Verdict minute = second == Verdict.ACCEPTED ? perMinute.check(proposed) : second;
        return minute == Verdict.ACCEPTED ? repetition.check(proposed) : minute;
    }

    void onAccepted(final ProposedOrder proposed) {
        perSecond.onAccepted(proposed);
        perMinute.onAccepted(proposed);
        repetition.onAccepted(proposed);
    }

    /** Says how much of each limit that is set is used. */
    void tell(final long timeNs, final Consumer<LimitUse> uses) {
        List.of(exposure, prices, openOrders, perSecond, perMinute, repetition, losses)
            .forEach(check -> check.tell(timeNs, uses));
    }

    @Override
    public void saveState(final StateWriter writer) {
        prices.saveState(writer);
        perSecond.saveState(writer);
        perMinute.saveState(writer);
        repetition.saveState(writer);
        losses.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        prices.loadState(reader);
        perSecond.loadState(reader);
        perMinute.loadState(reader);
        repetition.loadState(reader);
        losses.loadState(reader);
    }
}
