package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.FillDecoder;
import io.tapedeck.engine.event.codec.OrderChangeDecoder;
import io.tapedeck.engine.event.codec.OrderIntentDecoder;
import io.tapedeck.engine.event.codec.SignalKindCode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.Side;
import io.tapedeck.replay.performance.Slippage;
import org.agrona.collections.Long2LongHashMap;

import java.util.List;

/**
 * Holds fills against the price that was reckoned with: for a market order the last close that was known when it was
 * decided, for other orders their trigger or limit, for the exits of a plan their level, for what a person or a clock
 * ended the last close before it. One thread; allocates where its maps grow.
 */
final class SlippageWatch {
    private final MarketWatch market;
    private final List<Instrument> instruments;
    private final Long2LongHashMap prices = new Long2LongHashMap(FixedPoint.UNKNOWN);
    private final Long2LongHashMap decidedIn = new Long2LongHashMap(FixedPoint.UNKNOWN);
    private long amount;
    private long measured;
    private long others;

    SlippageWatch(final MarketWatch market, final List<Instrument> instruments) {
        this.market = market;
        this.instruments = instruments;
    }

    void onIntent(final Frame frame, final OrderIntentDecoder intent) {
        decidedIn.put(intent.orderId(), frame.sequence());
        keep(intent.orderId(), price(intent));
    }

    private long price(final OrderIntentDecoder intent) {
        return switch (OrderType.ofCode(intent.orderTypeRaw())) {
            case MARKET -> market.close(intent.instrumentId());
            case LIMIT -> intent.limitPrice();
            case STOP_MARKET, STOP_LIMIT, TAKE_PROFIT -> intent.triggerPrice();
            case TRAILING_STOP -> FixedPoint.UNKNOWN;
        };
    }

    private void keep(final long orderId, final long price) {
        if (price != FixedPoint.UNKNOWN) {
            prices.put(orderId, price);
        }
    }

    /** Another trigger or limit of a working order. */
    void onChange(final OrderChangeDecoder change) {
        if (change.kind() == SignalKindCode.AMEND && prices.containsKey(change.orderId())) {
            keep(change.orderId(),
                change.triggerPrice() == FixedPoint.UNKNOWN ? change.limitPrice() : change.triggerPrice());
        }
    }

    boolean wasDecidedIn(final Frame frame, final long orderId) {
        return decidedIn.get(orderId) == frame.sequence();
    }

    void onFill(final FillDecoder fill, final HeldPosition position) {
        final long reckoned = reckoned(fill, position);
        if (reckoned == FixedPoint.UNKNOWN) {
            others++;
            return;
        }
        final Instrument instrument = instruments.get(fill.instrumentId());
        final long cost = Side.ofCode(fill.sideRaw()).sign()
            * (instrument.notional(fill.price(), fill.quantity()) - instrument.notional(reckoned, fill.quantity()));
        measured++;
        amount += cost;
        position.onSlippage(cost);
    }

    private long reckoned(final FillDecoder fill, final HeldPosition position) {
        return switch (FillReason.ofCode(fill.reasonRaw())) {
            case ENTRY, SIGNAL -> prices.get(fill.orderId());
            case STOP_LOSS -> position.stopPrice();
            case TAKE_PROFIT -> position.targetPrice();
            case BREAK_EVEN -> position.firstPrice();
            case TIME_STOP, KILL_SWITCH -> market.closeBefore(fill.instrumentId());
            case END -> market.close(fill.instrumentId());
            case TRAILING_STOP, LIQUIDATION, CASH_IN_LIEU -> FixedPoint.UNKNOWN;
        };
    }

    Slippage total() {
        return new Slippage(amount, measured, others);
    }
}
