package io.tapedeck.replay.optimise;

import org.agrona.collections.LongHashSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Combinations drawn from a seed, none twice, until there are enough or no new one is found any more. One thread; keeps
 * a number for every trial.
 */
final class RandomSearch implements Search {
    /** In a space of which so many draws in a row find nothing new there is hardly anything new. */
    private static final int MOST_DRAWS = 10_000;

    private final SearchSpace space;
    private final SplittableRandom random;
    private final long most;
    private final LongHashSet known = new LongHashSet();
    private long proposed;

    RandomSearch(final SearchSpace space, final long seed, final long most) {
        this.space = space;
        this.most = most;
        random = new SplittableRandom(seed);
    }

    @Override
    public List<Proposal> next() {
        final List<Proposal> proposals = new ArrayList<>();
        boolean found = true;
        while (found && proposals.size() < GENERATION && proposed < most) {
            final Optional<Proposal> drawn = draw();
            drawn.ifPresent(proposals::add);
            found = drawn.isPresent();
        }
        return proposals;
    }

    /** A new combination that meets the constraints. */
    Optional<Proposal> draw() {
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            final int[] places = space.axes().stream().mapToInt(axis -> random.nextInt(axis.values().size()))
                .toArray();
            final Optional<Proposal> proposal = propose(places);
            if (proposal.isPresent()) {
                return proposal;
            }
        }
        return Optional.empty();
    }

    /** A combination as the next proposal, where it is new and meets the constraints. */
    Optional<Proposal> propose(final int[] places) {
        final Optional<Map<String, String>> parameters = space.at(places);
        if (parameters.isEmpty() || !known.add(space.number(places))) {
            return Optional.empty();
        }
        proposed++;
        return Optional.of(new Proposal(proposed, places, parameters.get()));
    }

    SplittableRandom random() {
        return random;
    }

    long proposed() {
        return proposed;
    }

    @Override
    public void learn(final List<Proposal> proposals, final double[] scores) {
        // What comes next is drawn already.
    }
}
