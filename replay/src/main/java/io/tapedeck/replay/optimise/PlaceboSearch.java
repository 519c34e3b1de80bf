package io.tapedeck.replay.optimise;

import io.tapedeck.journal.table.Scratch;
import io.tapedeck.replay.placebo.PermutedMarket;
import io.tapedeck.replay.run.ReplayRunner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the same search in markets without any order: what it finds there is what selection finds in chance. The
 * markets are tapes in a folder that is cleared away, the search is that of {@link Optimisation}. One thread besides
 * those of the backend. What was best in a market is kept; a market that was not searched to its end is begun again.
 */
public final class PlaceboSearch {
    private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;

    private final ReplayRunner runner;
    private final OptimisationPlan plan;
    private final Function<ReplayRunner, SweepBackend> backends;
    private final TrialLog kept;
    private final PermutedMarket market;

    /**
     * Over the market of a search.
     *
     * @param runner   over the real tapes.
     * @param plan     of the search.
     * @param backends plays trials over the tapes of a runner.
     * @param kept     log of the same plan, with the best trial of each market under the number of the market.
     */
    public PlaceboSearch(final ReplayRunner runner, final OptimisationPlan plan,
        final Function<ReplayRunner, SweepBackend> backends, final TrialLog kept) {
        this.runner = runner;
        this.plan = plan;
        this.backends = backends;
        this.kept = kept;
        market = new PermutedMarket(checked(runner, plan));
    }

    /**
     * Refuses a search that cannot have a placebo.
     *
     * @param runner over the real tapes.
     * @param plan   of the search.
     * @throws io.tapedeck.replay.run.UnusableRequestException where it reads more than candles.
     */
    public static void requirePossible(final ReplayRunner runner, final OptimisationPlan plan) {
        PermutedMarket.requireOnlyCandles(checked(runner, plan));
    }

    /** What a strategy reads does not depend on what is searched: any trial will do. */
    private static ReplayRunner.Plan checked(final ReplayRunner runner, final OptimisationPlan plan) {
        return runner.plan(plan.spec(plan.search().begin(plan.space(), plan.seed(), 1).next().get(0)));
    }

    /**
     * Searches one market, unless what is best there was kept.
     *
     * @param number   of the market, from 1; decides its order together with the seed of the search.
     * @param progress told of the trials.
     * @return the best trial there; empty where none has the figure.
     * @throws IOException where the disk refuses.
     */
    public Optional<TrialRow> best(final int number, final TrialProgress progress) throws IOException {
        final Optional<TrialRow> known = kept.find(number);
        if (known.isPresent()) {
            progress.onTrials(plan.most(), plan.most(), plan.most());
            return known;
        }
        return searched(number, progress);
    }

    private Optional<TrialRow> searched(final int number, final TrialProgress progress) throws IOException {
        final Optional<TrialRow> best = search(number, progress).map(row -> row.numbered(number));
        kept.append(best.stream().toList());
        return best;
    }

    private Optional<TrialRow> search(final int number, final TrialProgress progress) throws IOException {
        try (Scratch scratch = Scratch.temporary()) {
            final Path journal = scratch.directory().resolve("market");
            final ReplayRunner permuted = runner.over(
                market.write(plan.seed() * GOLDEN_RATIO + number, journal, plan.codeVersion()));
            try (TrialLog log = TrialLog.begin(scratch.directory().resolve("trials"), plan);
                SweepBackend backend = backends.apply(permuted)) {
                return new Optimisation(plan, backend, log, progress).run().best().stream()
                    .filter(row -> !Double.isNaN(row.score(plan.objectives().get(0)))).findFirst();
            }
        }
    }
}
