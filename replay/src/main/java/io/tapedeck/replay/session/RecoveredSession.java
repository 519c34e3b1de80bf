package io.tapedeck.replay.session;

import java.util.List;

/**
 * A session as it stood at its last sound frame.
 *
 * @param engine   behind that frame.
 * @param replayed frames that were played to get there.
 * @param findings what a person should know: snapshots and frames that could not be used, each a sentence.
 */
public record RecoveredSession(SessionEngine engine, long replayed, List<String> findings) {
    /** Keeps a copy of the findings. */
    public RecoveredSession {
        findings = List.copyOf(findings);
    }
}
