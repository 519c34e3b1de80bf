package io.tapedeck.app.cli;

import io.tapedeck.replay.lookahead.LookaheadCheck;
import io.tapedeck.replay.lookahead.LookaheadResult;
import io.tapedeck.replay.lookahead.LookaheadResult.Cut;
import io.tapedeck.replay.lookahead.LookaheadResult.Start;
import io.tapedeck.replay.report.Decimals;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a look-ahead check found, for people and for programs. Immutable.
 *
 * @param result of the check.
 */
record LookaheadReport(LookaheadResult result) {
    /** Plays the cut tapes, with a bar on {@code progress} for each. */
    static LookaheadReport of(final LookaheadCheck check, final PrintWriter progress) {
        try (ProgressBar bar = new ProgressBar(progress)) {
            return new LookaheadReport(check.run(bar));
        }
    }

    int exitCode() {
        return result.isClean() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    String text() {
        return cuts() + warmUp();
    }

    private String cuts() {
        if (result.cuts().isEmpty()) {
            return "look-ahead: not checked, the span is too short to be cut\n";
        }
        final List<Cut> different = result.cuts().stream().filter(cut -> cut.difference().isPresent()).toList();
        return different.isEmpty()
            ? "no look-ahead: " + result.cuts().size() + " replays cut " + cutTimes() + " decide as the whole one, "
                + result.comparedFrames() + " frames with derived messages are the same\n"
            : "LOOK-AHEAD: " + different.size() + " of " + result.cuts().size()
                + " replays that were cut decide otherwise than the whole one; the one cut at "
                + Decimals.instant(different.get(0).timeNs()) + " "
                + VerifyReport.sentence(different.get(0).difference().orElseThrow()) + "\n";
    }

    private String cutTimes() {
        final List<String> times = result.cuts().stream().map(cut -> Decimals.instant(cut.timeNs())).toList();
        return times.size() <= LookaheadCheck.SAMPLES
            ? "at " + String.join(", ", times)
            : "from " + times.get(0) + " to " + times.get(times.size() - 1);
    }

    private String warmUp() {
        if (result.starts().isEmpty()) {
            return "warm-up: not checked, the span is shorter than the declared warm-up\n";
        }
        if (result.comparedSignals() == 0) {
            return "warm-up: " + result.starts().size() + " replays that begin late gave no signal to compare\n";
        }
        return (result.isWarmUpLongEnough() ? "warm-up long enough: " : "WARM-UP TOO SHORT: ")
            + result.differingSignals() + " of " + result.comparedSignals() + " signals differ after the declared "
            + "warm-up in " + result.starts().size() + " replays that begin late, " + percent() + " may"
            + firstDiffering() + "\n";
    }

    private static String percent() {
        return Math.round(LookaheadResult.TOLERANCE * 100) + " %";
    }

    private String firstDiffering() {
        return result.starts().stream().filter(start -> start.first().isPresent()).findFirst()
            .map(start -> "; begun at " + Decimals.instant(start.timeNs()) + ": " + start.first().orElseThrow())
            .orElse("");
    }

    Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("clean", result.isClean());
        document.put("comparedFrames", result.comparedFrames());
        document.put("cuts", result.cuts().stream().map(LookaheadReport::document).toList());
        document.put("warmUp", warmUpDocument());
        return document;
    }

    private static Map<String, Object> document(final Cut cut) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("time", Decimals.instant(cut.timeNs()));
        document.put("comparedFrames", cut.compared());
        cut.difference().ifPresent(difference -> document.put("difference", VerifyReport.document(difference)));
        return document;
    }

    private Map<String, Object> warmUpDocument() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("longEnough", result.isWarmUpLongEnough());
        document.put("comparedSignals", result.comparedSignals());
        document.put("differingSignals", result.differingSignals());
        document.put("tolerance", LookaheadResult.TOLERANCE);
        document.put("starts", result.starts().stream().map(LookaheadReport::document).toList());
        return document;
    }

    private static Map<String, Object> document(final Start start) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("time", Decimals.instant(start.timeNs()));
        document.put("comparedSignals", start.compared());
        document.put("differingSignals", start.differing());
        start.first().ifPresent(first -> document.put("difference", first));
        return document;
    }
}
