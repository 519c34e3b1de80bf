package io.tapedeck.engine.order;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * A level that follows the best price at a distance and never goes back.
 *
 * <p>Prices are directed (a price for a long position, its negative for a short one): more is better, so one rule
 * serves long and short. Off the grid it moves away from the price. One thread, no allocation.
 */
public final class TrailingLevel implements Stateful {
    private long distance = FixedPoint.UNKNOWN;
    private LevelBasis basis = LevelBasis.PRICE;
    private long activation = FixedPoint.UNKNOWN;
    private long tickSize = 1;

    /**
     * Follows from now on.
     *
     * @param behind     a difference of prices or a share of the best price, or unknown for a level that is nowhere.
     * @param distanceIn what the distance is given in.
     * @param from       directed price from which on it follows; unknown for at once.
     * @param tick       of the instrument.
     */
    public void follow(final long behind, final LevelBasis distanceIn, final long from, final long tick) {
        distance = behind;
        basis = distanceIn;
        activation = from;
        tickSize = tick;
    }

    /** The shares were split. */
    public void split(final ShareRatio ratio) {
        distance = basis == LevelBasis.PRICE ? ratio.price(distance) : distance;
        activation = ratio.price(activation);
    }

    /** Whether there is a trailing level at all. */
    public boolean isSet() {
        return distance != FixedPoint.UNKNOWN;
    }

    /**
     * Where the level stands when the best price so far was a certain one.
     *
     * @param best directed price.
     * @return directed price, unknown while the level is not active.
     */
    public long at(final long best) {
        if (distance == FixedPoint.UNKNOWN || best < activation) {
            return FixedPoint.UNKNOWN;
        }
        final long behind = basis == LevelBasis.PRICE ? distance : shareOf(best);
        return Math.floorDiv(best - behind, tickSize) * tickSize;
    }

    private long shareOf(final long best) {
        return FixedPoint.multiplyDivideCeiling(Math.abs(best), distance, FixedPoint.ONE);
    }

    /** How far behind the best price it follows: a difference of prices or a share, as the basis says; or unknown. */
    public long distance() {
        return distance;
    }

    /** What the distance is given in. */
    public LevelBasis basis() {
        return basis;
    }

    /** Directed price from which on it follows; unknown for at once. */
    public long activation() {
        return activation;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(distance);
        writer.putInt(basis.code());
        writer.putLong(activation);
        writer.putLong(tickSize);
    }

    @Override
    public void loadState(final StateReader reader) {
        distance = reader.getLong();
        basis = LevelBasis.ofCode(reader.getInt());
        activation = reader.getLong();
        tickSize = reader.getLong();
    }
}
