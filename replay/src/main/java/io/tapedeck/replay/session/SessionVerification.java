package io.tapedeck.replay.session;

import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.strategy.StrategyPlan;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.session.StateSnapshot;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.replay.run.Difference;
import io.tapedeck.replay.run.Digests;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Plays a whole session from its first frame, in one go as if it had never been interrupted, and compares: every frame
 * with its recording, and the state at every snapshot with the snapshot. Where its first tapes were removed, it begins
 * with the state that was kept of them, and says so. Reads only.
 *
 * @param folder     of the session.
 * @param strategies that the session ran.
 */
public record SessionVerification(SessionFolder folder, StrategyPlan strategies) {
    /**
     * What was found.
     *
     * @param frames     that were played and compared.
     * @param snapshots  that were compared.
     * @param tapes      that the session has.
     * @param digests    at the end.
     * @param difference first one between a frame and its recording.
     * @param damage     behind the last frame that could be read.
     * @param snapshot   first one that is damaged, or is not the state that the frames lead to, in words.
     * @param behind     sequence of the last frame that is gone with the tapes that were removed; 0 where none is.
     */
    public record Outcome(long frames, int snapshots, int tapes, Digests digests, Optional<Difference> difference,
        Optional<DamagedTapeException> damage, Optional<String> snapshot, long behind) {
        /**
         * Whether everything is as it was recorded.
         *
         * @return true for no finding.
         */
        public boolean isIdentical() {
            return difference.isEmpty() && damage.isEmpty() && snapshot.isEmpty();
        }
    }

    /**
     * Plays and compares.
     *
     * @return what was found.
     * @throws IOException where the disk refuses.
     */
    public Outcome run() throws IOException {
        return run(new SessionEngine(strategies, FrameListener.NONE));
    }

    /**
     * Plays and compares.
     *
     * @param engine that was told nothing yet; it then stands behind the last frame.
     * @return what was found.
     * @throws IOException where the disk refuses.
     */
    public Outcome run(final SessionEngine engine) throws IOException {
        final List<SessionTape> tapes = folder.tapes();
        final StateSnapshot start = SessionStart.of(folder, tapes);
        engine.restore(start);
        final SnapshotCheck check = new SnapshotCheck(engine);
        check.load(folder);
        final SessionPlayback playback = new SessionPlayback(engine);
        playback.play(tapes, check);
        return new Outcome(playback.frames(), check.compared, tapes.size(),
            new Digests(engine.pipeline().decisionDigest(), engine.pipeline().stateDigest()), playback.difference(),
            playback.damage(), check.first(playback.difference().isPresent() || playback.damage().isPresent()),
            start.sequence());
    }

    /** Compares the state with every snapshot on the way. */
    private static final class SnapshotCheck implements SessionPlayback.Progress {
        private final SessionEngine engine;
        private final TreeMap<Long, StateSnapshot> pending = new TreeMap<>();
        private String problem;
        private int compared;

        SnapshotCheck(final SessionEngine engine) {
            this.engine = engine;
        }

        void load(final SessionFolder folder) throws IOException {
            for (final Path file : folder.snapshots()) {
                load(folder, file);
            }
            pending.headMap(engine.sequence(), true).clear();
        }

        private void load(final SessionFolder folder, final Path file) throws IOException {
            try {
                final Optional<StateSnapshot> snapshot = folder.read(file);
                snapshot.ifPresent(sound -> pending.put(sound.sequence(), sound));
                if (snapshot.isEmpty()) {
                    problem = "snapshot " + file.getFileName() + " is damaged";
                }
            } catch (final NoSuchFileException clearedAway) {
                // The daemon that writes keeps the newest ones only.
                return;
            }
        }

        @Override
        public void onPlayed(final long sequence) {
            if (!pending.isEmpty() && pending.firstKey() == sequence) {
                compared++;
                final StateSnapshot snapshot = pending.pollFirstEntry().getValue();
                if (problem == null && snapshot.stateDigest() != engine.pipeline().stateDigest()) {
                    problem = "the snapshot behind frame " + sequence
                        + " is not the state that the frames up to it lead to";
                }
            }
        }

        Optional<String> first(final boolean isCutShort) {
            if (problem == null && !isCutShort && !pending.isEmpty()) {
                problem = "the snapshot behind frame " + pending.firstKey() + " holds frames that are on no tape";
            }
            return Optional.ofNullable(problem);
        }
    }
}
