package io.tapedeck.engine.strategy;

/**
 * Where a strategy writes the figures that a decision rests on; they stand on the tape behind its signal. One thread,
 * no allocation.
 */
public interface Notes {
    /**
     * Notes a figure.
     *
     * @param name  ASCII, cut at 24 characters.
     * @param value any, without a unit.
     */
    void note(String name, double value);

    /**
     * Notes a price.
     *
     * @param name  ASCII, cut at 24 characters.
     * @param price scaled as the instrument says; noted in its currency.
     */
    void notePrice(String name, double price);
}
