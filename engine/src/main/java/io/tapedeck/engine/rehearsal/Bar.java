package io.tapedeck.engine.rehearsal;

/**
 * A candle as a person writes it, in units of the currency and of the asset. Immutable.
 *
 * @param open     first price.
 * @param high     highest price.
 * @param low      lowest price.
 * @param close    last price.
 * @param volume   traded quantity.
 * @param takerBuy what buyers took of it; not a number where the source tells neither that nor the traded worth.
 */
public record Bar(double open, double high, double low, double close, double volume, double takerBuy) {
    /**
     * A candle of which buyers and sellers took one half each.
     *
     * @param open   first price.
     * @param high   highest price.
     * @param low    lowest price.
     * @param close  last price.
     * @param volume traded quantity.
     */
    public Bar(final double open, final double high, final double low, final double close, final double volume) {
        this(open, high, low, close, volume, volume / 2);
    }

    /**
     * A candle of one price.
     *
     * @param price of everything.
     * @return with a volume of 1000.
     */
    public static Bar flat(final double price) {
        return new Bar(price, price, price, price, 1_000);
    }

    /**
     * A candle that goes straight from a price to another.
     *
     * @param from first price.
     * @param to   last price.
     * @return with a volume of 1000.
     */
    public static Bar move(final double from, final double to) {
        return new Bar(from, Math.max(from, to), Math.min(from, to), to, 1_000);
    }
}
