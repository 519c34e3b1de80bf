package io.tapedeck.engine.exit;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleArrays;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillReason;

/**
 * Walks the price path inside a candle and finds what it does to a protected position.
 *
 * <p>Where a level is touched it looks into finer data, as deep as there is any. At the finest level: a gap beyond a
 * level fills at the open, never at the level; where both levels lie inside the candle the stop is assumed to come
 * first, and the ambiguity is reported. One thread, no allocation.
 */
public final class PathJudge {
    private final FinerCandles finer;
    private final ExitListener listener;
    private final Candle[][] childrenByDepth;

    /**
     * A judge without state of its own.
     *
     * @param finer    where to look for finer data.
     * @param listener told of exits.
     */
    public PathJudge(final FinerCandles finer, final ExitListener listener) {
        this.finer = finer;
        this.listener = listener;
        childrenByDepth = new Candle[Timeframe.values().length][];
        for (int depth = 0; depth < childrenByDepth.length; depth++) {
            childrenByDepth[depth] = CandleArrays.allocate(FinerCandles.MAXIMUM_CHILDREN);
        }
    }

    /**
     * Judges one candle.
     *
     * @param candle   of any timeframe.
     * @param position that is open from the candle's open.
     */
    public void walk(final Candle candle, final ProtectedPosition position) {
        if (position.isOpen()) {
            walk(candle, position, 0);
        }
    }

    private boolean walk(final Candle candle, final ProtectedPosition position, final int depth) {
        final boolean stopTouched = reachesStop(candle.low(), position);
        final boolean targetTouched = reachesTarget(candle.high(), position);
        if (!stopTouched && !targetTouched) {
            return false;
        }
        final Candle[] children = childrenByDepth[depth];
        final int count = finer.childrenOf(candle, children);
        for (int child = 0; child < count; child++) {
            if (walk(children[child], position, depth + 1)) {
                return true;
            }
        }
        judgeFinest(candle, position, stopTouched, targetTouched);
        return true;
    }

    private void judgeFinest(final Candle candle, final ProtectedPosition position, final boolean stopTouched,
        final boolean targetTouched) {
        if (reachesStop(candle.open(), position)) {
            listener.onExit(candle, candle.open(), candle.openTimeNs(), FillReason.STOP_LOSS);
        } else if (reachesTarget(candle.open(), position)) {
            listener.onExit(candle, candle.open(), candle.openTimeNs(), FillReason.TAKE_PROFIT);
        } else if (stopTouched) {
            if (targetTouched) {
                listener.onAmbiguity(candle, position.stopPrice(), position.targetPrice());
            }
            listener.onExit(candle, position.stopPrice(), candle.closeTimeNs(), FillReason.STOP_LOSS);
        } else {
            listener.onExit(candle, position.targetPrice(), candle.closeTimeNs(), FillReason.TAKE_PROFIT);
        }
    }

    private static boolean reachesStop(final long price, final ProtectedPosition position) {
        return position.stopPrice() != FixedPoint.UNKNOWN && price <= position.stopPrice();
    }

    private static boolean reachesTarget(final long price, final ProtectedPosition position) {
        return position.targetPrice() != FixedPoint.UNKNOWN && price >= position.targetPrice();
    }
}
