package io.tapedeck.replay.run;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.TapeReader;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Plays a recorded run again, from the generations of history that it named, and compares everything that was derived.
 *
 * @param tape       of the run.
 * @param catalogue  of the history.
 * @param strategies to choose from.
 */
public record Verification(RunTape tape, Catalogue catalogue, StrategyCatalogue strategies) {
    /**
     * What a verification found.
     *
     * @param compared   frames that were compared byte by byte.
     * @param recorded   digests beside the tape, as text; those of the replay where there are none.
     * @param replayed   digests of the replay, as text.
     * @param difference the first one; empty for an identical run.
     */
    public record Outcome(long compared, String recorded, String replayed, Optional<Difference> difference) {
        /**
         * Whether the run gave the same result again.
         *
         * @return true for no difference.
         */
        public boolean isIdentical() {
            return difference.isEmpty();
        }
    }

    /**
     * Plays and compares.
     *
     * @param codeVersion of this program.
     * @param nanoClock   for durations.
     * @param mode        which thread runs the stages.
     * @param progress    told how far it is.
     * @return what was found.
     */
    public Outcome run(final String codeVersion, final LongSupplier nanoClock, final ThreadMode mode,
        final RunProgress progress) {
        final ReplayRunner runner = runner(codeVersion, nanoClock);
        final ReplayRunner.Plan plan = runner.plan(tape.spec());
        try (TapeReader recording = tape.open()) {
            final FrameComparison comparison = new FrameComparison(recording, tape.level());
            final ReplayResult result = runner.run(plan, mode, comparison, progress);
            return outcome(comparison, result.digests());
        }
    }

    /**
     * What came out of the run: it is played again, for a tape of decisions does not hold the prices in between. The
     * same for the folder of a run and for that of a live session.
     *
     * @param mode     which thread runs the stages.
     * @param progress told how far it is.
     * @return with all figures.
     * @throws UnusableRequestException where its history or its strategy is not there.
     */
    public ReplayResult result(final ThreadMode mode, final RunProgress progress) {
        return runner(tape.manifest().text("codeVersion"), () -> 0).run(plan(), mode, FrameListener.NONE, progress);
    }

    /**
     * Plays the run and holds it against its tape, with everything that came out of it.
     *
     * @param codeVersion of this program.
     * @param nanoClock   for durations.
     * @param progress    told how far it is.
     * @return the result, whether or not it is what was recorded.
     * @throws UnusableRequestException where its history or its strategy is not there.
     */
    public CheckedResult checked(final String codeVersion, final LongSupplier nanoClock, final RunProgress progress) {
        final ReplayRunner runner = runner(codeVersion, nanoClock);
        final ReplayRunner.Plan plan = runner.plan(tape.spec());
        try (RecordCheck check = new RecordCheck(tape)) {
            final ReplayResult result = runner.run(plan, ThreadMode.INLINE, check, progress);
            return new CheckedResult(result, check.compared(), check.differenceFrom(result));
        }
    }

    /**
     * The recorded run as it can be played again.
     *
     * @return as it was run, by the program that ran it.
     * @throws UnusableRequestException where its history or its strategy is not there.
     */
    public ReplayRunner.Plan plan() {
        return runner(tape.manifest().text("codeVersion"), () -> 0).plan(tape.spec());
    }

    /**
     * Plays the run again, or another one over the same inputs: the history that it was made from, or what a live
     * session took in.
     *
     * @param codeVersion to be recorded.
     * @param nanoClock   for durations.
     * @return plays it as often as is asked for.
     * @throws UnusableRequestException where the history is not there.
     */
    public ReplayRunner runner(final String codeVersion, final LongSupplier nanoClock) {
        return tape.session().map(session -> ReplayRunner.ofSession(session, strategies, codeVersion, nanoClock))
            .orElseGet(() -> new ReplayRunner(namedTapes(), strategies, codeVersion, nanoClock));
    }

    /**
     * The generations of history that the run was made from.
     *
     * @return in the order in which the tape names them.
     * @throws UnusableRequestException where one is not there any more.
     */
    public List<HistoryTape> namedTapes() {
        return tape.sources().entrySet().stream()
            .map(source -> namedTape(source.getKey(), source.getValue()))
            .toList();
    }

    private HistoryTape namedTape(final String reference, final String contentHash) {
        final HistoryTape history = catalogue.byReference(reference).orElseThrow(() -> new UnusableRequestException(
            Category.DATA, "the run was made from " + reference + ", which is not in " + catalogue.journal()
                + ": name the folder of its tapes with --journal"));
        if (!history.contentHash().equals(contentHash)) {
            throw new UnusableRequestException(Category.DATA, "the run was made from " + reference + " with content "
                + contentHash + ", but " + catalogue.journal() + " holds other content under that name");
        }
        return history;
    }

    private Outcome outcome(final FrameComparison comparison, final Digests digests) {
        final String replayed = digests.decisionsText() + "/" + digests.stateText();
        final String recorded = tape.digests().orElse(replayed);
        Optional<Difference> difference = comparison.finish();
        if (difference.isEmpty() && !recorded.equals(replayed)) {
            difference = Optional.of(new Difference(0, 0, "digests: recorded " + recorded + ", replayed " + replayed
                + "; no recorded frame shows why, record the run with --record all to see it"));
        }
        return new Outcome(comparison.compared(), recorded, replayed, difference);
    }
}
