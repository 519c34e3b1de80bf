package io.tapedeck.strategies.trend;

import io.tapedeck.strategies.indicator.Settling;

/** How closes are averaged. */
enum AverageKind {
    /** All of the last n alike. */
    SIMPLE {
        @Override
        AveragePair pair(final int fast, final int slow) {
            return new SimplePair(fast, slow);
        }

        @Override
        int settling(final int length) {
            return length;
        }
    },
    /** The newer the more. */
    EXPONENTIAL {
        @Override
        AveragePair pair(final int fast, final int slow) {
            return new ExponentialPair(fast, slow);
        }

        @Override
        int settling(final int length) {
            return Settling.ofExponential(length);
        }
    };

    /** Two averages that have seen nothing. */
    abstract AveragePair pair(int fast, int slow);

    /** After how many closes it no longer matters where an average began. */
    abstract int settling(int length);
}
