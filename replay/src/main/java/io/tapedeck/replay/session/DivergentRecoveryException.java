package io.tapedeck.replay.session;

import io.tapedeck.engine.fault.Fault;
import io.tapedeck.replay.run.Difference;

import java.nio.file.Path;

/** This program decides otherwise than the one that recorded a session: it must not go on with that account. */
public final class DivergentRecoveryException extends RuntimeException implements Fault {
    private static final long serialVersionUID = 1L;

    DivergentRecoveryException(final Path session, final Difference difference) {
        super("session " + session + " cannot go on with this program: at frame " + difference.sequence()
            + " it decides otherwise than was recorded (" + difference.what()
            + "); go on with the version that recorded it, or begin a new session");
    }

    @Override
    public Category category() {
        return Category.DATA;
    }
}
