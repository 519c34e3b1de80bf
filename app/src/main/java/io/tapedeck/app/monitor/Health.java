package io.tapedeck.app.monitor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The checks of a daemon, and whether it said that it is ready. Any thread. */
public final class Health {
    private final Map<String, HealthCheck> checks;
    private volatile boolean isReady;

    /**
     * Not ready yet.
     *
     * @param checks name to check, in the order to tell them.
     */
    public Health(final Map<String, HealthCheck> checks) {
        this.checks = new LinkedHashMap<>(checks);
    }

    /** The daemon has recovered its state and trades. */
    public void ready() {
        isReady = true;
    }

    /** The daemon ends, or is not ready any more. */
    public void notReady() {
        isReady = false;
    }

    /**
     * Whether the daemon said that it is ready.
     *
     * @return false until it is told.
     */
    public boolean isReady() {
        return isReady;
    }

    /**
     * Looks at everything. A check that itself fails has failed.
     *
     * @return in the order that was given.
     */
    public List<CheckResult> results() {
        final List<CheckResult> results = new ArrayList<>();
        checks.forEach((name, check) -> results.add(result(name, check)));
        return results;
    }

    private static CheckResult result(final String name, final HealthCheck check) {
        try {
            return check.now();
        } catch (final RuntimeException fault) {
            return new CheckResult(name, CheckResult.Verdict.FAILED,
                "the check itself failed: " + fault.getClass().getSimpleName());
        }
    }

    static boolean isWell(final List<CheckResult> results) {
        return results.stream().noneMatch(result -> result.verdict() == CheckResult.Verdict.FAILED);
    }
}
