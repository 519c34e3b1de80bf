package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.order.Fill;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.OrderState;
import io.tapedeck.engine.portfolio.AccountEvents;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.portfolio.Position;
import io.tapedeck.engine.portfolio.Trade;
import io.tapedeck.engine.risk.RiskEvents;
import io.tapedeck.engine.risk.Verdict;
import io.tapedeck.engine.simulation.ExchangeEvents;
import io.tapedeck.engine.simulation.ExitEvents;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.time.EngineClock;

/**
 * Wires what risk gate and exchange report to the portfolio, fills to the strategies, and everything to the frame. One
 * thread, no allocation.
 */
final class AccountBooks implements RiskEvents, ExchangeEvents, AccountEvents, ExitEvents {
    private final DerivedMessages derived;
    private final FillMailbox mailbox;
    private final EngineClock clock;
    private Portfolio portfolio;

    AccountBooks(final DerivedMessages derived, final FillMailbox mailbox, final EngineClock clock) {
        this.derived = derived;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    void keep(final Portfolio books) {
        portfolio = books;
    }

    @Override
    public void onVerdict(final Signal signal, final Verdict verdict, final long figure, final long limit) {
        derived.riskVerdict(signal, verdict, figure, limit);
    }

    @Override
    public void onOrderAccepted(final Order order) {
        derived.orderIntent(order);
        portfolio.onOrderAccepted(order);
    }

    @Override
    public void onChangeAccepted(final Signal signal, final long orderId) {
        derived.orderChange(signal, orderId);
    }

    @Override
    public void onOrderUpdate(final Order order, final OrderState state) {
        derived.orderUpdate(order, state);
        if (state.isTerminal() && state != OrderState.FILLED) {
            portfolio.onOrderEnded(order);
        }
    }

    @Override
    public void onFill(final Fill fill) {
        portfolio.onFill(fill);
    }

    @Override
    public void onFillBooked(final Fill fill) {
        derived.fill(fill);
        mailbox.post(fill, clock.timeNs());
    }

    @Override
    public void onPositionChanged(final Position position) {
        derived.positionChanged(position);
    }

    @Override
    public void onTradeClosed(final Trade trade) {
        derived.tradeClosed(trade);
    }

    @Override
    public void onFunding(final Position position, final long amount) {
        derived.fundingSettled(position, amount);
    }

    @Override
    public void onDividend(final Position position, final long amount) {
        derived.dividendPaid(position, amount);
    }

    @Override
    public void onInsurance(final long amount) {
        derived.insurancePaid(amount);
    }

    @Override
    public void onEquityChanged(final long equity, final long cash) {
        derived.equityChanged(equity, cash);
    }

    @Override
    public void onAmbiguity(final Position position, final Candle candle, final long betterOutcome) {
        derived.ambiguousExit(position, candle, betterOutcome);
    }

    @Override
    public void onAmbiguousGroup(final Order order, final Candle candle) {
        derived.ambiguousGroup(order, candle);
    }
}
