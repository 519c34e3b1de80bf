package io.tapedeck.app.cli;

import io.tapedeck.replay.session.SessionVerification;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the verification of a live session found, for people and for programs. Immutable.
 *
 * @param session    that was played again.
 * @param recordedBy version of the program that recorded its end.
 * @param outcome    what was found.
 */
record SessionReport(Path session, String recordedBy, SessionVerification.Outcome outcome) {
    int exitCode() {
        return outcome.isIdentical() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    String text() {
        final String versions = recordedBy.equals(CodeVersion.text()) ? ""
            : "recorded by " + recordedBy + ", replayed by " + CodeVersion.text() + "\n";
        return versions + (outcome.isIdentical() ? same() : different());
    }

    private String same() {
        return "verified " + session + ": " + outcome.frames() + " frames of " + outcome.tapes() + " tapes and "
            + outcome.snapshots() + " snapshots are what a replay without interruption gives ("
            + outcome.digests().decisionsText() + "/" + outcome.digests().stateText() + ")\n" + behind();
    }

    private String behind() {
        return outcome.behind() == 0 ? "" : "  from the state behind frame " + outcome.behind()
            + " on: the tapes before it were removed, and what was on them could not be compared\n";
    }

    private String different() {
        return "DIFFERENT " + session + ": " + outcome.difference().map(VerifyReport::sentence)
            .or(() -> outcome.damage().map(Throwable::getMessage))
            .or(outcome::snapshot).orElseThrow() + "; " + outcome.frames() + " frames were compared\n"
            + behind();
    }

    Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("session", session);
        document.put("identical", outcome.isIdentical());
        document.put("recordedBy", recordedBy);
        document.put("comparedFrames", outcome.frames());
        document.put("comparedFrom", outcome.behind() + 1);
        document.put("comparedSnapshots", outcome.snapshots());
        document.put("tapes", outcome.tapes());
        document.put("replayedDigests", outcome.digests().decisionsText() + "/" + outcome.digests().stateText());
        outcome.difference().ifPresent(difference -> document.put("difference", VerifyReport.document(difference)));
        outcome.damage().ifPresent(damage -> document.put("damage", damage.getMessage()));
        outcome.snapshot().ifPresent(problem -> document.put("snapshot", problem));
        return document;
    }
}
