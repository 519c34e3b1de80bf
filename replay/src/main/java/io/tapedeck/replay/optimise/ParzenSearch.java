package io.tapedeck.replay.optimise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The tree-structured Parzen estimator: of what was tried so far the better quarter and the rest are each turned into a
 * density for every axis; of some combinations drawn from the density of the better ones, that one is tried next whose
 * ratio of both densities is greatest. It begins with combinations drawn at random. One thread; keeps every trial.
 *
 * <p>Bergstra, Bardenet, Bengio and Kégl, <i>Algorithms for Hyper-Parameter Optimization</i>, NIPS 2011, section 4;
 * all axes are discrete here, and a generation is drawn from one pair of densities.
 */
final class ParzenSearch implements Search {
    static final int BEGINNING = 32;
    private static final int TOGETHER = 16;
    private static final int CANDIDATES = 24;
    private static final double BETTER = 0.25;
    private static final Comparator<Scored> BEST_FIRST = Comparator.comparingDouble(Scored::score).reversed()
        .thenComparingLong(scored -> scored.proposal().number());

    private final SearchSpace space;
    private final RandomSearch blind;
    private final long most;
    private final List<Scored> tried = new ArrayList<>();

    ParzenSearch(final SearchSpace space, final long seed, final long most) {
        this.space = space;
        this.most = most;
        blind = new RandomSearch(space, seed, most);
    }

    /** A trial and what came of it. */
    private record Scored(Proposal proposal, double score) {
    }

    @Override
    public List<Proposal> next() {
        final List<Proposal> proposals = new ArrayList<>();
        final boolean begins = tried.isEmpty();
        final List<AxisDensity> better = begins ? List.of() : densities(true);
        final List<AxisDensity> rest = begins ? List.of() : densities(false);
        boolean found = true;
        while (found && proposals.size() < (begins ? BEGINNING : TOGETHER) && blind.proposed() < most) {
            final Optional<Proposal> next = begins ? blind.draw() : likely(better, rest).or(blind::draw);
            next.ifPresent(proposals::add);
            found = next.isPresent();
        }
        return proposals;
    }

    private List<AxisDensity> densities(final boolean ofBetter) {
        final int split = (int) Math.ceil(BETTER * tried.size());
        final List<Scored> part = ofBetter ? tried.subList(0, split) : tried.subList(split, tried.size());
        final List<AxisDensity> densities = new ArrayList<>();
        for (int axis = 0; axis < space.axes().size(); axis++) {
            final int number = axis;
            densities.add(AxisDensity.of(space.axes().get(axis),
                part.stream().mapToInt(scored -> scored.proposal().places()[number]).toArray()));
        }
        return densities;
    }

    private Optional<Proposal> likely(final List<AxisDensity> better, final List<AxisDensity> rest) {
        final List<int[]> candidates = new ArrayList<>();
        for (int candidate = 0; candidate < CANDIDATES; candidate++) {
            candidates.add(draw(better));
        }
        candidates.sort(Comparator.comparingDouble((int[] places) -> gain(places, better, rest)).reversed());
        return candidates.stream().map(blind::propose).flatMap(Optional::stream).findFirst();
    }

    private int[] draw(final List<AxisDensity> densities) {
        final SplittableRandom random = blind.random();
        return densities.stream().mapToInt(density -> density.draw(random.nextDouble())).toArray();
    }

    private static double gain(final int[] places, final List<AxisDensity> better, final List<AxisDensity> rest) {
        double gain = 0;
        for (int axis = 0; axis < places.length; axis++) {
            gain += StrictMath.log(better.get(axis).at(places[axis]) / rest.get(axis).at(places[axis]));
        }
        return gain;
    }

    @Override
    public void learn(final List<Proposal> proposals, final double[] scores) {
        for (int index = 0; index < scores.length; index++) {
            tried.add(new Scored(proposals.get(index),
                Double.isNaN(scores[index]) ? Double.NEGATIVE_INFINITY : scores[index]));
        }
        tried.sort(BEST_FIRST);
    }
}
