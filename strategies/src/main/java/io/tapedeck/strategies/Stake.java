package io.tapedeck.strategies;

import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.strategy.PositionView;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.StrategyContext;

/**
 * What a strategy puts up, and for which directions: one position at a time, entered with a market order. Immutable.
 *
 * @param direction  of the positions that it may open.
 * @param allocation share of the equity, 10⁻⁸ of one, fee included.
 */
public record Stake(Direction direction, long allocation) {
    /**
     * The market turns: a position of the other side is left, and nothing happens to one of this side.
     *
     * @param side    that the market turns to.
     * @param context of the symbol.
     * @param reason  to leave a position.
     * @return whether a position may be entered now, because none is held nor under way, or the one that was is left at
     *     the same open.
     */
    public boolean turns(final Side side, final StrategyContext context, final CharSequence reason) {
        final PositionView position = context.position();
        final boolean held = position.isOpen();
        if (held && position.side() != side) {
            context.close(reason);
        }
        return direction.allows(side) && !(held && position.side() == side) && !context.isEntering();
    }

    /**
     * Begins the signal of an entry. Where a position is left at the same open it pays for this one, so that the share
     * is taken of what the account is worth then.
     *
     * @param side    of the entry.
     * @param context of the symbol.
     * @return sized, without exits, to be emitted.
     */
    public Signal entry(final Side side, final StrategyContext context) {
        return context.prepare(side == Side.BUY ? SignalKind.OPEN_LONG : SignalKind.OPEN_SHORT)
            .sized(context.position().isOpen() ? Sizing.EQUITY_FRACTION_AT_FILL : Sizing.EQUITY_FRACTION,
                allocation);
    }
}
