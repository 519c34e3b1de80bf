package io.tapedeck.loopback.delivery;

import io.tapedeck.loopback.fault.FaultKind;
import io.tapedeck.loopback.fault.FaultKind.Strikes;
import io.tapedeck.loopback.fault.FaultPlan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which requests are struck. A ban lasts for as long as the client is told to wait. One thread at a time. */
final class RestFaults {
    private static final long SECOND_MS = 1000;

    private final FaultPlan plan;
    private final Map<String, Long> asked = new HashMap<>();
    private long toldUntilMs;
    private long bannedUntilMs = Long.MIN_VALUE;

    RestFaults(final FaultPlan plan, final long startMs) {
        this.plan = plan;
        toldUntilMs = startMs;
    }

    /** What becomes of the next request to a path. */
    Optional<FaultKind> on(final String path, final long nowMs, final long wallMs) {
        if (wallMs < bannedUntilMs) {
            return Optional.of(FaultKind.BANNED);
        }
        final long number = asked.merge(path, 1L, Long::sum);
        final Optional<FaultKind> fault = plan.byAppointment(Strikes.REQUEST, toldUntilMs, nowMs)
            .or(() -> plan.byChance(Strikes.REQUEST, path, number));
        toldUntilMs = nowMs;
        if (fault.isPresent() && fault.get() == FaultKind.BANNED) {
            bannedUntilMs = wallMs + plan.settings().retryAfterSeconds() * SECOND_MS;
        }
        return fault;
    }

    /** How long a client is told to wait. */
    int secondsToWait(final long wallMs) {
        return wallMs < bannedUntilMs ? (int) ((bannedUntilMs - wallMs + SECOND_MS - 1) / SECOND_MS)
            : plan.settings().retryAfterSeconds();
    }
}
