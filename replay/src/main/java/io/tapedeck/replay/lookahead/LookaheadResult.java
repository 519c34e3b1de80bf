package io.tapedeck.replay.lookahead;

import io.tapedeck.replay.run.Difference;

import java.util.List;
import java.util.Optional;

/**
 * What a look-ahead check found. Immutable.
 *
 * @param cuts    replays whose tape was cut, in the order of the cuts.
 * @param starts  replays whose tape began late, in the order of their beginnings; empty where the span is too short.
 */
public record LookaheadResult(List<Cut> cuts, List<Start> starts) {
    /** Of the signals after the warm-up at most one in a hundred may depend on what lies before it. */
    public static final double TOLERANCE = 0.01;

    /** Keeps copies of the lists. */
    public LookaheadResult {
        cuts = List.copyOf(cuts);
        starts = List.copyOf(starts);
    }

    /**
     * A replay that ended early. Immutable.
     *
     * @param timeNs     from which on it saw nothing.
     * @param compared   frames with derived messages that are the same as in the whole run.
     * @param difference the first one; empty for none.
     */
    public record Cut(long timeNs, long compared, Optional<Difference> difference) {
    }

    /**
     * A replay that began late. Immutable.
     *
     * @param timeNs    before which it saw nothing.
     * @param compared  moments at which one of the two runs said something while both stood alike.
     * @param differing how many of them they said different things at.
     * @param first     the first of these in words; empty for none.
     */
    public record Start(long timeNs, long compared, long differing, Optional<String> first) {
    }

    /**
     * Whether the strategy neither sees the future nor needs a longer warm-up.
     *
     * @return true where every check that could be made was passed.
     */
    public boolean isClean() {
        return cuts.stream().allMatch(cut -> cut.difference().isEmpty()) && isWarmUpLongEnough();
    }

    /**
     * Whether the declared warm-up is long enough.
     *
     * @return true where the signals after it differ at most as often as is tolerated.
     */
    public boolean isWarmUpLongEnough() {
        return differingSignals() <= TOLERANCE * comparedSignals();
    }

    /**
     * Frames with derived messages that were compared.
     *
     * @return of all cuts together.
     */
    public long comparedFrames() {
        return cuts.stream().mapToLong(Cut::compared).sum();
    }

    /**
     * Moments with signals that were compared.
     *
     * @return of all late beginnings together.
     */
    public long comparedSignals() {
        return starts.stream().mapToLong(Start::compared).sum();
    }

    /**
     * Moments with signals that differ.
     *
     * @return of all late beginnings together.
     */
    public long differingSignals() {
        return starts.stream().mapToLong(Start::differing).sum();
    }
}
