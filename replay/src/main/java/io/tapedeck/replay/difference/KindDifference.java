package io.tapedeck.replay.difference;

/**
 * How many messages of a kind two tapes have in common. Immutable.
 *
 * @param kind       in the plural, such as {@code fills}.
 * @param equal      in both, whatever their numbers are.
 * @param firstOnly  in the first tape only.
 * @param secondOnly in the second one only.
 */
public record KindDifference(String kind, long equal, long firstOnly, long secondOnly) {
    boolean isEmpty() {
        return equal + firstOnly + secondOnly == 0;
    }
}
