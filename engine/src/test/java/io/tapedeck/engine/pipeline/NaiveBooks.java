package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.FillDecoder;
import io.tapedeck.engine.event.codec.FillReasonCode;
import io.tapedeck.engine.event.codec.FundingSettledDecoder;
import io.tapedeck.engine.event.codec.InsurancePaidDecoder;
import io.tapedeck.engine.event.codec.OrderIntentDecoder;
import io.tapedeck.engine.event.codec.OrderUpdateDecoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.event.codec.TradeClosedDecoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.order.OrderState;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The account kept a second time from nothing but the fills on the tape, plainly and with BigDecimal: price times
 * quantity, shares of cost by division, no running totals that could be wrong in the same way. It also holds every
 * order against the table of its states and its quantity.
 */
final class NaiveBooks {
    private static final BigDecimal MONEY = new BigDecimal("0.00000001");

    /** An open position. */
    private static final class Holding {
        private final int direction;
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal cost = BigDecimal.ZERO;
        private BigDecimal result = BigDecimal.ZERO;

        Holding(final int direction) {
            this.direction = direction;
        }
    }

    private final Map<Long, Holding> positions = new TreeMap<>();
    private final Map<Long, OrderState> states = new HashMap<>();
    private final Map<Long, Long> quantities = new HashMap<>();
    private final Map<Long, Long> filled = new HashMap<>();
    private final FrameMessages messages = new FrameMessages();
    private final boolean margined;
    private BigDecimal cash;
    private long fills;

    NaiveBooks(final long balance, final boolean margined) {
        cash = BigDecimal.valueOf(balance, FixedPoint.MONEY_SCALE);
        this.margined = margined;
    }

    void onFrame(final Frame frame) {
        messages.wrapDerived(frame);
        while (messages.next()) {
            switch (messages.templateId()) {
                case FillDecoder.TEMPLATE_ID -> onFill(messages.decode(new FillDecoder()));
                case FundingSettledDecoder.TEMPLATE_ID -> onFunding(messages.decode(new FundingSettledDecoder()));
                case InsurancePaidDecoder.TEMPLATE_ID ->
                    cash = cash.add(money(messages.decode(new InsurancePaidDecoder()).amount()));
                case TradeClosedDecoder.TEMPLATE_ID -> onTrade(messages.decode(new TradeClosedDecoder()));
                case OrderUpdateDecoder.TEMPLATE_ID -> onState(messages.decode(new OrderUpdateDecoder()));
                case OrderIntentDecoder.TEMPLATE_ID -> {
                    final OrderIntentDecoder intent = messages.decode(new OrderIntentDecoder());
                    quantities.put(intent.orderId(), intent.quantity());
                }
                default -> {
                }
            }
        }
    }

    private static BigDecimal money(final long scaled) {
        return BigDecimal.valueOf(scaled, FixedPoint.MONEY_SCALE);
    }

    private void onFill(final FillDecoder fill) {
        fills++;
        final BigDecimal notional = BigDecimal.valueOf(fill.price(), 2).multiply(BigDecimal.valueOf(fill.quantity()));
        cash = cash.subtract(money(fill.fee()));
        require(notional.compareTo(money(fill.notional())) == 0, "notional of fill " + fill.fillId());
        countQuantity(fill);
        final int sign = fill.side() == SideCode.BUY ? 1 : -1;
        if (fill.reason() == FillReasonCode.ENTRY) {
            enter(positions.computeIfAbsent(fill.positionId(), any -> new Holding(sign)), fill, notional);
        } else {
            leave(positions.get(fill.positionId()), fill, notional, sign);
        }
    }

    private void countQuantity(final FillDecoder fill) {
        final long total = filled.merge(fill.orderId(), fill.quantity(), Long::sum);
        final Long quantity = quantities.get(fill.orderId());
        require(quantity == null || quantity == FixedPoint.UNKNOWN || total <= quantity,
            "order " + fill.orderId() + " of " + quantity + " has " + total + " filled");
    }

    private void enter(final Holding holding, final FillDecoder fill, final BigDecimal notional) {
        holding.quantity = holding.quantity.add(BigDecimal.valueOf(fill.quantity()));
        holding.cost = holding.cost.add(notional);
        holding.result = holding.result.subtract(money(fill.fee()));
        cash = margined ? cash : cash.subtract(notional);
    }

    private void leave(final Holding holding, final FillDecoder fill, final BigDecimal notional, final int sign) {
        require(holding != null && holding.direction == -sign, "fill " + fill.fillId() + " reduces nothing");
        final BigDecimal part = BigDecimal.valueOf(fill.quantity());
        require(part.compareTo(holding.quantity) <= 0, "fill " + fill.fillId() + " is more than the position");
        final BigDecimal cost = part.compareTo(holding.quantity) == 0 ? holding.cost
            : holding.cost.multiply(part).divide(holding.quantity, FixedPoint.MONEY_SCALE, RoundingMode.FLOOR);
        final BigDecimal result = notional.subtract(cost).multiply(BigDecimal.valueOf(holding.direction));
        holding.quantity = holding.quantity.subtract(part);
        holding.cost = holding.cost.subtract(cost);
        holding.result = holding.result.add(result).subtract(money(fill.fee()));
        cash = cash.add(margined ? result : notional);
    }

    private void onFunding(final FundingSettledDecoder funding) {
        cash = cash.add(money(funding.amount()));
        final Holding holding = positions.get(funding.positionId());
        holding.result = holding.result.add(money(funding.amount()));
    }

    private void onTrade(final TradeClosedDecoder trade) {
        final Holding closed = positions.remove(trade.positionId());
        require(closed.quantity.signum() == 0, "trade " + trade.tradeId() + " is closed with something left");
        require(closed.result.compareTo(money(trade.pnl())) == 0,
            "trade " + trade.tradeId() + " says " + money(trade.pnl()) + ", not " + closed.result);
    }

    private void onState(final OrderUpdateDecoder update) {
        final OrderState before = states.getOrDefault(update.orderId(), OrderState.SUBMITTED);
        final OrderState next = OrderState.ofCode(update.stateRaw());
        require(before.mayBecome(next) || before == next && !next.isTerminal(),
            "order " + update.orderId() + " went from " + before + " to " + next);
        states.put(update.orderId(), next);
    }

    private static void require(final boolean holds, final String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    long cash() {
        return cash.divide(MONEY, 0, RoundingMode.UNNECESSARY).longValueExact();
    }

    /** Cash and what is held at a price. */
    long equityAt(final long price) {
        BigDecimal equity = cash;
        for (final Holding holding : positions.values()) {
            final BigDecimal worth = BigDecimal.valueOf(price, 2).multiply(holding.quantity);
            equity = equity.add(margined
                ? worth.subtract(holding.cost).multiply(BigDecimal.valueOf(holding.direction)) : worth);
        }
        return equity.divide(MONEY, 0, RoundingMode.UNNECESSARY).longValueExact();
    }

    int openPositions() {
        return positions.size();
    }

    long fills() {
        return fills;
    }
}
