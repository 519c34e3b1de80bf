package io.tapedeck.replay.session;

import io.tapedeck.journal.session.SessionLock;

import java.io.IOException;
import java.nio.file.Path;

/** Recovers a session, goes on with it at full speed, and says what it found: a program to be killed. */
final class SessionProcess {
    private SessionProcess() {
    }

    public static void main(final String[] arguments) throws IOException {
        final Path session = Path.of(arguments[1]);
        final RecordedMinutes minutes = new RecordedMinutes(Path.of(arguments[0]));
        final SessionLock lock = SessionLock.take(session);
        try (lock) {
            final RecoveredSession recovered = minutes.recovery(session).recover();
            final LiveSession live = minutes.goOn(session, recovered);
            System.out.println("recovered " + recovered.engine().sequence() + " " + recovered.findings());
            minutes.feed(live, Long.MAX_VALUE);
            live.close();
            System.out.println("done");
        }
    }
}
