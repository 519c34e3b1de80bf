package io.tapedeck.app.cli;

import java.util.Locale;

/** Counts of trials, for people. Stateless. */
final class TrialWords {
    private TrialWords() {
    }

    /** Such as {@code 1 trial} or {@code 1,728 trials}. */
    static String trials(final long count) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "trial" : "trials");
    }
}
