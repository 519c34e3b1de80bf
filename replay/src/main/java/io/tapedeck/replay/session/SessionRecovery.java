package io.tapedeck.replay.session;

import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.strategy.StrategyPlan;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.session.StateSnapshot;
import io.tapedeck.journal.tape.DamagedTapeException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a session back after any death: the newest sound snapshot, and the frames behind it.
 *
 * <p>Every frame that is played on the way is held against its recording: a program that would have decided otherwise
 * must not go on with this account. A snapshot that is damaged, or holds more than the tapes do, is passed over for the
 * one before it; without any the session is played from its first frame, or from the state that was kept when its first
 * tapes were removed. What cannot be read behind the last sound frame did not happen, and is told.
 *
 * @param folder     of the session.
 * @param strategies that the session runs.
 * @param egress     of the engine to be: takes what is recorded from then on, not what was before.
 */
public record SessionRecovery(SessionFolder folder, StrategyPlan strategies, FrameListener egress) {
    /**
     * Recovers the session.
     *
     * @return where it stands.
     * @throws DamagedTapeException       where too little is left to begin with.
     * @throws DivergentRecoveryException where this program decides otherwise than was recorded.
     * @throws IOException                where the disk refuses.
     */
    public RecoveredSession recover() throws IOException {
        final List<SessionTape> tapes = folder.tapes();
        final List<String> findings = new ArrayList<>();
        for (final Path file : folder.snapshots()) {
            final Optional<RecoveredSession> recovered = recover(tapes, file, findings);
            if (recovered.isPresent()) {
                return recovered.get();
            }
        }
        return requireAFrame(tapes, play(tapes, SessionStart.of(folder, tapes), findings).orElseThrow());
    }

    /** Whoever began anew would forget the account: that is for a person to decide. */
    private RecoveredSession requireAFrame(final List<SessionTape> tapes, final RecoveredSession recovered) {
        if (recovered.engine().sequence() == 0 && !recovered.findings().isEmpty()) {
            throw new DamagedTapeException(tapes.get(0).directory(), "no frame of the session can be read: "
                + recovered.findings().get(recovered.findings().size() - 1));
        }
        return recovered;
    }

    private Optional<RecoveredSession> recover(final List<SessionTape> tapes, final Path file,
        final List<String> findings) throws IOException {
        final Optional<StateSnapshot> snapshot = folder.read(file);
        if (snapshot.isEmpty()) {
            findings.add("snapshot " + file.getFileName() + " is damaged: the one before it was taken");
            return Optional.empty();
        }
        final Optional<RecoveredSession> recovered = play(tapes, snapshot.get(), findings);
        if (recovered.isEmpty()) {
            findings.add("snapshot " + file.getFileName() + " holds frames that are on no tape: the one before it was "
                + "taken");
        }
        return recovered;
    }

    /** Empty where the snapshot is ahead of the tapes. */
    private Optional<RecoveredSession> play(final List<SessionTape> tapes, final StateSnapshot snapshot,
        final List<String> findings) {
        final SessionEngine engine = new SessionEngine(strategies, egress);
        engine.restore(snapshot);
        final SessionPlayback playback = new SessionPlayback(engine);
        playback.play(tapes, SessionPlayback.Progress.NONE);
        playback.difference().ifPresent(difference -> {
            throw new DivergentRecoveryException(folder.directory(), difference);
        });
        if (playback.isAhead()) {
            return Optional.empty();
        }
        playback.damage().ifPresent(damage -> findings.add("recovered up to frame " + engine.sequence() + "; behind it "
            + damage.getMessage()));
        return Optional.of(new RecoveredSession(engine, playback.frames(), findings));
    }
}
