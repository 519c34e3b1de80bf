package io.tapedeck.app.monitor;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether market data arrive.
 *
 * @param lastNs when the last message came, nanoseconds of a clock; negative before the first.
 * @param nowNs  of the same clock.
 * @param limit  after which data are stale.
 */
public record FreshDataCheck(LongSupplier lastNs, LongSupplier nowNs, Duration limit) implements HealthCheck {
    @Override
    public CheckResult now() {
        final long last = lastNs.getAsLong();
        if (last < 0) {
            return new CheckResult("data", CheckResult.Verdict.WARNING, "no message has arrived yet");
        }
        final Duration age = Duration.ofNanos(nowNs.getAsLong() - last);
        final boolean isStale = age.compareTo(limit) > 0;
        return new CheckResult("data", isStale ? CheckResult.Verdict.FAILED : CheckResult.Verdict.OK,
            "the last message is " + age.toSeconds() + " s old"
                + (isStale ? ", more than " + limit.toSeconds() + " s" : ""));
    }
}
