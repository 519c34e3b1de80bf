package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * How two series vary, each and together, over their last values: {@link WindowMoments} for pairs. Two blocks follow
 * Welford, the older one from its end, and are merged as Chan, Golub and LeVeque (1979) do; nothing is ever subtracted
 * from a sum. All figures are relative to the pair that was newest when the ring last turned round.
 *
 * <p>An update costs O(1) on average. One thread, no allocation after construction.
 */
final class WindowComoments implements Stateful {
    /** Figures kept for each place of the ring. */
    private static final int FIGURES = 5;
    private static final int MEAN_X = 0;
    private static final int MEAN_Y = 1;
    private static final int SQUARES_X = 2;
    private static final int SQUARES_Y = 3;
    private static final int PRODUCTS = 4;

    private final int length;
    /** Before {@code next} the newest pairs, from there on the figures of an older pair and those after it. */
    private final double[] ring;
    private int next;
    private boolean full;
    private double referenceX;
    private double referenceY;
    private double meanX;
    private double meanY;
    private double squaresX;
    private double squaresY;
    private double products;

    WindowComoments(final int length) {
        this.length = length;
        ring = new double[length * FIGURES];
    }

    void add(final double x, final double y) {
        if (next == 0 && !full) {
            refer(x, y);
        }
        final int place = next * FIGURES;
        ring[place + MEAN_X] = x;
        ring[place + MEAN_Y] = y;
        next++;
        follow(x - referenceX, y - referenceY, next);
        if (next == length) {
            turn();
        }
    }

    private void refer(final double x, final double y) {
        referenceX = x;
        referenceY = y;
    }

    private void follow(final double offsetX, final double offsetY, final int count) {
        final double share = 1.0 / count;
        final double stepX = offsetX - meanX;
        final double stepY = offsetY - meanY;
        meanX += stepX * share;
        meanY += stepY * share;
        final double restY = offsetY - meanY;
        squaresX += stepX * (offsetX - meanX);
        squaresY += stepY * restY;
        products += stepX * restY;
    }

    private void turn() {
        final int newest = ring.length - FIGURES;
        refer(ring[newest + MEAN_X], ring[newest + MEAN_Y]);
        clear();
        for (int place = newest, count = 1; place >= 0; place -= FIGURES, count++) {
            follow(ring[place + MEAN_X] - referenceX, ring[place + MEAN_Y] - referenceY, count);
            keep(place);
        }
        clear();
        next = 0;
        full = true;
    }

    private void clear() {
        meanX = 0;
        meanY = 0;
        squaresX = 0;
        squaresY = 0;
        products = 0;
    }

    private void keep(final int place) {
        ring[place + MEAN_X] = meanX;
        ring[place + MEAN_Y] = meanY;
        ring[place + SQUARES_X] = squaresX;
        ring[place + SQUARES_Y] = squaresY;
        ring[place + PRODUCTS] = products;
    }

    boolean isFull() {
        return full;
    }

    int length() {
        return length;
    }

    /** The mean of the second series over a full window. */
    double meanY() {
        final double older = length - next;
        return referenceY + (older * ring[next * FIGURES + MEAN_Y] + next * meanY) / length;
    }

    /** The summed squared deviations of the first series. */
    double squaredDeviationsX() {
        return squaresX + ring[next * FIGURES + SQUARES_X] + between(distanceX(), distanceX());
    }

    /** The summed squared deviations of the second series. */
    double squaredDeviationsY() {
        return squaresY + ring[next * FIGURES + SQUARES_Y] + between(distanceY(), distanceY());
    }

    /** The summed products of the deviations of both. */
    double productsOfDeviations() {
        return products + ring[next * FIGURES + PRODUCTS] + between(distanceX(), distanceY());
    }

    private double distanceX() {
        return meanX - ring[next * FIGURES + MEAN_X];
    }

    private double distanceY() {
        return meanY - ring[next * FIGURES + MEAN_Y];
    }

    private double between(final double one, final double other) {
        return one * other * ((double) (length - next) * next / length);
    }

    void scaleY(final double factor) {
        for (int place = 0; place < ring.length; place += FIGURES) {
            ring[place + MEAN_Y] *= factor;
            ring[place + SQUARES_Y] *= factor * factor;
            ring[place + PRODUCTS] *= factor;
        }
        referenceY *= factor;
        meanY *= factor;
        squaresY *= factor * factor;
        products *= factor;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(next);
        writer.putBoolean(full);
        writer.putDouble(referenceX);
        writer.putDouble(referenceY);
        writer.putDouble(meanX);
        writer.putDouble(meanY);
        writer.putDouble(squaresX);
        writer.putDouble(squaresY);
        writer.putDouble(products);
        for (final double figure : ring) {
            writer.putDouble(figure);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        next = reader.getInt();
        full = reader.getBoolean();
        referenceX = reader.getDouble();
        referenceY = reader.getDouble();
        meanX = reader.getDouble();
        meanY = reader.getDouble();
        squaresX = reader.getDouble();
        squaresY = reader.getDouble();
        products = reader.getDouble();
        for (int index = 0; index < ring.length; index++) {
            ring[index] = reader.getDouble();
        }
    }
}
