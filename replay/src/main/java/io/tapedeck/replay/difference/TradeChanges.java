package io.tapedeck.replay.difference;

import io.tapedeck.engine.order.Side;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The trades of two runs side by side, matched by symbol, side and time of the entry. Several of one moment are matched
 * in the order in which they stand. Immutable.
 *
 * @param lost    in the one run only, the recorded one.
 * @param gained  in the other run only, the changed one.
 * @param altered in both, with another result.
 * @param same    how many are the same in both.
 */
public record TradeChanges(List<RoundTrip> lost, List<RoundTrip> gained, List<Altered> altered, long same) {
    /** Keeps copies. */
    public TradeChanges {
        lost = List.copyOf(lost);
        gained = List.copyOf(gained);
        altered = List.copyOf(altered);
    }

    /**
     * One entry that became two different things. Immutable.
     *
     * @param recorded what became of it.
     * @param changed  what becomes of it now.
     */
    public record Altered(RoundTrip recorded, RoundTrip changed) {
        /**
         * What the changed one brings beyond the recorded one.
         *
         * @return money, net.
         */
        public long difference() {
            return changed.net() - recorded.net();
        }

        /**
         * What another size alone would have brought: the recorded result, in proportion. Of a position that is still
         * open nobody knows the whole size.
         *
         * @return money, before fees and funding.
         */
        public long ofSize() {
            if (recorded.exit().isEmpty() || changed.exit().isEmpty() || recorded.quantity() == changed.quantity()) {
                return 0;
            }
            return BigDecimal.valueOf(recorded.priceResult())
                .multiply(BigDecimal.valueOf(changed.quantity() - recorded.quantity()))
                .divide(BigDecimal.valueOf(recorded.quantity()), 0, RoundingMode.HALF_UP).longValueExact();
        }

        /**
         * The rest: another exit, or another price of the entry.
         *
         * @return money, before fees and funding.
         */
        public long ofPrices() {
            return changed.priceResult() - recorded.priceResult() - ofSize();
        }
    }

    /** What makes two entries the same one. */
    private record Entry(String symbol, Side side, long timeNs) {
        static Entry of(final RoundTrip trip) {
            return new Entry(trip.symbol(), trip.side(), trip.entryTimeNs());
        }
    }

    /**
     * Matches the trades of two runs.
     *
     * @param recorded of the one.
     * @param changed  of the other.
     * @return what they have in common and what not.
     */
    public static TradeChanges between(final List<RoundTrip> recorded, final List<RoundTrip> changed) {
        final Map<Entry, Deque<RoundTrip>> unmatched = new HashMap<>();
        recorded.forEach(trip -> unmatched.computeIfAbsent(Entry.of(trip), entry -> new ArrayDeque<>()).add(trip));
        final List<RoundTrip> gained = new ArrayList<>();
        final List<Altered> altered = new ArrayList<>();
        long same = 0;
        for (final RoundTrip trip : changed) {
            final RoundTrip before = unmatched.getOrDefault(Entry.of(trip), new ArrayDeque<>()).poll();
            if (before == null) {
                gained.add(trip);
            } else if (before.isSameAs(trip)) {
                same++;
            } else {
                altered.add(new Altered(before, trip));
            }
        }
        final List<RoundTrip> lost = recorded.stream().filter(trip -> isLeft(unmatched, trip)).toList();
        return new TradeChanges(lost, gained, altered, same);
    }

    private static boolean isLeft(final Map<Entry, Deque<RoundTrip>> unmatched, final RoundTrip trip) {
        return unmatched.get(Entry.of(trip)).stream().anyMatch(left -> left == trip);
    }
}
