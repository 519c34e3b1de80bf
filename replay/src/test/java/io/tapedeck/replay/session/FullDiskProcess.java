package io.tapedeck.replay.session;

import io.tapedeck.journal.session.Durability;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionLock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** Records a session until the disk is full, and says where it stood and what it was told. */
final class FullDiskProcess {
    private FullDiskProcess() {
    }

    public static void main(final String[] arguments) throws IOException {
        final Path session = Path.of(arguments[1]);
        final RecordedMinutes minutes = new RecordedMinutes(Path.of(arguments[0]));
        final SessionLock lock = SessionLock.take(session);
        try (lock) {
            final RecoveredSession recovered = minutes.recovery(session).recover();
            // Snapshots find no room either, sooner or later: the ones before them stay good.
            final LiveSession live = new LiveSession(new SessionFolder(session), recovered.engine(),
                new LiveSession.Plan(Map.of("codeVersion", "test"), Durability.OS, RecordedMinutes.SNAPSHOT_EVERY,
                    noRoom -> {
                    }));
            try {
                minutes.feed(live, Long.MAX_VALUE);
                System.out.println("the disk was large enough");
            } catch (final UncheckedIOException full) {
                System.out.println(live.engine().sequence() + " " + full.getMessage());
            }
            live.close();
        }
    }
}
