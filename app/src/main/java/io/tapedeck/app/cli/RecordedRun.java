package io.tapedeck.app.cli;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.replay.run.RunTape;
import io.tapedeck.replay.run.UnusableRequestException;

import java.nio.file.Path;

/** Finds a recorded run or live session that can be played again whole. */
final class RecordedRun {
    private static final Path TAPE = Path.of("tape");

    private RecordedRun() {
    }

    /** Takes the folder of a run, of its tape, or of a session. */
    static RunTape find(final String name) {
        final Path place = Path.of(name);
        final boolean isTape = TAPE.equals(place.getFileName()) && place.getParent() != null;
        final RunTape run = RunTape.of(isTape ? place.getParent() : place);
        final RecordedTape tape = RecordedTape.at(run.directory()).orElseThrow(() -> refusal(name
            + " has a manifest, but no tape beside it: it was moved or cleared away"));
        if (tape.isHistory() || tape.isPart() || !tape.isSession() && tape.value("decisionDigest").isEmpty()) {
            throw refusal(name + " is " + (tape.isHistory() ? "history" : "a part of a recording")
                + ", which nobody decided on: name a whole run");
        }
        return run;
    }

    /** The folder that 'replay --verify' takes. */
    static Path folder(final String name) {
        final RunTape run = find(name);
        return TAPE.equals(run.directory().getFileName()) ? run.directory().getParent() : run.directory();
    }

    private static UnusableRequestException refusal(final String sentence) {
        return new UnusableRequestException(Category.DATA, sentence);
    }
}
