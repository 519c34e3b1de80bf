package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.AmbiguousExitEncoder;
import io.tapedeck.engine.event.codec.CandleClosedEncoder;
import io.tapedeck.engine.event.codec.EquityChangedEncoder;
import io.tapedeck.engine.event.codec.FillEncoder;
import io.tapedeck.engine.event.codec.FillReasonCode;
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
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.event.codec.TradeClosedEncoder;
import io.tapedeck.engine.event.codec.VerdictCode;
import io.tapedeck.engine.order.Fill;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.OrderState;
import io.tapedeck.engine.portfolio.Position;
import io.tapedeck.engine.portfolio.Trade;
import io.tapedeck.engine.risk.Verdict;
import io.tapedeck.engine.strategy.Signal;
import org.agrona.MutableDirectBuffer;

/** Appends what the stages report to the present frame: typed calls in, bytes out. One thread, no allocation. */
final class DerivedMessages {
    private final CandleClosedEncoder candleClosed = new CandleClosedEncoder();
    private final SignalEncoder signal = new SignalEncoder();
    private final RiskVerdictEncoder riskVerdict = new RiskVerdictEncoder();
    private final OrderIntentEncoder orderIntent = new OrderIntentEncoder();
    private final OrderUpdateEncoder orderUpdate = new OrderUpdateEncoder();
    private final FillEncoder fill = new FillEncoder();
    private final PositionChangedEncoder positionChanged = new PositionChangedEncoder();
    private final TradeClosedEncoder tradeClosed = new TradeClosedEncoder();
    private final EquityChangedEncoder equityChanged = new EquityChangedEncoder();
    private final AmbiguousExitEncoder ambiguousExit = new AmbiguousExitEncoder();
    private final StageFailedEncoder stageFailed = new StageFailedEncoder();
    private Frame frame;

    void wrap(final Frame present) {
        frame = present;
    }

    void candleClosed(final Candle candle) {
        CandleCodec.encode(candle, frame.append(candleClosed));
    }

    void signal(final Signal emitted, final CharSequence reason) {
        frame.append(signal)
            .signalId(emitted.signalId())
            .instrumentId(emitted.instrumentId())
            .kind(SignalKindCode.get(emitted.kind().code()))
            .equityFraction(emitted.equityFraction())
            .stopPrice(emitted.stopPrice())
            .targetPrice(emitted.targetPrice());
        putText(signal.buffer(), signal.offset() + SignalEncoder.reasonEncodingOffset(), SignalEncoder.reasonLength(),
            reason);
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
        frame.append(orderIntent)
            .orderId(order.orderId())
            .signalId(order.signalId())
            .instrumentId(order.instrumentId())
            .side(SideCode.get(order.side().code()))
            .reason(FillReasonCode.get(order.reason().code()))
            .quantity(order.quantity())
            .quoteAmount(order.quoteAmount())
            .stopPrice(order.stopPrice())
            .targetPrice(order.targetPrice());
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
            .fee(booked.fee());
    }

    void positionChanged(final Position position) {
        frame.append(positionChanged)
            .positionId(position.positionId())
            .instrumentId(position.instrumentId())
            .quantity(position.quantity())
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
            .exitTimeNs(trade.exit().timeNs())
            .exitPrice(trade.exit().price())
            .quantity(position.quantity())
            .entryNotional(position.entryNotional())
            .pnl(trade.pnl())
            .fees(trade.fees());
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
