package io.tapedeck.app.live;

import io.tapedeck.app.monitor.CheckResult;
import io.tapedeck.app.monitor.CheckResult.Verdict;
import io.tapedeck.gateways.notification.Alert;
import io.tapedeck.gateways.notification.AlertSink;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells of checks when their verdict changes, and only then: to the worse at once, and to the better once it held for a
 * few looks, so that a figure at a limit does not call people every second. One thread.
 */
final class HealthNews {
    /** Looks in a row that must be better. */
    static final int STEADY_LOOKS = 5;
    static final String DATA = "data";
    static final String DISK = "disk";

    private final AlertSink sink;
    private final Map<String, Told> told = new HashMap<>();

    /** What people were told of a check last, and how often it was better since. */
    private static final class Told {
        private Verdict verdict = Verdict.OK;
        private int better;
    }

    HealthNews(final AlertSink sink) {
        this.sink = sink;
    }

    /** Compares with what was told last. */
    void look(final List<CheckResult> results, final Instant now) {
        results.forEach(result -> look(result, told.computeIfAbsent(result.name(), first -> new Told()), now));
    }

    private void look(final CheckResult result, final Told before, final Instant now) {
        final int change = result.verdict().compareTo(before.verdict);
        before.better = change < 0 ? before.better + 1 : 0;
        if (change > 0 || before.better >= STEADY_LOOKS) {
            before.verdict = result.verdict();
            before.better = 0;
            sink.send(Alert.of(kind(result), title(result), now));
        }
    }

    private static Alert.Kind kind(final CheckResult result) {
        if (result.verdict() == Verdict.OK) {
            return Alert.Kind.RECOVERED;
        }
        return switch (result.name()) {
            case DATA -> Alert.Kind.STALE_DATA;
            case DISK -> Alert.Kind.DISK;
            default -> Alert.Kind.ERROR;
        };
    }

    private static String title(final CheckResult result) {
        return result.name() + (result.verdict() == Verdict.OK ? " is well again: " : ": ") + result.words();
    }
}
