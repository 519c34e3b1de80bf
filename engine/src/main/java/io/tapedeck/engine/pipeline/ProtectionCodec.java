package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.codec.ExitsWishedDecoder;
import io.tapedeck.engine.event.codec.ExitsWishedEncoder;
import io.tapedeck.engine.event.codec.LevelBasisCode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Protection;

/** Exits to bytes and back. A stop and one target stand in the message that wishes them. Stateless; no allocation. */
final class ProtectionCodec {
    private ProtectionCodec() {
    }

    /** Target of the short form: a price, or unknown. */
    static long shortTarget(final Protection wish) {
        return wish.basis() == LevelBasis.PRICE ? wish.target(0) : FixedPoint.UNKNOWN;
    }

    /** Stop of the short form: a price, or unknown. */
    static long shortStop(final Protection wish) {
        return wish.basis() == LevelBasis.PRICE ? wish.stop() : FixedPoint.UNKNOWN;
    }

    static void decodeShort(final long stop, final long target, final Protection wish) {
        wish.clear().stop(stop);
        if (target != FixedPoint.UNKNOWN) {
            wish.target(target, FixedPoint.ONE);
        }
    }

    static void encode(final Protection wish, final ExitsWishedEncoder message) {
        message.basis(LevelBasisCode.get(wish.basis().code()))
            .targetCount(wish.targetCount())
            .stop(wish.stop())
            .trailingDistance(wish.trailingDistance())
            .trailingActivation(wish.trailingActivation())
            .breakEvenTrigger(wish.breakEvenTrigger())
            .maximumHoldingNs(wish.maximumHoldingNs())
            .target1(wish.target(0)).share1(wish.targetShare(0))
            .target2(wish.target(1)).share2(wish.targetShare(1))
            .target3(wish.target(2)).share3(wish.targetShare(2))
            .target4(wish.target(3)).share4(wish.targetShare(3))
            .target5(wish.target(4)).share5(wish.targetShare(4));
    }

    static void decode(final ExitsWishedDecoder message, final Protection wish) {
        wish.clear()
            .in(LevelBasis.ofCode(message.basisRaw()))
            .stop(message.stop())
            .trail(message.trailingDistance(), message.trailingActivation())
            .breakEvenAt(message.breakEvenTrigger())
            .holdAtMost(message.maximumHoldingNs());
        for (int index = 0; index < message.targetCount(); index++) {
            wish.target(target(message, index), share(message, index));
        }
    }

    private static long target(final ExitsWishedDecoder message, final int index) {
        return switch (index) {
            case 0 -> message.target1();
            case 1 -> message.target2();
            case 2 -> message.target3();
            case 3 -> message.target4();
            default -> message.target5();
        };
    }

    private static long share(final ExitsWishedDecoder message, final int index) {
        return switch (index) {
            case 0 -> message.share1();
            case 1 -> message.share2();
            case 2 -> message.share3();
            case 3 -> message.share4();
            default -> message.share5();
        };
    }
}
