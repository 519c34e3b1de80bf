package io.tapedeck.replay.optimise;

import java.util.Arrays;

/**
 * How likely each value of an axis is, judged by some that were seen: each of them adds a bell around it where
 * neighbours are alike, else a count; a flat share of one sighting keeps every value possible. Immutable.
 */
final class AxisDensity {
    /** A bell's width as a share of the axis, narrower the more was seen. */
    private static final double WIDTH = 0.25;

    private final double[] shares;

    private AxisDensity(final double[] shares) {
        this.shares = shares;
    }

    /**
     * The density of sightings.
     *
     * @param axis   of the values.
     * @param places that were seen.
     * @return sums to one.
     */
    static AxisDensity of(final Axis axis, final int[] places) {
        final double[] shares = new double[axis.values().size()];
        Arrays.fill(shares, 1.0 / shares.length);
        final double width = Math.max(0.5, WIDTH * shares.length / Math.sqrt(Math.max(1, places.length)));
        for (final int place : places) {
            if (axis.isOrdered()) {
                addBell(shares, place, width);
            } else {
                shares[place]++;
            }
        }
        final double sum = Arrays.stream(shares).sum();
        return new AxisDensity(Arrays.stream(shares).map(share -> share / sum).toArray());
    }

    private static void addBell(final double[] shares, final int place, final double width) {
        final double[] bell = new double[shares.length];
        for (int at = 0; at < bell.length; at++) {
            final double distance = (at - place) / width;
            bell[at] = StrictMath.exp(-distance * distance / 2);
        }
        final double sum = Arrays.stream(bell).sum();
        for (int at = 0; at < bell.length; at++) {
            shares[at] += bell[at] / sum;
        }
    }

    double at(final int place) {
        return shares[place];
    }

    /**
     * The value below which a share of the density lies.
     *
     * @param share from 0 to 1.
     * @return a place on the axis.
     */
    int draw(final double share) {
        double sum = 0;
        for (int place = 0; place < shares.length; place++) {
            sum += shares[place];
            if (share < sum) {
                return place;
            }
        }
        return shares.length - 1;
    }
}
