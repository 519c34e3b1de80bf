package io.tapedeck.replay.state;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.StateSnapshot;
import io.tapedeck.journal.tape.TapeReader;
import org.agrona.concurrent.UnsafeBuffer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The snapshots of a live session as places where its replay can be taken up. The candles that closed last are in no
 * snapshot: they are read from the tape before it, as far back as the longest candle goes. One thread.
 */
final class SnapshotPoints {
    private static final long LONGEST_CANDLES_NS = 2 * Timeframe.W1.durationNs();

    private final RecordedTape session;
    private final SessionFolder folder;

    SnapshotPoints(final RecordedTape session) {
        this.session = session;
        folder = new SessionFolder(session.directory());
    }

    /** The newest sound one up to a moment; a damaged one is passed over, and one that just went. */
    Optional<SavedState> nearest(final Moment moment) {
        try {
            for (final Path file : folder.snapshots()) {
                final Optional<StateSnapshot> found = read(file)
                    .filter(snapshot -> moment.includes(snapshot.sequence(), snapshot.engineTimeNs()));
                if (found.isPresent()) {
                    return found.map(this::point);
                }
            }
            return Optional.empty();
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Optional<StateSnapshot> read(final Path file) throws IOException {
        try {
            return folder.read(file);
        } catch (final NoSuchFileException clearedAway) {
            // A daemon that runs beside keeps the newest ones only.
            return Optional.empty();
        }
    }

    private SavedState point(final StateSnapshot snapshot) {
        return new SavedState(snapshot.sequence(), snapshot.engineTimeNs(), new UnsafeBuffer(snapshot.state()),
            snapshot.state().length, closedBefore(snapshot));
    }

    private ClosedCandles closedBefore(final StateSnapshot snapshot) {
        final ClosedCandles closed = new ClosedCandles();
        final Frame frame = Frame.allocate();
        try (TapeReader reader = session.open()) {
            reader.seek(snapshot.engineTimeNs() - LONGEST_CANDLES_NS);
            while (reader.advance()) {
                reader.copyTo(frame);
                if (frame.sequence() > snapshot.sequence()) {
                    break;
                }
                closed.onFrame(frame);
            }
        }
        return closed;
    }
}
