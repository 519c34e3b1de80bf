package io.tapedeck.replay.report.comparison;

import io.tapedeck.replay.difference.RoundTrip;
import io.tapedeck.replay.run.Difference;
import io.tapedeck.replay.run.NamedSettings;
import io.tapedeck.replay.run.ReplayResult;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run that is compared: played again, and held against its tape. Immutable.
 *
 * @param name       as typed.
 * @param result     of the replay.
 * @param difference where it decides otherwise than was recorded; empty where nothing differs.
 * @param fills      whose they were when it was recorded.
 */
public record ComparedRun(String name, ReplayResult result, Optional<Difference> difference, Fills fills) {
    /** Who made the fills of the recording. In a replay they are always simulated. */
    public enum Fills {
        /** The simulated exchange. */
        SIMULATED,
        /** A venue. */
        OF_VENUE
    }

    Map<String, String> settings() {
        return NamedSettings.of(result);
    }

    List<RoundTrip> trips() {
        return RoundTrip.of(result);
    }
}
