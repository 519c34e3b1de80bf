package io.tapedeck.replay.optimise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every combination in its order, up to a number of trials. One thread. */
final class GridSearch implements Search {
    private final SearchSpace space;
    private final long size;
    private final long most;
    private long nextPlace;
    private long proposed;

    GridSearch(final SearchSpace space, final long most) {
        this.space = space;
        this.most = most;
        size = space.size();
    }

    @Override
    public List<Proposal> next() {
        final List<Proposal> proposals = new ArrayList<>();
        while (proposals.size() < GENERATION && nextPlace < size && proposed < most) {
            final int[] places = space.places(nextPlace);
            nextPlace++;
            final Optional<Map<String, String>> parameters = space.at(places);
            if (parameters.isPresent()) {
                proposed++;
                proposals.add(new Proposal(proposed, places, parameters.get()));
            }
        }
        return proposals;
    }

    @Override
    public void learn(final List<Proposal> proposals, final double[] scores) {
        // The order is fixed.
    }
}
