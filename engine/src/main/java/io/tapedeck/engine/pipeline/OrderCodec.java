package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.codec.FillReasonCode;
import io.tapedeck.engine.event.codec.LevelBasisCode;
import io.tapedeck.engine.event.codec.LiquidityCode;
import io.tapedeck.engine.event.codec.OrderIntentDecoder;
import io.tapedeck.engine.event.codec.OrderIntentEncoder;
import io.tapedeck.engine.event.codec.OrderTypeCode;
import io.tapedeck.engine.event.codec.PositionEffectCode;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.event.codec.TimeInForceCode;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Liquidity;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.PositionEffect;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.order.TimeInForce;

/** Orders to bytes and back. Stateless; no allocation. */
final class OrderCodec {
    private OrderCodec() {
    }

    static void encode(final Order order, final OrderIntentEncoder message) {
        message.orderId(order.orderId())
            .signalId(order.signalId())
            .instrumentId(order.instrumentId())
            .side(SideCode.get(order.side().code()))
            .reason(FillReasonCode.get(order.reason().code()))
            .quantity(order.quantity())
            .quoteAmount(order.quoteAmount())
            .stopPrice(ProtectionCodec.shortStop(order.protection()))
            .targetPrice(ProtectionCodec.shortTarget(order.protection()))
            .positionId(order.positionId())
            .groupId(order.groupId())
            .equityFraction(order.equityFraction())
            .limitPrice(order.limitPrice())
            .triggerPrice(order.triggerPrice())
            .trailingDistance(order.trailingDistance())
            .expireTimeNs(order.expireTimeNs())
            .reservedAmount(order.reservedAmount())
            .orderType(OrderTypeCode.get(order.type().code()))
            .timeInForce(TimeInForceCode.get(order.timeInForce().code()))
            .liquidity(LiquidityCode.get(order.liquidity().code()))
            .effect(PositionEffectCode.get(order.effect().code()))
            .trailingBasis(LevelBasisCode.get(order.trailingBasis().code()));
    }

    static void decode(final OrderIntentDecoder message, final Order order) {
        final Side side = Side.ofCode(message.sideRaw());
        if (message.effectRaw() == PositionEffect.OPEN.code()) {
            order.open(message.orderId(), message.instrumentId(), side);
        } else {
            order.reduce(message.orderId(), message.instrumentId(), side, message.positionId(),
                FillReason.ofCode(message.reasonRaw()));
        }
        order.quantity(message.quantity())
            .quoteAmount(message.quoteAmount())
            .equityFraction(message.equityFraction())
            .priced(OrderType.ofCode(message.orderTypeRaw()), message.limitPrice(), message.triggerPrice())
            .trailing(message.trailingDistance(), LevelBasis.ofCode(message.trailingBasisRaw()))
            .lasting(TimeInForce.ofCode(message.timeInForceRaw()), message.expireTimeNs())
            .liquidity(Liquidity.ofCode(message.liquidityRaw()))
            .group(message.groupId())
            .causedBy(message.signalId())
            .reserve(message.reservedAmount());
        ProtectionCodec.decodeShort(message.stopPrice(), message.targetPrice(), order.protection());
    }
}
