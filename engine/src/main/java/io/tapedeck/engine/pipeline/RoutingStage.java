package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.OperatorCommandDecoder;
import io.tapedeck.engine.event.codec.OrderIntentDecoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.portfolio.Position;
import io.tapedeck.engine.simulation.SimulatedExchange;

/**
 * Stage 7: accepted orders go to the simulated exchange. Under fill model {@code close} they are settled here, at the
 * last price that is known now, and the account is sampled once more.
 */
final class RoutingStage {
    private final SimulatedExchange exchange;
    private final Portfolio portfolio;
    private final FrameMessages messages = new FrameMessages();
    private final OrderIntentDecoder intent = new OrderIntentDecoder();
    private final OperatorCommandDecoder command = new OperatorCommandDecoder();
    private final Order order = new Order();
    private FillModel fillModel = FillModel.NEXT;

    RoutingStage(final SimulatedExchange exchange, final Portfolio portfolio) {
        this.exchange = exchange;
        this.portfolio = portfolio;
    }

    void onSession(final SessionSettings settings) {
        fillModel = settings.fillModel();
    }

    void onFrame(final Frame frame) {
        if (frame.hasDecision()) {
            routeIntents(frame);
        }
        if (frame.inputTemplateId() == OperatorCommandDecoder.TEMPLATE_ID) {
            messages.wrap(frame).next();
            closeAtLastPrice(messages.decode(command).instrumentId(), frame.engineTimeNs());
        }
    }

    private void routeIntents(final Frame frame) {
        boolean settled = false;
        messages.wrapDerived(frame);
        while (messages.next()) {
            if (messages.templateId() == OrderIntentDecoder.TEMPLATE_ID) {
                settled |= route(decode(messages.decode(intent)), frame.engineTimeNs());
            }
        }
        if (settled) {
            portfolio.sampleEquity();
        }
    }

    private boolean route(final Order accepted, final long timeNs) {
        if (fillModel == FillModel.NEXT) {
            exchange.await(accepted);
            return false;
        }
        exchange.execute(accepted, portfolio.lastPrice(accepted.instrumentId()), timeNs);
        return true;
    }

    private Order decode(final OrderIntentDecoder message) {
        if (message.sideRaw() == Side.BUY.code()) {
            order.buyFor(message.orderId(), message.instrumentId(), message.quoteAmount());
        } else {
            order.sell(message.orderId(), message.instrumentId(), message.quantity(),
                FillReason.ofCode(message.reasonRaw()));
        }
        return order.protect(message.stopPrice(), message.targetPrice()).causedBy(message.signalId());
    }

    private void closeAtLastPrice(final int instrumentId, final long timeNs) {
        exchange.cancel(instrumentId);
        final Position position = portfolio.position(instrumentId);
        final long price = portfolio.lastPrice(instrumentId);
        if (position.isOpen() && price != FixedPoint.UNKNOWN) {
            exchange.closePosition(instrumentId, position.quantity(), price, timeNs, FillReason.END);
            portfolio.sampleEquity();
        }
    }
}
