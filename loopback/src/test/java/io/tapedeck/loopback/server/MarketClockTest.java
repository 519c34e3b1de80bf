package io.tapedeck.loopback.server;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Market time, driven by a clock of the test. */
class MarketClockTest {
    private static final long START_MS = 1_000_000;
    private static final long MILLI_NS = 1_000_000;

    private long nanos = 77;

    private MarketClock clock(final Speed speed) {
        return new MarketClock(speed, START_MS, () -> nanos);
    }

    @Test
    void timeStandsUntilItIsStarted() {
        final MarketClock clock = clock(new Speed(60));
        clock.expect(START_MS + 100_000);
        nanos += 1000 * MILLI_NS;
        assertEquals(START_MS, clock.nowMs());
        clock.start();
        nanos += 1000 * MILLI_NS;
        assertEquals(START_MS + 60_000, clock.nowMs());
        clock.start();
        assertEquals(START_MS + 60_000, clock.nowMs());
    }

    @Test
    void timeNeverPassesAnEventThatWasNotTold() {
        final MarketClock clock = clock(new Speed(60));
        clock.start();
        clock.expect(START_MS + 30_000);
        assertEquals(500 * MILLI_NS, clock.nanosUntil(START_MS + 30_000));
        nanos += 550 * MILLI_NS;
        assertEquals(START_MS + 30_000, clock.nowMs());
        clock.reach(START_MS + 30_000);
        clock.expect(START_MS + 60_000);
        assertEquals(START_MS + 33_000, clock.nowMs());
        assertEquals(450 * MILLI_NS, clock.nanosUntil(START_MS + 60_000));
    }

    @Test
    void whatWasHeldUpIsNotCaughtUp() {
        final MarketClock clock = clock(new Speed(1));
        clock.start();
        clock.expect(START_MS + 10);
        nanos += 5000 * MILLI_NS;
        clock.reach(START_MS + 10);
        clock.expect(START_MS + 1000);
        assertEquals(START_MS + 10, clock.nowMs());
        assertEquals(990 * MILLI_NS, clock.nanosUntil(START_MS + 1000));
    }

    @Test
    void withoutASpeedEventsMakeTheTime() {
        final MarketClock clock = clock(Speed.UNBOUNDED);
        clock.start();
        clock.expect(START_MS + 10);
        nanos += 5000 * MILLI_NS;
        assertEquals(START_MS, clock.nowMs());
        assertEquals(0, clock.nanosUntil(START_MS + 10));
        clock.reach(START_MS + 10);
        assertEquals(START_MS + 10, clock.nowMs());
    }

    @Test
    void speedsAreWholeNumbersOrMax() {
        assertEquals(new Speed(600), Speed.parse("600").orElseThrow());
        assertEquals(Speed.UNBOUNDED, Speed.parse("max").orElseThrow());
        for (final String wrong : new String[] {"0", "-1", "1.5", "fast", "", "1000001"}) {
            assertEquals(true, Speed.parse(wrong).isEmpty(), wrong);
        }
    }
}
