package io.tapedeck.app.cli;

import io.tapedeck.replay.optimise.FailedTrials;

import java.util.Locale;

/** Trials that failed, for people. Stateless. */
final class FailedTrialsText {
    private FailedTrialsText() {
    }

    /** Nothing where none failed. */
    static String of(final FailedTrials failed) {
        if (failed.count() == 0) {
            return "";
        }
        final StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%n%s failed%n",
            TrialWords.trials(failed.count())));
        long told = 0;
        for (final FailedTrials.Reason reason : failed.reasons()) {
            text.append(String.format(Locale.ROOT, "  %s%s: %s%n", reason.first(), reason.trials() == 1 ? ""
                : String.format(Locale.ROOT, " and %,d more", reason.trials() - 1), reason.text()));
            told += reason.trials();
        }
        return told == failed.count() ? text.toString() : text.append(String.format(Locale.ROOT,
            "  %,d more for other reasons%n", failed.count() - told)).toString();
    }

    /** A strategy that failed is a check that failed. */
    static int exitCode(final FailedTrials failed) {
        return failed.count() == 0 ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }
}
