package io.tapedeck.app.cli;

import io.tapedeck.journal.inspect.TapeDamage;
import io.tapedeck.journal.inspect.TapeExtent;
import io.tapedeck.journal.inspect.TapeFindings;
import io.tapedeck.replay.report.Decimals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the verification of a tape found, for people and for programs. Immutable.
 *
 * @param name     of the tape, as typed.
 * @param findings of its frames.
 * @param nanos    that the look at the frames took.
 * @param replay   what a replay of the run says; empty where none was made.
 * @param refusal  why a replay that was wished for could not be made.
 */
record VerifiedTape(String name, TapeFindings findings, long nanos, Optional<VerifyReport> replay,
    Optional<String> refusal) {

    private static final double NANOS = 1e9;

    int exitCode() {
        if (!findings.isSound() || replay.filter(report -> report.exitCode() != ExitCode.DONE).isPresent()) {
            return ExitCode.CHECK_FAILED;
        }
        return refusal.isPresent() ? ExitCode.DATA : ExitCode.DONE;
    }

    List<String> lines() {
        final List<String> lines = new ArrayList<>();
        lines.add(findings.isSound()
            ? "sound " + name + ": " + extent()
            : "DAMAGED " + name + ": " + place(findings.damage().get(0)));
        findings.damage().stream().skip(1).forEach(further -> lines.add("  and: " + place(further)));
        if (!findings.isSound()) {
            lines.add("  sound before it: " + extent());
        }
        findings.notes().forEach(note -> lines.add("  note: " + note));
        if (!findings.checked().isEmpty()) {
            lines.add("  checked: " + String.join(", ", findings.checked()) + "; " + rate());
        }
        replay.ifPresent(report -> lines.add("  replay: " + report.text().strip().replace("\n", "\n  ")));
        refusal.ifPresent(reason -> lines.add("  no replay: " + reason));
        return lines;
    }

    private String extent() {
        return extentOf().text();
    }

    private WrittenTape extentOf() {
        return new WrittenTape(name, findings.sound());
    }

    private String place(final TapeDamage damage) {
        if (damage.position() == TapeDamage.WHOLE) {
            return damage.problem();
        }
        final TapeExtent sound = findings.sound();
        return damage.problem() + ", at byte " + damage.position() + " of its file"
            + (sound.frames() == 0 ? "" : ", after " + Decimals.instant(sound.lastTimeNs()));
    }

    private String rate() {
        return String.format(Locale.ROOT, "%.2f s, %,d frames/s, %,d MB/s", nanos / NANOS, perSecond(
            findings.sound().frames()), perSecond(findings.sound().bytes()) / 1_000_000);
    }

    private long perSecond(final long amount) {
        return Math.round(amount * NANOS / Math.max(nanos, 1));
    }

    Map<String, Object> document() {
        final TapeExtent sound = findings.sound();
        final Map<String, Object> document = extentOf().document();
        document.put("sound", findings.isSound());
        document.put("checked", findings.checked());
        document.put("damage", findings.damage().stream().map(VerifiedTape::document).toList());
        document.put("notes", findings.notes());
        document.put("seconds", nanos / NANOS);
        document.put("framesPerSecond", perSecond(sound.frames()));
        replay.ifPresent(report -> document.put("replay", report.document()));
        refusal.ifPresent(reason -> document.put("replayRefused", reason));
        return document;
    }

    private static Map<String, Object> document(final TapeDamage damage) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("problem", damage.problem());
        if (damage.position() != TapeDamage.WHOLE) {
            document.put("byte", damage.position());
        }
        return document;
    }
}
