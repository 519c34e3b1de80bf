package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.codec.AnswerCode;
import io.tapedeck.engine.event.codec.LevelBasisCode;
import io.tapedeck.engine.event.codec.LiquidityCode;
import io.tapedeck.engine.event.codec.OrderTypeCode;
import io.tapedeck.engine.event.codec.SignalDecoder;
import io.tapedeck.engine.event.codec.SignalEncoder;
import io.tapedeck.engine.event.codec.SignalKindCode;
import io.tapedeck.engine.event.codec.SizingCode;
import io.tapedeck.engine.event.codec.TimeInForceCode;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Liquidity;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.order.TimeInForce;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;

/** Signals to bytes and back. Stateless; no allocation. */
final class SignalCodec {
    private SignalCodec() {
    }

    static void encode(final Signal signal, final SignalEncoder message) {
        message.signalId(signal.signalId())
            .instrumentId(signal.instrumentId())
            .kind(SignalKindCode.get(signal.kind().code()))
            .equityFraction(signal.sizing() == Sizing.EQUITY_FRACTION ? signal.size() : 0)
            .stopPrice(ProtectionCodec.shortStop(signal.protection()))
            .targetPrice(ProtectionCodec.shortTarget(signal.protection()))
            .size(signal.size())
            .volatility(signal.volatility())
            .positionId(signal.positionId())
            .orderSignalId(signal.orderSignalId())
            .groupId(signal.groupId())
            .limitPrice(signal.limitPrice())
            .triggerPrice(signal.triggerPrice())
            .trailingDistance(signal.trailingDistance())
            .expireTimeNs(signal.expireTimeNs())
            .sizing(SizingCode.get(signal.sizing().code()))
            .orderType(OrderTypeCode.get(signal.type().code()))
            .timeInForce(TimeInForceCode.get(signal.timeInForce().code()))
            .liquidity(LiquidityCode.get(signal.liquidity().code()))
            .trailingBasis(LevelBasisCode.get(signal.trailingBasis().code()))
            .vetoed(signal.isVetoed() ? AnswerCode.YES : AnswerCode.NO);
    }

    static void decode(final SignalDecoder message, final Signal signal) {
        signal.begin(message.signalId(), message.instrumentId(), SignalKind.ofCode(message.kindRaw()))
            .sized(Sizing.ofCode(message.sizingRaw()), message.size())
            .volatility(message.volatility())
            .position(message.positionId())
            .orderOf(message.orderSignalId())
            .group(message.groupId())
            .priced(OrderType.ofCode(message.orderTypeRaw()), message.limitPrice(), message.triggerPrice())
            .trailing(message.trailingDistance(), LevelBasis.ofCode(message.trailingBasisRaw()))
            .lasting(TimeInForce.ofCode(message.timeInForceRaw()), message.expireTimeNs())
            .liquidity(Liquidity.ofCode(message.liquidityRaw()))
            .veto(message.vetoedRaw() == AnswerCode.YES.value());
        ProtectionCodec.decodeShort(message.stopPrice(), message.targetPrice(), signal.protection());
    }
}
