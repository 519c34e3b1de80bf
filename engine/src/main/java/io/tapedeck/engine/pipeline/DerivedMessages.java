package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.PackedCandles;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.AmbiguousExitEncoder;
import io.tapedeck.engine.event.codec.DividendPaidEncoder;
import io.tapedeck.engine.event.codec.EquityChangedEncoder;
import io.tapedeck.engine.event.codec.ExitsWishedEncoder;
import io.tapedeck.engine.event.codec.FeeKindCode;
import io.tapedeck.engine.event.codec.FillEncoder;
import io.tapedeck.engine.event.codec.FillReasonCode;
import io.tapedeck.engine.event.codec.FundingSettledEncoder;
import io.tapedeck.engine.event.codec.InsurancePaidEncoder;
import io.tapedeck.engine.event.codec.OrderChangeEncoder;
import io.tapedeck.engine.event.codec.OrderIntentEncoder;
import io.tapedeck.engine.event.codec.OrderStateCode;
import io.tapedeck.engine.event.codec.OrderUpdateEncoder;
import io.tapedeck.engine.event.codec.PositionChangedEncoder;
import io.tapedeck.engine.event.codec.RiskVerdictEncoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.event.codec.SignalEncoder;
import io.tapedeck.engine.event.codec.SignalKindCode;
import io.tapedeck.engine.event.codec.StageCode;
import io.tapedeck.engine.event.codec.StageFailedEncoder;
import io.tapedeck.engine.event.codec.StrategyNoteEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.event.codec.TradeClosedEncoder;
import io.tapedeck.engine.event.codec.TradingStateChangedEncoder;
import io.tapedeck.engine.event.codec.TradingStateCode;
import io.tapedeck.engine.event.codec.VerdictCode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.order.Fill;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.OrderState;
import io.tapedeck.engine.order.Protection;
import io.tapedeck.engine.portfolio.Position;
import io.tapedeck.engine.portfolio.Trade;
import io.tapedeck.engine.risk.TradingState;
import io.tapedeck.engine.risk.Verdict;
import io.tapedeck.engine.strategy.Signal;
import org.agrona.MutableDirectBuffer;

/** Appends what the stages report to the present frame: typed calls in, bytes out. One thread, no allocation. */
final class DerivedMessages {
    private final SignalEncoder signal = new SignalEncoder();
    private final RiskVerdictEncoder riskVerdict = new RiskVerdictEncoder();
    private final OrderIntentEncoder orderIntent = new OrderIntentEncoder();
    private final OrderUpdateEncoder orderUpdate = new OrderUpdateEncoder();
    private final FillEncoder fill = new FillEncoder();
    private final PositionChangedEncoder positionChanged = new PositionChangedEncoder();
    private final TradeClosedEncoder tradeClosed = new TradeClosedEncoder();
    private final EquityChangedEncoder equityChanged = new EquityChangedEncoder();
    private final AmbiguousExitEncoder ambiguousExit = new AmbiguousExitEncoder();
    private final ExitsWishedEncoder exitsWished = new ExitsWishedEncoder();
    private final OrderChangeEncoder orderChange = new OrderChangeEncoder();
    private final DividendPaidEncoder dividendPaid = new DividendPaidEncoder();
    private final FundingSettledEncoder fundingSettled = new FundingSettledEncoder();
    private final InsurancePaidEncoder insurancePaid = new InsurancePaidEncoder();
    private final TradingStateChangedEncoder tradingStateChanged = new TradingStateChangedEncoder();
    private final StrategyNoteEncoder strategyNote = new StrategyNoteEncoder();
    private final StageFailedEncoder stageFailed = new StageFailedEncoder();
    private Frame frame;
    private boolean hasSignals;
    private boolean hasOrders;

    void wrap(final Frame present) {
        frame = present;
        hasSignals = false;
        hasOrders = false;
    }

    /** Whether a strategy wished something in the present frame. */
    boolean hasSignals() {
        return hasSignals;
    }

    /** Whether an order or the change of one stands in the present frame. */
    boolean hasOrders() {
        return hasOrders;
    }

    void candleClosed(final Candle candle) {
        PackedCandles.append(candle, frame);
    }

    void signal(final Signal emitted, final CharSequence reason) {
        hasSignals = true;
        SignalCodec.encode(emitted, frame.append(signal));
        putText(signal.buffer(), signal.offset() + SignalEncoder.reasonEncodingOffset(), SignalEncoder.reasonLength(),
            reason);
        if (!emitted.protection().isShort()) {
            exitsWished(emitted.signalId(), 0, emitted.instrumentId(), emitted.protection());
        }
    }

    void note(final long signalId, final int instrumentId, final CharSequence name, final double value) {
        frame.append(strategyNote).signalId(signalId).instrumentId(instrumentId).value(value);
        putText(strategyNote.buffer(), strategyNote.offset() + StrategyNoteEncoder.nameEncodingOffset(),
            StrategyNoteEncoder.nameLength(), name);
    }

    private void exitsWished(final long signalId, final long orderId, final int instrumentId, final Protection wish) {
        frame.append(exitsWished).signalId(signalId).orderId(orderId).instrumentId(instrumentId);
        ProtectionCodec.encode(wish, exitsWished);
    }

    void riskVerdict(final Signal judged, final Verdict verdict, final long figure, final long limit) {
        frame.append(riskVerdict)
            .signalId(judged.signalId())
            .instrumentId(judged.instrumentId())
            .verdict(VerdictCode.get(verdict.code()))
            .figure(figure)
            .brokenLimit(limit);
    }

    void orderIntent(final Order order) {
        hasOrders = true;
        OrderCodec.encode(order, frame.append(orderIntent));
        if (!order.protection().isShort()) {
            exitsWished(order.signalId(), order.orderId(), order.instrumentId(), order.protection());
        }
    }

    void orderChange(final Signal asked, final long orderId) {
        hasOrders = true;
        frame.append(orderChange)
            .signalId(asked.signalId())
            .orderId(orderId)
            .positionId(asked.positionId())
            .instrumentId(asked.instrumentId())
            .kind(SignalKindCode.get(asked.kind().code()))
            .quantity(asked.size() == 0 ? FixedPoint.UNKNOWN : asked.size())
            .limitPrice(asked.limitPrice())
            .triggerPrice(asked.triggerPrice())
            .stopPrice(asked.protection().stop())
            .targetPrice(asked.protection().target(0));
    }

    void dividendPaid(final Position position, final long amount) {
        frame.append(dividendPaid)
            .positionId(position.positionId())
            .instrumentId(position.instrumentId())
            .amount(amount);
    }

    void fundingSettled(final Position position, final long amount) {
        frame.append(fundingSettled)
            .positionId(position.positionId())
            .instrumentId(position.instrumentId())
            .amount(amount);
    }

    void insurancePaid(final long amount) {
        frame.append(insurancePaid).amount(amount);
    }

    void tradingStateChanged(final TradingState state, final long commandId) {
        frame.append(tradingStateChanged).commandId(commandId).state(TradingStateCode.get(state.code()));
    }

    void orderUpdate(final Order order, final OrderState state) {
        frame.append(orderUpdate)
            .orderId(order.orderId())
            .instrumentId(order.instrumentId())
            .state(OrderStateCode.get(state.code()));
    }

    void fill(final Fill booked) {
        final Order order = booked.order();
        frame.append(fill)
            .fillId(booked.fillId())
            .orderId(order.orderId())
            .positionId(booked.positionId())
            .instrumentId(order.instrumentId())
            .side(SideCode.get(order.side().code()))
            .reason(FillReasonCode.get(order.reason().code()))
            .timeNs(booked.timeNs())
            .price(booked.price())
            .quantity(booked.quantity())
            .notional(booked.notional())
            .fee(booked.fee())
            .feeKind(FeeKindCode.get(booked.feeKind().code()));
    }

    void positionChanged(final Position position) {
        frame.append(positionChanged)
            .positionId(position.positionId())
            .instrumentId(position.instrumentId())
            .quantity(position.signedQuantity())
            .entryPrice(position.entryPrice())
            .stopPrice(position.stopPrice())
            .targetPrice(position.targetPrice());
    }

    void tradeClosed(final Trade trade) {
        final Position position = trade.position();
        frame.append(tradeClosed)
            .tradeId(trade.tradeId())
            .positionId(position.positionId())
            .instrumentId(position.instrumentId())
            .reason(FillReasonCode.get(trade.reason().code()))
            .entryTimeNs(position.entryTimeNs())
            .entryPrice(position.entryPrice())
            .exitTimeNs(trade.lastExit().timeNs())
            .exitPrice(position.exitPrice())
            .quantity(position.enteredQuantity())
            .entryNotional(position.enteredNotional())
            .pnl(trade.pnl())
            .fees(trade.fees())
            .funding(position.funding())
            .side(SideCode.get(position.side().code()));
    }

    void equityChanged(final long equity, final long cash) {
        frame.append(equityChanged).equity(equity).cash(cash);
    }

    void ambiguousExit(final Position position, final Candle candle, final long betterOutcome) {
        frame.append(ambiguousExit)
            .positionId(position.positionId())
            .instrumentId(position.instrumentId())
            .timeframe(TimeframeCode.get(candle.timeframe().code()))
            .openTimeNs(candle.openTimeNs())
            .stopPrice(position.stopPrice())
            .targetPrice(position.targetPrice())
            .betterOutcome(betterOutcome);
    }

    /** The fill tells what became of it; what the other order would have been worth nobody can say. */
    void ambiguousGroup(final Order order, final Candle candle) {
        frame.append(ambiguousExit)
            .positionId(order.positionId())
            .instrumentId(order.instrumentId())
            .timeframe(TimeframeCode.get(candle.timeframe().code()))
            .openTimeNs(candle.openTimeNs())
            .stopPrice(FixedPoint.UNKNOWN)
            .targetPrice(FixedPoint.UNKNOWN);
    }

    void stageFailed(final PipelineStage stage, final CharSequence fault) {
        frame.append(stageFailed).stage(StageCode.get(stage.code()));
        putText(stageFailed.buffer(), stageFailed.offset() + StageFailedEncoder.faultEncodingOffset(),
            StageFailedEncoder.faultLength(), fault);
    }

    /** The block is zeroed already; characters outside ASCII become question marks. */
    private static void putText(final MutableDirectBuffer buffer, final int offset, final int capacity,
        final CharSequence text) {
        buffer.putStringWithoutLengthAscii(offset, text, 0, Math.min(capacity, text.length()));
    }
}
