package io.tapedeck.app.cli;

import io.tapedeck.replay.difference.KindDifference;
import io.tapedeck.replay.difference.ResultDifference;
import io.tapedeck.replay.difference.TapeDifferences;
import io.tapedeck.replay.report.Decimals;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How two tapes differ, for people and for programs. Immutable.
 *
 * @param first  tape, as typed.
 * @param second tape, as typed.
 * @param found  between them.
 */
record DifferenceReport(String first, String second, TapeDifferences found) {
    int exitCode() {
        return found.isIdentical() && found.damages().isEmpty() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    List<String> lines() {
        if (found.isIdentical() && found.damages().isEmpty()) {
            return List.of(String.format(Locale.ROOT, "identical: %,d frames of %s and %s", found.firstFrames(), first,
                second));
        }
        final List<String> lines = new ArrayList<>();
        if (found.isIdentical()) {
            lines.add(String.format(Locale.ROOT, "the same up to the damage: A %s (%,d frames), B %s (%,d frames)",
                first, found.firstFrames(), second, found.secondFrames()));
            return lines;
        }
        lines.add(String.format(Locale.ROOT, "DIFFERENT: A %s (%,d frames), B %s (%,d frames)", first,
            found.firstFrames(), second, found.secondFrames()));
        found.settings().forEach(setting -> lines.add("  settings: " + setting));
        lines.add("  " + found.first().map(VerifyReport::sentence).orElse("beyond the settings no frame differs"));
        found.kinds().forEach(kind -> lines.add(line(kind)));
        found.result().ifPresent(result -> lines.add(line(result)));
        return lines;
    }

    /** Says where the tapes could not be compared any further. */
    void tellDamages(final PrintWriter err) {
        found.damages().forEach(damage -> err.println("tapedeck: " + damage
            + "; what stands behind that was not compared"));
    }

    private static String line(final KindDifference kind) {
        return String.format(Locale.ROOT, "  %-7s %,d equal, %,d only in A, %,d only in B", kind.kind(), kind.equal(),
            kind.firstOnly(), kind.secondOnly());
    }

    private static String line(final ResultDifference result) {
        return "  result  A " + Decimals.money(result.first()) + ", B " + Decimals.money(result.second())
            + ", difference " + Decimals.money(result.gain());
    }

    Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("a", first);
        document.put("b", second);
        document.put("identical", found.isIdentical());
        document.put("framesOfA", found.firstFrames());
        document.put("framesOfB", found.secondFrames());
        document.put("damages", found.damages());
        document.put("settings", found.settings());
        found.first().ifPresent(difference -> document.put("first", VerifyReport.document(difference)));
        found.kinds().forEach(kind -> document.put(kind.kind(), document(kind)));
        found.result().ifPresent(result -> document.put("result", document(result)));
        return document;
    }

    private static Map<String, Object> document(final KindDifference kind) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("equal", kind.equal());
        document.put("onlyInA", kind.firstOnly());
        document.put("onlyInB", kind.secondOnly());
        return document;
    }

    private static Map<String, Object> document(final ResultDifference result) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("a", Decimals.money(result.first()));
        document.put("b", Decimals.money(result.second()));
        document.put("difference", Decimals.money(result.gain()));
        return document;
    }
}
