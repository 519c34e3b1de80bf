package io.tapedeck.replay.session;

import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.session.StateSnapshot;
import io.tapedeck.journal.tape.DamagedTapeException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a session is played from in one go: nothing, or the state behind its first tapes, where those were removed. */
public final class SessionStart {
    private SessionStart() {
    }

    /**
     * Finds the state that the tapes begin with.
     *
     * @param folder of the session.
     * @param tapes  that it has.
     * @return the earliest sound one that they connect to; what is kept for this goes before snapshots.
     * @throws DamagedTapeException where tapes are missing, and nothing tells the state behind them.
     * @throws IOException          where the disk refuses.
     */
    public static StateSnapshot of(final SessionFolder folder, final List<SessionTape> tapes) throws IOException {
        final long before = tapes.isEmpty() ? 0 : tapes.get(0).firstSequence() - 1;
        if (before == 0) {
            return StateSnapshot.GENESIS;
        }
        for (final Path file : oldestFirst(folder)) {
            final Optional<StateSnapshot> sound = folder.read(file).filter(state -> state.sequence() >= before);
            if (sound.isPresent()) {
                return sound.get();
            }
        }
        throw new DamagedTapeException(tapes.get(0).directory(), "it begins with frame " + (before + 1)
            + ", and neither the tapes before it nor a sound snapshot that it connects to are there: take them from a "
            + "backup");
    }

    private static List<Path> oldestFirst(final SessionFolder folder) throws IOException {
        final List<Path> files = new ArrayList<>(folder.bases());
        final List<Path> snapshots = folder.snapshots();
        for (int index = snapshots.size() - 1; index >= 0; index--) {
            files.add(snapshots.get(index));
        }
        return files;
    }
}
