package io.tapedeck.journal.backup;

import io.tapedeck.journal.backup.TapeComparison.Verdict;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.tape.DamagedTapeException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tells which tapes of a session are in its copy: every frame of both is read. Immutable.
 *
 * @param copy folder of the copy.
 */
public record BackedUpSession(SessionFolder copy) implements Predicate<SessionTape> {
    /**
     * The copy of a session.
     *
     * @param session that was backed up.
     * @param to      folder of the copies, as the backup was given it.
     * @return that has no tape where it was never backed up.
     * @throws IOException where the session is not there.
     */
    public static BackedUpSession of(final Path session, final Path to) throws IOException {
        return new BackedUpSession(new SessionFolder(to.resolve(session.toRealPath().getFileName())));
    }

    @Override
    public boolean test(final SessionTape tape) {
        try {
            final RecordedTape recorded = new RecordedTape(tape.directory(), Optional.of(tape.manifest()));
            return !SessionSource.hasFrames(tape)
                || TapeComparison.of(recorded, copy.directoryOf(tape.number()), Depth.FRAMES).verdict() == Verdict.SAME;
        } catch (final DamagedTapeException unreadable) {
            return false;
        } catch (final IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
