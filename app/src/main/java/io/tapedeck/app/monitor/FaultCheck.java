package io.tapedeck.app.monitor;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether a part that stops at its first fault still runs, such as the pipeline or the journal.
 *
 * @param name  of the part.
 * @param fault one sentence; empty while it runs.
 */
public record FaultCheck(String name, Supplier<Optional<String>> fault) implements HealthCheck {
    @Override
    public CheckResult now() {
        return fault.get()
            .map(words -> new CheckResult(name, CheckResult.Verdict.FAILED, words))
            .orElseGet(() -> new CheckResult(name, CheckResult.Verdict.OK, "runs"));
    }
}
