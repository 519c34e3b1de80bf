package io.tapedeck.replay.lookahead;

import io.tapedeck.replay.lookahead.SignalTrail.Given;
import io.tapedeck.replay.lookahead.SignalTrail.OfStrategy;
import io.tapedeck.replay.report.Decimals;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Holds what a strategy said in a run that began late against what it said in one that began early.
 *
 * <p>A strategy acts on its positions, and those of the two runs differ when the late one begins. So only moments count
 * at which both stand alike: flat, or in positions of the same side and moment, with orders of the same moment. Of
 * these, moments at which at least one of the two said something.
 */
final class SignalComparison {
    private static final String NOTHING = "nothing";

    private long compared;
    private long differing;
    private String first;

    /**
     * Compares one strategy.
     *
     * @param early  from the run that began early.
     * @param late   from the run that began late.
     * @param fromNs moments up to it are left out.
     * @param toNs   moments from it on are left out.
     */
    void compare(final OfStrategy early, final OfStrategy late, final long fromNs, final long toNs) {
        final Iterator<Given> ones = within(early, fromNs, toNs).iterator();
        final Iterator<Given> others = within(late, fromNs, toNs).iterator();
        Given one = nextOf(ones);
        Given other = nextOf(others);
        while (one != null || other != null) {
            final long timeNs = Math.min(timeOf(one), timeOf(other));
            final Given earlyNow = timeOf(one) == timeNs ? one : silence(early, timeNs);
            final Given lateNow = timeOf(other) == timeNs ? other : silence(late, timeNs);
            compare(earlyNow, lateNow);
            one = earlyNow == one ? nextOf(ones) : one;
            other = lateNow == other ? nextOf(others) : other;
        }
    }

    private static List<Given> within(final OfStrategy strategy, final long fromNs, final long toNs) {
        return strategy.given().stream().filter(given -> given.timeNs() > fromNs && given.timeNs() < toNs).toList();
    }

    private static Given nextOf(final Iterator<Given> given) {
        return given.hasNext() ? given.next() : null;
    }

    private static long timeOf(final Given given) {
        return given == null ? Long.MAX_VALUE : given.timeNs();
    }

    private static Given silence(final OfStrategy strategy, final long timeNs) {
        return new Given(timeNs, strategy.stanceAt(timeNs), NOTHING);
    }

    private void compare(final Given early, final Given late) {
        if (early.stance() != late.stance()) {
            return;
        }
        compared++;
        if (!Objects.equals(early.what(), late.what())) {
            differing++;
            report(early, late);
        }
    }

    private void report(final Given early, final Given late) {
        if (first == null) {
            first = "at " + Decimals.instant(early.timeNs()) + " the run from the beginning says " + early.what()
                + ", the one that began late " + late.what();
        }
    }

    long compared() {
        return compared;
    }

    long differing() {
        return differing;
    }

    Optional<String> first() {
        return Optional.ofNullable(first);
    }
}
