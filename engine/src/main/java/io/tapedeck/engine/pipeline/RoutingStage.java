package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.ExitsWishedDecoder;
import io.tapedeck.engine.event.codec.OperatorCommandDecoder;
import io.tapedeck.engine.event.codec.OrderChangeDecoder;
import io.tapedeck.engine.event.codec.OrderIntentDecoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.simulation.Departures;
import io.tapedeck.engine.simulation.SimulatedExchange;
import io.tapedeck.engine.strategy.SignalKind;

/**
 * Stage 7: accepted orders and changes go to the simulated exchange. Under fill model {@code close} they are settled
 * here, at the last price that is known now, and the account is sampled once more.
 */
final class RoutingStage {
    private final DerivedMessages derived;
    private final SimulatedExchange exchange;
    private final Departures departures;
    private final Portfolio portfolio;
    private final FrameMessages messages = new FrameMessages();
    private final OrderIntentDecoder intent = new OrderIntentDecoder();
    private final ExitsWishedDecoder exits = new ExitsWishedDecoder();
    private final OrderChangeDecoder change = new OrderChangeDecoder();
    private final OperatorCommandDecoder command = new OperatorCommandDecoder();
    private final Order order = new Order();

    RoutingStage(final DerivedMessages derived, final SimulatedExchange exchange, final Departures departures,
        final Portfolio portfolio) {
        this.derived = derived;
        this.exchange = exchange;
        this.departures = departures;
        this.portfolio = portfolio;
    }

    void onFrame(final Frame frame, final MarketUpdate update) {
        if (derived.hasOrders()) {
            route(frame);
        }
        if (!update.hasCandle() && frame.inputTemplateId() == OperatorCommandDecoder.TEMPLATE_ID) {
            messages.wrap(frame).next();
            onCommand(messages.decode(command), frame.engineTimeNs());
        }
    }

    /** The exits that an order carries may stand in the message behind it. */
    private void route(final Frame frame) {
        final long timeNs = frame.engineTimeNs();
        final long before = exchange.fills();
        boolean pending = false;
        exchange.beginFrame();
        messages.wrapDerived(frame);
        while (messages.next()) {
            switch (messages.templateId()) {
                case OrderIntentDecoder.TEMPLATE_ID -> {
                    submit(pending, timeNs);
                    OrderCodec.decode(messages.decode(intent), order);
                    pending = true;
                }
                case ExitsWishedDecoder.TEMPLATE_ID -> onExits(messages.decode(exits));
                case OrderChangeDecoder.TEMPLATE_ID -> {
                    submit(pending, timeNs);
                    pending = false;
                    onChange(messages.decode(change), timeNs);
                }
                default -> {
                }
            }
        }
        submit(pending, timeNs);
        if (exchange.fills() != before) {
            portfolio.sampleEquity();
        }
    }

    private void submit(final boolean pending, final long timeNs) {
        if (pending) {
            exchange.submit(order, timeNs);
        }
    }

    private void onExits(final ExitsWishedDecoder message) {
        if (message.orderId() != 0) {
            ProtectionCodec.decode(message, order.protection());
        }
    }

    private void onChange(final OrderChangeDecoder message, final long timeNs) {
        switch (SignalKind.ofCode(message.kindRaw())) {
            case CANCEL -> exchange.cancel(message.instrumentId(), message.orderId(), timeNs);
            case AMEND -> exchange.amend(message.instrumentId(), message.orderId(), message.quantity(),
                message.limitPrice(), message.triggerPrice(), timeNs);
            default -> portfolio.protect(message.instrumentId(), message.positionId(), message.stopPrice(),
                message.targetPrice());
        }
    }

    private void onCommand(final OperatorCommandDecoder message, final long timeNs) {
        switch (message.action()) {
            case CLOSE_AT_LAST_PRICE -> closeAtLastPrice(message.instrumentId(), timeNs);
            case FLATTEN -> flatten(message.instrumentId(), timeNs);
            default -> {
            }
        }
    }

    private void closeAtLastPrice(final int instrumentId, final long timeNs) {
        final long price = portfolio.lastPrice(instrumentId);
        exchange.cancelAll(instrumentId);
        if (portfolio.positions(instrumentId).count() > 0 && price != FixedPoint.UNKNOWN) {
            departures.leaveAll(instrumentId, price, timeNs, FillReason.END);
            portfolio.sampleEquity();
        }
    }

    private void flatten(final int instrumentId, final long timeNs) {
        exchange.cancelAll(instrumentId);
        departures.leaveAllNext(instrumentId, timeNs, FillReason.KILL_SWITCH);
    }
}
