package io.tapedeck.strategies.scanner;

import java.util.Arrays;

/** Symbols by their momentum, the greatest first; of equal ones the lower number. One thread, no allocation. */
final class Ranking {
    private final int[] symbols;
    private final double[] momenta;
    private final int[] ranks;
    private int size;

    Ranking(final int capacity) {
        symbols = new int[capacity];
        momenta = new double[capacity];
        ranks = new int[capacity];
    }

    void clear() {
        Arrays.fill(ranks, 0);
        size = 0;
    }

    /** Puts a symbol behind all that are as good; symbols come in the order of their numbers. */
    void add(final int symbol, final double momentum) {
        int place = size;
        while (place > 0 && momenta[place - 1] < momentum) {
            put(symbols[place - 1], momenta[place - 1], place);
            place--;
        }
        put(symbol, momentum, place);
        size++;
    }

    private void put(final int symbol, final double momentum, final int place) {
        symbols[place] = symbol;
        momenta[place] = momentum;
        ranks[symbol] = place + 1;
    }

    int size() {
        return size;
    }

    /** The symbol at a place, from 0. */
    int at(final int place) {
        return symbols[place];
    }

    /** Place of a symbol, from 1; 0 where it is not ranked. */
    int rank(final int symbol) {
        return ranks[symbol];
    }
}
