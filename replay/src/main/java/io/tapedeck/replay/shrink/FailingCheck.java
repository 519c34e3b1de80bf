package io.tapedeck.replay.shrink;

import java.io.IOException;
import java.nio.file.Path;

/** Something that fails on a tape, and whose reason is looked for. */
public interface FailingCheck {
    /**
     * Tries it.
     *
     * @param journal that holds the tape and nothing else.
     * @return whether it fails as it did on the whole tape.
     * @throws IOException where it cannot be tried.
     */
    boolean failsOn(Path journal) throws IOException;
}
