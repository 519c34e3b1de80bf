package io.tapedeck.replay.session;

import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.engine.strategy.StrategyPlan;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.StrategySelection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A session that was recorded, and what its tapes say of how to play it again. Immutable.
 *
 * @param folder of the session.
 * @param last   of its tapes.
 */
public record RecordedSession(SessionFolder folder, SessionTape last) {
    /**
     * The session in a folder.
     *
     * @param place folder.
     * @return empty where it is none.
     * @throws IOException where the disk refuses.
     */
    public static Optional<RecordedSession> at(final Path place) throws IOException {
        final SessionFolder folder = new SessionFolder(place);
        final List<SessionTape> tapes = folder.tapes();
        return tapes.isEmpty() ? Optional.empty()
            : Optional.of(new RecordedSession(folder, tapes.get(tapes.size() - 1)));
    }

    /**
     * The program that recorded the last of it.
     *
     * @return its version.
     */
    public String codeVersion() {
        return last.manifest().text("codeVersion");
    }

    /**
     * Plays it from its first frame, and compares.
     *
     * @param strategies to choose from.
     * @return what was found.
     * @throws IOException where the disk refuses.
     */
    public SessionVerification.Outcome verify(final StrategyCatalogue strategies) throws IOException {
        return new SessionVerification(folder, strategy(strategies)).run();
    }

    /**
     * What it ran.
     *
     * @param strategies to choose from.
     * @return as its last tape says.
     */
    public StrategyPlan strategy(final StrategyCatalogue strategies) {
        final ReplaySpec spec = ReplaySpec.ofText(last.manifest().values());
        return StrategySelection.select(strategies, spec.strategy()).plan();
    }
}
