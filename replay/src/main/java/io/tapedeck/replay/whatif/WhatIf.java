package io.tapedeck.replay.whatif;

import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.replay.difference.RoundTrip;
import io.tapedeck.replay.difference.TradeChanges;
import io.tapedeck.replay.run.Difference;
import io.tapedeck.replay.run.RecordCheck;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.RunProgress;
import io.tapedeck.replay.run.RunTape;
import io.tapedeck.replay.run.UnusableRequestException;
import io.tapedeck.replay.run.Verification;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Plays a recorded run with something changed, over the same generations of history, or over what a live session took
 * in. One thread uses it; the stages run where the thread mode says.
 */
public final class WhatIf {
    private final RunTape tape;
    private final Catalogue catalogue;
    private final StrategyCatalogue strategies;
    private final LongSupplier nanoClock;
    private final Verification verification;

    /**
     * Begins with a recorded run.
     *
     * @param tape       of the run.
     * @param catalogue  of the history that it named.
     * @param strategies to choose from.
     * @param nanoClock  for durations.
     */
    public WhatIf(final RunTape tape, final Catalogue catalogue, final StrategyCatalogue strategies,
        final LongSupplier nanoClock) {
        this.tape = tape;
        this.catalogue = catalogue;
        this.strategies = strategies;
        this.nanoClock = nanoClock;
        verification = new Verification(tape, catalogue, strategies);
    }

    /**
     * Two replays that were checked and can be run.
     *
     * @param recordedRunner of the run as it was.
     * @param recorded       the run as it was.
     * @param changedRunner  of the run with the change.
     * @param changed        the run with the change.
     * @param changes        what the two have different; empty where that is nothing.
     */
    public record Plan(ReplayRunner recordedRunner, ReplayRunner.Plan recorded, ReplayRunner changedRunner,
        ReplayRunner.Plan changed, List<SpecChange> changes) {
    }

    /**
     * The run as it was, played again. Immutable.
     *
     * @param result    what came out.
     * @param deviation where it decides otherwise than was recorded, first.
     */
    public record Recorded(ReplayResult result, Optional<Difference> deviation) {
    }

    /**
     * Checks a change.
     *
     * @param asked       the recorded request with the change.
     * @param codeVersion of this program.
     * @return what would be run.
     * @throws UnusableRequestException where it cannot be done.
     */
    public Plan plan(final ReplaySpec asked, final String codeVersion) {
        final ReplayRunner recordedRunner = verification.runner(codeVersion, nanoClock);
        final ReplayRunner.Plan recorded = recordedRunner.plan(tape.spec());
        KnownParameters.require(strategies, asked.strategy());
        final ReplayRunner changedRunner = tape.session().isPresent() ? recordedRunner
            : new ReplayRunner(withEvents(verification.namedTapes(), asked), strategies, codeVersion, nanoClock);
        final ReplayRunner.Plan changed = changedRunner.plan(asked);
        return new Plan(recordedRunner, recorded, changedRunner, changed, SpecChanges.between(recorded, changed));
    }

    /** Another market, fill or strategy may read events that the recorded run had no use for. */
    private List<HistoryTape> withEvents(final List<HistoryTape> named, final ReplaySpec asked) {
        final Set<TapeContent> wanted = newlyWanted(tape.spec(), asked);
        final List<HistoryTape> tapes = new ArrayList<>(named);
        catalogue.tapes().stream()
            .filter(found -> wanted.contains(found.key().content()))
            .filter(found -> named.stream().anyMatch(used -> used.key().venue().equals(found.key().venue())
                && used.key().symbol().equals(found.key().symbol())))
            .filter(found -> named.stream().noneMatch(used -> used.key().equals(found.key())))
            .forEach(tapes::add);
        return tapes;
    }

    private static Set<TapeContent> newlyWanted(final ReplaySpec before, final ReplaySpec after) {
        final Set<TapeContent> wanted = EnumSet.noneOf(TapeContent.class);
        if (!before.trading().market().equals(after.trading().market())) {
            wanted.addAll(List.of(TapeContent.MARK, TapeContent.FUNDING, TapeContent.ACTIONS));
        }
        if (before.fillModel() != after.fillModel()) {
            wanted.add(TapeContent.QUOTES);
        }
        if (!before.strategy().name().equals(after.strategy().name())
            || !before.strategy().filter().equals(after.strategy().filter())) {
            wanted.addAll(List.of(TapeContent.QUOTES, TapeContent.TRADES));
        }
        return wanted;
    }

    /**
     * Plays the run as it was. Where it does not decide now as it did then, what a change brings would be mixed up with
     * what brought that about.
     *
     * @param plan     that was checked.
     * @param mode     which thread runs the stages.
     * @param progress told how far it is.
     * @return what came out, held against the recording.
     */
    public Recorded playRecorded(final Plan plan, final ThreadMode mode, final RunProgress progress) {
        try (RecordCheck check = new RecordCheck(tape)) {
            final ReplayResult result = plan.recordedRunner().run(plan.recorded(), mode, check, progress);
            return new Recorded(result, check.differenceFrom(result));
        }
    }

    /**
     * Plays the run with its change and holds both against each other.
     *
     * @param plan     that was checked.
     * @param recorded the run as it was, played again.
     * @param mode     which thread runs the stages.
     * @param journal  takes the frames of the changed run.
     * @param progress told how far it is.
     * @return what came of it.
     */
    public WhatIfResult playChanged(final Plan plan, final ReplayResult recorded, final ThreadMode mode,
        final FrameListener journal, final RunProgress progress) {
        try (TapeReader reader = tape.open()) {
            final FirstDivergence divergence = new FirstDivergence(reader, tape.level());
            final FrameListener both = frame -> {
                divergence.onFrame(frame);
                journal.onFrame(frame);
            };
            final ReplayResult changed = plan.changedRunner().run(plan.changed(), mode, both, progress);
            final TradeChanges trades = TradeChanges.between(RoundTrip.of(recorded), RoundTrip.of(changed));
            return new WhatIfResult(recorded, changed, divergence.finish(), divergence.damage(), trades,
                Attribution.of(recorded, changed, trades));
        }
    }
}
