package io.tapedeck.strategies;

import io.tapedeck.engine.rehearsal.Bar;
import io.tapedeck.engine.rehearsal.Rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded candles with trends, still stretches, gaps and bursts of volume. Prices are multiples of four ticks, so that a
 * split of four for one moves them without rounding.
 */
final class RandomMarket {
    private static final double STEP = 0.04;
    private static final int START = 10_000;
    private static final int LOWEST = 2_000;

    private final SplittableRandom random;
    private int close = START;
    private int drift;

    private RandomMarket(final long seed) {
        random = new SplittableRandom(seed);
    }

    /** The candles of all symbols, one array for each moment. */
    static List<Bar[]> of(final long seed, final int candles, final int symbols) {
        final List<Bar[]> moments = new ArrayList<>();
        final RandomMarket[] markets = new RandomMarket[symbols];
        for (int id = 0; id < symbols; id++) {
            markets[id] = new RandomMarket(seed + 1_000L * id);
        }
        for (int index = 0; index < candles; index++) {
            final Bar[] bars = new Bar[symbols];
            for (int id = 0; id < symbols; id++) {
                bars[id] = markets[id].next();
            }
            moments.add(bars);
        }
        return moments;
    }

    /** Plays a part of the candles. */
    static void play(final Rehearsal rehearsal, final List<Bar[]> moments) {
        moments.forEach(rehearsal::bars);
    }

    private Bar next() {
        if (random.nextInt(40) == 0) {
            drift = random.nextInt(-25, 26);
        }
        final int gap = random.nextInt(10) == 0 ? random.nextInt(-30, 31) : 0;
        final int open = Math.max(LOWEST, close + gap);
        // The farther from where it began the stronger it is drawn back, so that it neither dies nor explodes.
        close = Math.max(LOWEST, open + drift + random.nextInt(-60, 61) + (START - open) / 100);
        final int high = Math.max(open, close) + random.nextInt(30);
        final int low = Math.min(open, close) - random.nextInt(30);
        final double volume = (100 + random.nextInt(900)) * (random.nextInt(6) == 0 ? 5 : 1);
        return new Bar(open * STEP, high * STEP, low * STEP, close * STEP, volume,
            StrictMath.floor(volume * random.nextDouble()));
    }

    /** The same candle counted in four new shares for an old one. */
    static Bar split(final Bar bar) {
        return new Bar(bar.open() / 4, bar.high() / 4, bar.low() / 4, bar.close() / 4, bar.volume() * 4,
            bar.takerBuy() * 4);
    }
}
