package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.FixedPoint;

/**
 * The rows of all files in columns, 72 bytes a row, in the order in which they were read. One thread.
 *
 * <p>All prices have one scale and all quantities another. Both begin at 0 and are widened when a value with more
 * decimals comes, so that they end up as narrow as the data allows.
 */
final class CandleTable {
    /** Notional values are computed at both scales together, which must be a power of ten in a long. */
    static final int MOST_DECIMALS = FixedPoint.MOST_DECIMALS;

    private final LongColumn openTimesNs = new LongColumn();
    private final LongColumn opens = new LongColumn();
    private final LongColumn highs = new LongColumn();
    private final LongColumn lows = new LongColumn();
    private final LongColumn closes = new LongColumn();
    private final LongColumn volumes = new LongColumn();
    private final LongColumn quoteVolumes = new LongColumn();
    private final LongColumn takerBuyVolumes = new LongColumn();
    private final LongColumn tradeCounts = new LongColumn();
    private int rows;
    private int priceScale;
    private int quantityScale;

    void append(final CandleRow row) {
        write(rows, row);
        rows++;
    }

    void store(final int index, final CandleRow row) {
        write(index, row);
    }

    private void write(final int index, final CandleRow row) {
        openTimesNs.set(index, row.openTimeNs());
        opens.set(index, row.open());
        highs.set(index, row.high());
        lows.set(index, row.low());
        closes.set(index, row.close());
        volumes.set(index, row.volume());
        quoteVolumes.set(index, row.quoteVolume());
        takerBuyVolumes.set(index, row.takerBuyVolume());
        tradeCounts.set(index, row.tradeCount());
    }

    CandleRow load(final int index, final CandleRow row) {
        return row.at(openTimesNs.get(index))
            .setPrices(opens.get(index), highs.get(index), lows.get(index), closes.get(index))
            .setVolume(volumes.get(index))
            .setOptional(quoteVolumes.get(index), takerBuyVolumes.get(index), tradeCounts.get(index));
    }

    /**
     * Makes room for prices of so many decimals.
     *
     * @throws ArithmeticException where a price or both scales together need more digits than there are; the table is
     *                             then of no more use.
     */
    void widenPrices(final int scale) {
        if (scale > priceScale) {
            requireScales(scale, quantityScale);
            final long factor = FixedPoint.powerOfTen(scale - priceScale);
            opens.multiply(rows, factor);
            highs.multiply(rows, factor);
            lows.multiply(rows, factor);
            closes.multiply(rows, factor);
            priceScale = scale;
        }
    }

    /**
     * Makes room for quantities of so many decimals.
     *
     * @throws ArithmeticException as {@link #widenPrices} does.
     */
    void widenQuantities(final int scale) {
        if (scale > quantityScale) {
            requireScales(priceScale, scale);
            final long factor = FixedPoint.powerOfTen(scale - quantityScale);
            volumes.multiply(rows, factor);
            takerBuyVolumes.multiply(rows, factor);
            quantityScale = scale;
        }
    }

    private static void requireScales(final int prices, final int quantities) {
        if (prices + quantities > MOST_DECIMALS) {
            throw new ArithmeticException(prices + " and " + quantities + " decimals are too many");
        }
    }

    long openTimeNs(final int index) {
        return openTimesNs.get(index);
    }

    int rows() {
        return rows;
    }

    /** Decimals of every price. */
    int priceScale() {
        return priceScale;
    }

    /** Decimals of every quantity. */
    int quantityScale() {
        return quantityScale;
    }
}
