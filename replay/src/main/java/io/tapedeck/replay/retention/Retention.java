package io.tapedeck.replay.retention;

import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.strategy.StrategyPlan;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.session.StateSnapshot;
import io.tapedeck.replay.retention.DecisionOrigins.Origin;
import io.tapedeck.replay.session.SessionEngine;
import io.tapedeck.replay.session.SessionStart;
import io.tapedeck.replay.session.SessionVerification;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Finds the tapes of a session that may go: the first ones, as long as each is older than the rule keeps and copied
 * where that is asked for, holds nothing behind the oldest snapshot, no decision whose order or position is open, and
 * is not the newest. The session is played for it as a whole and must be what was recorded: nothing is taken from one
 * that is not. Reads only; its daemon may write.
 *
 * <p>What a daemon does meanwhile changes no answer: a position that is opened later comes from a later frame, and one
 * that is closed later only kept more than it had to.
 *
 * @param folder     of the session.
 * @param strategies that it ran.
 * @param rule       what is wanted.
 */
public record Retention(SessionFolder folder, StrategyPlan strategies, RetentionRule rule) {
    /**
     * Looks what may go.
     *
     * @return nothing but tapes that stay, where the session does not replay as it was recorded.
     * @throws IOException where the disk refuses.
     */
    public RetentionPlan plan() throws IOException {
        final List<SessionTape> tapes = folder.tapes();
        final DecisionOrigins origins = new DecisionOrigins();
        final TapeExtents extents = new TapeExtents(tapes);
        // Before the frames: a snapshot that is written meanwhile needs later tapes only.
        final OptionalLong oldestSnapshot = oldestSnapshot();
        final SessionEngine engine = new SessionEngine(strategies, FrameListener.NONE);
        engine.record(both(origins, extents), UnaryOperator.identity());
        final SessionVerification.Outcome outcome = new SessionVerification(folder, strategies).run(engine);
        final Judgement judgement = new Judgement(tapes, extents, oldestSnapshot,
            origins.oldestOpen(engine.pipeline().view()), engine.timeNs() - rule.keep().toNanos());
        return new RetentionPlan(judgement.of(rule, outcome.isIdentical()), outcome, engine.sequence());
    }

    private static FrameListener both(final FrameListener one, final FrameListener other) {
        return frame -> {
            one.onFrame(frame);
            other.onFrame(frame);
        };
    }

    private OptionalLong oldestSnapshot() throws IOException {
        OptionalLong oldest = OptionalLong.empty();
        for (final Path file : folder.snapshots()) {
            final Optional<StateSnapshot> sound = readIfThere(file);
            oldest = sound.isPresent() ? OptionalLong.of(sound.get().sequence()) : oldest;
        }
        return oldest;
    }

    /** The daemon clears old ones away. */
    private Optional<StateSnapshot> readIfThere(final Path file) throws IOException {
        try {
            return folder.read(file);
        } catch (final NoSuchFileException clearedAway) {
            return Optional.empty();
        }
    }

    /** What each tape is held against. */
    private record Judgement(List<SessionTape> tapes, TapeExtents extents, OptionalLong oldestSnapshot,
        Optional<Origin> oldestOpen, long beforeNs) {

        List<PlannedTape> of(final RetentionRule rule, final boolean isSound) {
            final List<PlannedTape> planned = new ArrayList<>();
            boolean mayGo = isSound;
            for (int index = 0; index < tapes.size(); index++) {
                final String why = isSound ? why(index, mayGo, rule) : "the session does not replay as it was recorded";
                mayGo &= why.isEmpty();
                planned.add(new PlannedTape(tapes.get(index), extents.frames(index), extents.firstTimeNs(index),
                    extents.lastTimeNs(index), mayGo ? PlannedTape.Fate.REMOVED : PlannedTape.Fate.KEPT, why));
            }
            return planned;
        }

        /** Why a tape stays; empty where it may go. */
        private String why(final int index, final boolean mayGo, final RetentionRule rule) {
            final String own = why(index);
            if (!own.isEmpty()) {
                return own;
            }
            if (!mayGo) {
                return "a tape before it stays";
            }
            return rule.isCopied().test(tapes.get(index)) ? "" : "it is not in the backup";
        }

        private String why(final int index) {
            if (index + 1 == tapes.size()) {
                return "it is the newest";
            }
            final long end = tapes.get(index + 1).firstSequence();
            if (oldestOpen.isPresent() && oldestOpen.get().sequence() < end) {
                return oldestOpen.get().what() + " came from it or a tape before it, and is open";
            }
            if (extents.lastTimeNs(index) >= beforeNs) {
                return "it is not old enough";
            }
            return oldestSnapshot.isPresent() && oldestSnapshot.getAsLong() + 1 < end
                ? "the oldest snapshot goes on with it" : "";
        }
    }

    /**
     * Takes the tapes away that a plan lets go, and finishes what was cut short the last time.
     *
     * @param plan of this session.
     * @throws IOException where the disk refuses; the session recovers and proves itself then as well.
     */
    public void carryOut(final RetentionPlan plan) throws IOException {
        final List<SessionTape> gone = plan.removed().stream().map(PlannedTape::tape).toList();
        if (!gone.isEmpty()) {
            final List<SessionTape> tapes = folder.tapes();
            final SessionBase base = new SessionBase(strategies, SessionStart.of(folder, tapes), tapes);
            folder.removeFirst(gone, base.behind(gone.size(), plan));
        } else {
            folder.finishRemoval();
        }
    }
}
