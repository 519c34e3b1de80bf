package io.tapedeck.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What two builds decided on one run. Immutable.
 *
 * @param run that both played.
 * @param old what the old build decided.
 * @param now what the new build decided.
 */
record CertifiedRun(String run, Decided old, Decided now) {
    /**
     * What a build decided when it played a run. Immutable.
     *
     * @param digests    of decisions and state, as text; empty where it could not play it.
     * @param difference from the recording, in words; empty where it decided as recorded.
     * @param refusal    why it could not play it.
     */
    record Decided(Optional<String> digests, Optional<String> difference, Optional<String> refusal) {
        static Decided refused(final String reason) {
            return new Decided(Optional.empty(), Optional.empty(), Optional.of(reason));
        }

        String decisions() {
            return digests.map(both -> both.substring(0, both.indexOf('/'))).orElse("");
        }

        private String told(final String name) {
            return refusal.map(reason -> name + " could not play it: " + reason).orElseGet(() -> name + " "
                + digests.orElseThrow() + difference.map(what -> ", " + what).orElse(", as recorded"));
        }

        private Map<String, Object> document() {
            final Map<String, Object> document = new LinkedHashMap<>();
            document.put("digests", digests.orElse(null));
            document.put("asRecorded", digests.isPresent() ? difference.isEmpty() : null);
            document.put("difference", difference.orElse(null));
            document.put("refusal", refusal.orElse(null));
            return document;
        }
    }

    /** How alike they are. */
    enum Verdict {
        /** Decisions and state. */
        SAME("same"),
        /** Decisions, but not what the stages keep behind them. */
        OTHER_STATE("SAME DECISIONS, OTHER STATE"),
        /** Other decisions. */
        DIFFERENT("DIFFERENT"),
        /** A build could not play the run. */
        NOT_PLAYED("NOT PLAYED");

        private final String word;

        Verdict(final String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    Verdict verdict() {
        if (old.refusal().isPresent() || now.refusal().isPresent()) {
            return Verdict.NOT_PLAYED;
        }
        return old.digests().equals(now.digests()) ? Verdict.SAME
            : old.decisions().equals(now.decisions()) ? Verdict.OTHER_STATE : Verdict.DIFFERENT;
    }

    int exitCode() {
        return switch (verdict()) {
            case SAME -> ExitCode.DONE;
            case OTHER_STATE, DIFFERENT -> ExitCode.CHECK_FAILED;
            case NOT_PLAYED -> ExitCode.DATA;
        };
    }

    String line() {
        final String same = verdict() == Verdict.SAME
            ? now.digests().orElseThrow() + now.difference().map(what -> ", both other than recorded: " + what)
                .orElse(", as recorded")
            : old.told("old") + "; " + now.told("new");
        return verdict().word() + " " + run + ": " + same;
    }

    Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", run);
        document.put("verdict", verdict().name());
        document.put("old", old.document());
        document.put("new", now.document());
        return document;
    }
}
