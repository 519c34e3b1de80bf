package io.tapedeck.replay.state;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.run.RecordCheck;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.RunTape;
import io.tapedeck.replay.run.UnusableRequestException;
import io.tapedeck.replay.run.Verification;

import java.util.Optional;
import java.util.TreeSet;

/**
 * The states of a recorded run, one at a time: any moment, and from there forward and back. A step forward plays a
 * frame; a step back takes up the nearest state that was kept on the way and plays on from there. One thread.
 */
public final class RunStates implements AutoCloseable {
    private final RunTape tape;
    private final ReplayRunner.Plan plan;
    private final Optional<SnapshotPoints> snapshots;
    private RecordCheck check;
    private final StartingPoints points = new StartingPoints();
    private final TreeSet<Long> decisions = new TreeSet<>();
    private final long firstTimeNs;
    private PlayedRun run;
    private long farthest;
    /** Sequence of the frame behind which the comparison with the tape began. */
    private long comparedFrom;

    /**
     * The states of a run, before its first frame.
     *
     * @param recorded the run with the history that it was made from.
     * @throws UnusableRequestException where it cannot be played again.
     */
    public RunStates(final Verification recorded) {
        this(recorded, Optional.empty());
    }

    private RunStates(final Verification recorded, final Optional<SnapshotPoints> snapshots) {
        this.snapshots = snapshots;
        tape = recorded.tape();
        plan = recorded.plan();
        check = new RecordCheck(tape);
        run = PlayedRun.begin(plan, check);
        run.hasNext();
        firstTimeNs = run.nextTimeNs();
    }

    /**
     * The states of a run; of a live session the first one that is gone to is rebuilt from the snapshot before it. What
     * lies before that snapshot is neither played nor compared.
     *
     * @param recorded the run with the history that it was made from, or the session.
     * @return before the first frame.
     * @throws UnusableRequestException where it cannot be played again.
     */
    public static RunStates fromSnapshots(final Verification recorded) {
        return new RunStates(recorded, Optional.of(recorded.tape().recorded()).filter(RecordedTape::isSession)
            .map(SnapshotPoints::new));
    }

    /**
     * Goes to the state at a moment.
     *
     * @param moment behind the last frame that it includes; behind the last frame of the run this is the end.
     * @throws UnusableRequestException where the run begins later.
     */
    public void goTo(final Moment moment) {
        if (!moment.includes(1, firstTimeNs)) {
            throw new UnusableRequestException(Category.DATA, "there is no state at "
                + moment.text() + ": the run begins with frame 1 at " + Decimals.instant(firstTimeNs));
        }
        if (run.sequence() == 0 || !moment.includes(run.sequence(), run.timeNs())) {
            restart(moment);
        }
        while (run.hasNext() && moment.includes(run.sequence() + 1, run.nextTimeNs())) {
            step();
        }
    }

    private void restart(final Moment moment) {
        run.close();
        final Optional<SavedState> point =
            points.nearest(moment).or(() -> snapshots.flatMap(found -> found.nearest(moment)));
        final long from = point.map(SavedState::sequence).orElse(0L);
        if (run.sequence() == 0 || from < comparedFrom) {
            check.close();
            check = new RecordCheck(tape);
            comparedFrom = from;
        }
        run = point.map(found -> PlayedRun.resume(plan, check, found))
            .orElseGet(() -> PlayedRun.begin(plan, check));
    }

    private void step() {
        run.step();
        if (run.sequence() > farthest) {
            farthest = run.sequence();
            if (DecisionFrames.decides(run.frame())) {
                decisions.add(farthest);
            }
        }
        if (run.isOpen() && points.wants(run.sequence())) {
            points.keep(run.save());
        }
    }

    /**
     * Goes on by one frame.
     *
     * @return false at the end of the run.
     */
    public boolean forward() {
        final boolean isThere = run.hasNext();
        if (isThere) {
            step();
        }
        return isThere;
    }

    /**
     * Goes back by one frame.
     *
     * @return false behind the first frame.
     */
    public boolean back() {
        final boolean isThere = run.sequence() > 1;
        if (isThere) {
            goTo(Moment.behind(run.sequence() - 1));
        }
        return isThere;
    }

    /**
     * Goes on to the next frame in which something was decided; to the end of the run where there is none.
     *
     * @return false where there is none.
     */
    public boolean forwardToDecision() {
        while (forward()) {
            if (DecisionFrames.decides(run.frame())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Goes back to the last frame before this one in which something was decided.
     *
     * @return false where there is none; then it stays where it is.
     */
    public boolean backToDecision() {
        final Long before = decisions.lower(run.sequence());
        if (before != null) {
            goTo(Moment.behind(before));
        }
        return before != null;
    }

    /**
     * The present state.
     *
     * @return a description; it stays as it is when this goes on.
     */
    public RunState present() {
        return RunState.of(run);
    }

    /**
     * Whether the run ends with the present frame.
     *
     * @return true where nothing follows.
     */
    public boolean isAtEnd() {
        return !run.hasNext();
    }

    /**
     * What the tape says of the replay up to the present frame.
     *
     * @return what was compared, and what was found.
     */
    public CheckedReplay checked() {
        return new CheckedReplay(tape.directory(), run.sequence(), check.differenceUpTo(run.sequence()),
            check.damageUpTo(run.sequence()), check.compared());
    }

    @Override
    public void close() {
        run.close();
        check.close();
    }
}
