package io.tapedeck.replay.optimise;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.engine.strategy.InvalidParameterException;
import io.tapedeck.engine.strategy.StrategyFaultException;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.RunProgress;
import io.tapedeck.replay.run.UnusableRequestException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Plays trials in this process. Each worker makes passes of its own over the tapes, with as many trials in a pass as
 * leave work for all workers and fit into memory; workers share nothing. Parameters that the strategy refuses, or with
 * which it breaks, are results as others are.
 */
public final class LocalSweep implements SweepBackend {
    /** More in one pass read the tape no cheaper, and what they remember falls out of the processor's caches. */
    private static final int MOST_IN_A_PASS = 64;
    /** The equity of an account; while the figures of one of them are computed, its returns twice. */
    private static final int SAMPLE_BYTES = 10;
    /** Orders, positions and windows of an account. */
    private static final int ACCOUNT_BYTES = 1 << 18;
    /** Share of the heap that the passes may fill. */
    private static final int HEAP_SHARE = 3;

    private final ReplayRunner runner;
    private final int workers;
    private final ExecutorService threads;

    /**
     * Workers that wait for trials.
     *
     * @param runner  over the tapes; only asked to plan.
     * @param workers how many threads.
     */
    public LocalSweep(final ReplayRunner runner, final int workers) {
        this.runner = runner;
        this.workers = workers;
        threads = Executors.newFixedThreadPool(workers, work -> {
            final Thread thread = new Thread(work, "sweep");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A trial that was checked. */
    private record Planned(TrialRequest request, ReplayRunner.Plan plan) {
    }

    @Override
    public void play(final List<TrialRequest> requests, final Consumer<List<TrialResult>> finished) {
        final CompletionService<List<TrialResult>> passes = new ExecutorCompletionService<>(threads);
        final List<Future<List<TrialResult>>> running = new ArrayList<>();
        final List<TrialResult> refused = new ArrayList<>();
        final List<List<Planned>> groups = groups(requests, refused);
        if (!refused.isEmpty()) {
            finished.accept(refused);
        }
        for (final List<Planned> together : groups) {
            final int most = mostInAPass(together.get(0).plan(), requests.size());
            for (int from = 0; from < together.size(); from += most) {
                final List<Planned> pass = together.subList(from, Math.min(together.size(), from + most));
                running.add(passes.submit(() -> play(pass)));
            }
        }
        try {
            for (int pass = 0; pass < running.size(); pass++) {
                finished.accept(passes.take().get());
            }
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the sweep was interrupted", interrupted);
        } catch (final ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known
                : new IllegalStateException("a pass of the sweep failed", failed.getCause());
        } finally {
            running.forEach(pass -> pass.cancel(true));
        }
    }

    private List<List<Planned>> groups(final List<TrialRequest> requests, final List<TrialResult> refused) {
        final List<List<Planned>> groups = new ArrayList<>();
        for (final TrialRequest request : requests) {
            try {
                add(groups, new Planned(request, runner.plan(request.spec())));
            } catch (final InvalidParameterException refusal) {
                refused.add(TrialResult.unplayed(request, refusal.getMessage()));
            } catch (final UnusableRequestException refusal) {
                requireUsage(refusal);
                refused.add(TrialResult.unplayed(request, refusal.getMessage()));
            }
        }
        return groups;
    }

    /** Data that are missing are missing for every trial. */
    private static void requireUsage(final UnusableRequestException refusal) {
        if (refusal.category() != Category.USAGE) {
            throw refusal;
        }
    }

    private static void add(final List<List<Planned>> groups, final Planned planned) {
        groups.stream().filter(group -> SweepPass.goTogether(group.get(0).plan(), planned.plan())).findFirst()
            .orElseGet(() -> {
                groups.add(new ArrayList<>());
                return groups.get(groups.size() - 1);
            }).add(planned);
    }

    private int mostInAPass(final ReplayRunner.Plan plan, final int trials) {
        final long candles = plan.input().frames();
        final long samples = candles * plan.instruments().get(0).baseTimeframe().durationNs()
            / plan.spec().strategy().timeframe().durationNs();
        final long fitting = Runtime.getRuntime().maxMemory() / HEAP_SHARE / workers
            / (ACCOUNT_BYTES + SAMPLE_BYTES * samples);
        final int fair = (trials + workers - 1) / workers;
        return (int) Math.max(1, Math.min(fitting, Math.min(fair, MOST_IN_A_PASS)));
    }

    /** Where one breaks whom no stage can halt, the others are played again without it. */
    private static List<TrialResult> play(final List<Planned> pass) {
        try {
            return together(pass);
        } catch (final StrategyFaultException fault) {
            return apart(pass, fault);
        }
    }

    private static List<TrialResult> apart(final List<Planned> pass, final StrategyFaultException fault) {
        if (pass.size() == 1) {
            return List.of(TrialResult.unplayed(pass.get(0).request(), fault.getMessage()));
        }
        final List<TrialResult> results = new ArrayList<>(play(pass.subList(0, pass.size() / 2)));
        results.addAll(play(pass.subList(pass.size() / 2, pass.size())));
        return results;
    }

    private static List<TrialResult> together(final List<Planned> pass) {
        final List<TrialOutcome> outcomes = SweepPass.play(pass.stream().map(Planned::plan).toList(),
            RunProgress.NONE);
        final List<TrialResult> results = new ArrayList<>();
        for (int index = 0; index < outcomes.size(); index++) {
            results.add(TrialResult.played(pass.get(index).request(), outcomes.get(index)));
        }
        return results;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
