package io.tapedeck.replay.optimise;

import io.tapedeck.engine.pipeline.SweepAccount;
import io.tapedeck.engine.pipeline.SweepPipeline;
import io.tapedeck.engine.strategy.StrategyFaultException;
import io.tapedeck.replay.performance.EquityLevels;
import io.tapedeck.replay.performance.Performance;
import io.tapedeck.replay.performance.ReturnSeries;
import io.tapedeck.replay.performance.TradeResults;
import io.tapedeck.replay.run.Digests;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.RunProgress;
import io.tapedeck.replay.source.TapeDrillDown;

import java.util.ArrayList;
import java.util.List;

/**
 * Many replays that differ only in the parameters of their strategy, played in one pass over their tapes: each candle
 * is read, checked, decoded and aggregated once. Stateless; one thread a pass.
 */
public final class SweepPass {
    private SweepPass() {
    }

    /**
     * Whether two plans can be played in one pass.
     *
     * @param one   plan.
     * @param other plan.
     * @return true where both play the same tapes and are woken at the same moments, and the session is told the same.
     */
    public static boolean goTogether(final ReplayRunner.Plan one, final ReplayRunner.Plan other) {
        return one.input().equals(other.input())
            && one.strategy().plan().needs().timer().equals(other.strategy().plan().needs().timer())
            && one.settings().tradingFromNs() == other.settings().tradingFromNs();
    }

    /**
     * Plays plans.
     *
     * @param plans    at least one; all {@linkplain #goTogether go together} and ask for the same but parameters.
     * @param progress told how far the pass is.
     * @return what came out of each.
     * @throws StrategyFaultException where a strategy breaks behind the last frame.
     */
    public static List<TrialOutcome> play(final List<ReplayRunner.Plan> plans, final RunProgress progress) {
        final ReplayRunner.Plan first = plans.get(0);
        final SampleTimes times = new SampleTimes(first.settings(), ReturnBlocks.of(first));
        final SweepPipeline sweep = new SweepPipeline(times);
        final List<Member> members = new ArrayList<>();
        try (TapeDrillDown drillDown = ReplayRunner.drillDown(first)) {
            for (final ReplayRunner.Plan plan : plans) {
                final TrialAccount trial = new TrialAccount(times, plan.settings().initialBalance(),
                    ReplayRunner.expectedSamples(plan));
                members.add(new Member(trial, sweep.add(plan.strategy().plan(), drillDown, trial)));
            }
            ReplayRunner.feed(first, new SweepInlet(sweep), progress);
        }
        final double periods = ReplayRunner.periodsPerYear(first);
        final int[] inBlocks = times.inBlocks();
        return members.stream().map(member -> member.outcome(periods, inBlocks)).toList();
    }

    /** One of the replays. */
    private record Member(TrialAccount trial, SweepAccount account) {
        TrialOutcome outcome(final double periods, final int[] inBlocks) {
            final EquityLevels equity = trial.equity();
            final ReturnSeries returns = equity.returns();
            final long[] results = trial.results();
            final TradeResults brought = TradeResults.of(results);
            return new TrialOutcome(new Digests(account.decisionDigest(), account.stateDigest()),
                Performance.of(equity, periods, account.portfolio().equity(), brought), results.length,
                trial.firstFailure(), returns.omega(), brought, ReturnBlocks.cut(inBlocks, returns));
        }
    }
}
