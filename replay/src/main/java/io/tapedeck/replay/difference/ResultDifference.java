package io.tapedeck.replay.difference;

/**
 * What the trades of two tapes came to. Immutable.
 *
 * @param first  profit and loss of all trades of the first tape, net of fees; money.
 * @param second that of the second one.
 */
public record ResultDifference(long first, long second) {
    /**
     * What the second tape gained beyond the first.
     *
     * @return money, below 0 for less.
     */
    public long gain() {
        return second - first;
    }
}
