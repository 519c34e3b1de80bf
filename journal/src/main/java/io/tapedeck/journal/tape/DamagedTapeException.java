package io.tapedeck.journal.tape;

import io.tapedeck.engine.event.DamagedDataException;

import java.nio.file.Path;

/** What stands on a tape is not what was written; the message says where and is meant for the user. */
public final class DamagedTapeException extends DamagedDataException {
    private static final long serialVersionUID = 1L;

    private final String problem;

    /**
     * A report of damage.
     *
     * @param tape    directory of the tape.
     * @param problem what is wrong, and where.
     */
    public DamagedTapeException(final Path tape, final String problem) {
        super("tape " + tape + " is damaged: " + problem, null);
        this.problem = problem;
    }

    /**
     * A report of damage with what led to it.
     *
     * @param tape    directory of the tape.
     * @param problem what is wrong, and where.
     * @param cause   what went wrong below.
     */
    public DamagedTapeException(final Path tape, final String problem, final Throwable cause) {
        super("tape " + tape + " is damaged: " + problem, cause);
        this.problem = problem;
    }

    /**
     * The damage without the tape that has it.
     *
     * @return what is wrong, and where.
     */
    public String problem() {
        return problem;
    }
}
