package io.tapedeck.engine.exit;

import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.LevelBasis;

import java.util.List;

/**
 * The exits of an open position as they stand now, for those who look at it. Prices are those of the market, not
 * directed, scaled; what does not exist is {@link io.tapedeck.engine.market.FixedPoint#UNKNOWN}. Immutable.
 *
 * @param stop               where it is stopped now, whatever put the level there.
 * @param stopReason         what put it there.
 * @param targets            those that are left, the nearest first.
 * @param trailingDistance   difference of prices, or share of the best price, as the basis says.
 * @param trailingBasis      what that distance is given in.
 * @param trailingActivation price from which on the trailing stop follows.
 * @param breakEvenTrigger   price from which on the entry is the stop.
 * @param deadlineNs         when it has to be left.
 * @param best               price that was certainly reached since the entry.
 */
public record ExitLevels(
    long stop,
    FillReason stopReason,
    List<Target> targets,
    long trailingDistance,
    LevelBasis trailingBasis,
    long trailingActivation,
    long breakEvenTrigger,
    long deadlineNs,
    long best) {

    /** Keeps a copy of the list. */
    public ExitLevels {
        targets = List.copyOf(targets);
    }

    /**
     * A target that was not met yet. Immutable.
     *
     * @param price scaled.
     * @param share of the whole position that leaves there, rate.
     */
    public record Target(long price, long share) {
    }
}
