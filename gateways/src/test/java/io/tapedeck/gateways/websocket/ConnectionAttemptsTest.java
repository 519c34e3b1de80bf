package io.tapedeck.gateways.websocket;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Against a list of all attempts. */
class ConnectionAttemptsTest {
    private static final long SEED = 3;
    private static final long WINDOW_NS = 300_000_000_000L;

    @Test
    void allowsWhatAListOfAllAttemptsAllows() {
        final SplittableRandom random = new SplittableRandom(SEED);
        final ConnectionAttempts attempts = new ConnectionAttempts(10, Duration.ofNanos(WINDOW_NS));
        final List<Long> taken = new ArrayList<>();
        long nowNs = 0;
        for (int attempt = 0; attempt < 5_000; attempt++) {
            nowNs += random.nextLong(WINDOW_NS / 8);
            final long now = nowNs;
            final boolean free = taken.stream().filter(time -> now - time < WINDOW_NS).count() < 10;
            assertEquals(free, attempts.freeAtNs(now) == now, "seed " + SEED + ", attempt " + attempt);
            assertEquals(free, attempts.take(now), "seed " + SEED + ", attempt " + attempt);
            if (free) {
                taken.add(now);
            }
        }
    }

    @Test
    void allowsNothingInAPause() {
        final ConnectionAttempts attempts = new ConnectionAttempts(10, Duration.ofMinutes(5));
        attempts.pauseUntil(1_000);
        attempts.pauseUntil(500);
        assertEquals(1_000, attempts.freeAtNs(7));
        assertEquals(false, attempts.take(999));
        assertEquals(true, attempts.take(1_000));
    }
}
