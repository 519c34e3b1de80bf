package io.tapedeck.gateways.websocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;

import static io.tapedeck.gateways.websocket.MachineBench.PINGS_FROM_CLIENT;
import static io.tapedeck.gateways.websocket.MachineBench.PINGS_FROM_VENUE;
import static io.tapedeck.gateways.websocket.MachineBench.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ConnectionMachineTest {
    private static final Duration LONGEST_RETRY = ConnectionSettings.ofLiquidMarkets().longestRetry();

    @Test
    void opensSubscribesAndIsLiveOnceEveryStreamHasData() {
        final MachineBench bench = new MachineBench(PINGS_FROM_VENUE, "trades", "candles", "quotes");
        assertEquals(ConnectionState.IDLE, bench.machine.state());
        bench.machine.start(bench.now());
        assertEquals("connect 1", bench.wishes());
        assertEquals(ConnectionState.CONNECTING, bench.machine.state());
        bench.machine.opened(1, bench.now());
        assertEquals("send 1 trades", bench.wishes());
        assertEquals(ConnectionState.SUBSCRIBING, bench.machine.state());
        bench.pass(Duration.ofMillis(200));
        assertEquals("", bench.wishes(), "messages are sent with pauses");
        bench.pass(Duration.ofMillis(800));
        assertEquals("send 1 candles, send 1 quotes", bench.wishes());
        bench.machine.ready(1, bench.now());
        assertEquals("Connected", bench.wishes());
        assertEquals(ConnectionState.LIVE, bench.machine.state());
    }

    /** From each state, each event: what is wanted, and the state after it. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        CONNECTING   | failed 1     | close 1; Lost                  | BACKING_OFF
        CONNECTING   | handshake 1  | close 1; Lost                  | BACKING_OFF
        CONNECTING   | ready 1      | -                              | CONNECTING
        CONNECTING   | opened 2     | -                              | CONNECTING
        CONNECTING   | stop         | close 1; Stopped               | STOPPED
        SUBSCRIBING  | opened 1     | -                              | SUBSCRIBING
        SUBSCRIBING  | failed 1     | close 1; Lost                  | BACKING_OFF
        SUBSCRIBING  | refused 1    | close 1; Refused               | STOPPED
        SUBSCRIBING  | limited 1    | close 1; Lost                  | BACKING_OFF
        SUBSCRIBING  | stop         | close 1; Stopped               | STOPPED
        LIVE         | ready 1      | -                              | LIVE
        LIVE         | failed 1     | close 1; Lost                  | BACKING_OFF
        LIVE         | failed 9     | -                              | LIVE
        LIVE         | start        | -                              | LIVE
        LIVE         | closing 1    | connect 2                      | ROLLING_OVER
        ROLLING_OVER | opened 2     | send 2 subscribe               | ROLLING_OVER
        ROLLING_OVER | failed 2     | close 2; RolloverFailed        | ROLLING_OVER
        ROLLING_OVER | failed 1     | close 1; Lost                  | CONNECTING
        ROLLING_OVER | closing 1    | -                              | ROLLING_OVER
        ROLLING_OVER | refused 2    | close 2; Refused               | LIVE
        ROLLING_OVER | limited 2    | close 2; RolloverFailed        | ROLLING_OVER
        ROLLING_OVER | handshake 2  | close 2; RolloverFailed        | ROLLING_OVER
        ROLLING_OVER | stop         | close 1; close 2; Stopped      | STOPPED
        BACKING_OFF  | opened 1     | -                              | BACKING_OFF
        BACKING_OFF  | failed 1     | -                              | BACKING_OFF
        BACKING_OFF  | start        | -                              | BACKING_OFF
        BACKING_OFF  | stop         | Stopped                        | STOPPED
        STOPPED      | start        | -                              | STOPPED
        STOPPED      | stop         | -                              | STOPPED
        STOPPED      | failed 1     | -                              | STOPPED
        """)
    void answersEveryEventInEveryState(final ConnectionState before, final String event, final String wishes,
        final ConnectionState after) {
        final MachineBench bench = in(before);
        assertEquals(before, bench.machine.state());
        tell(bench, event);
        assertEquals("-".equals(wishes) ? "" : wishes.replace(";", ","), bench.wishes());
        assertEquals(after, bench.machine.state());
    }

    @Test
    void keepsTheOldSocketUntilTheNewOneHasDataOnEveryStream() {
        final MachineBench bench = MachineBench.live(PINGS_FROM_VENUE);
        bench.pass(Duration.ofMinutes(21 * 60 + 35), 1);
        assertEquals("", bench.wishes());
        bench.pass(Duration.ofMinutes(75), 1);
        assertEquals("connect 2, close 2, RolloverFailed", firstThree(bench), "nobody answers the new socket");
        assertEquals(ConnectionState.ROLLING_OVER, bench.machine.state());

        final MachineBench calm = in(ConnectionState.ROLLING_OVER);
        calm.machine.opened(2, calm.now());
        calm.pass(Duration.ofSeconds(5), 1, 2);
        assertEquals("send 2 subscribe", calm.wishes(), "the old one stays while the new one is silent");
        calm.machine.ready(2, calm.now());
        assertEquals("close 1, RolledOver", calm.wishes());
        assertEquals(ConnectionState.LIVE, calm.machine.state());
    }

    @Test
    void neverLivesAsLongAsTheVenueCuts() {
        for (int seed = 0; seed < 200; seed++) {
            final MachineBench bench = MachineBench.live(PINGS_FROM_VENUE);
            bench.pass(Duration.ofSeconds(1), 1);
            final ConnectionMachine machine = new ConnectionMachine(new ConnectionScript(List.of(),
                PINGS_FROM_VENUE), ConnectionSettings.ofLiquidMarkets(), bench.attempts, seed, bench);
            final long startNs = bench.now();
            machine.start(startNs);
            machine.opened(1, startNs);
            machine.ready(1, startNs);
            final long hour = 3600 * SECOND;
            machine.heard(1, startNs + 21 * hour + hour / 2);
            machine.tick(startNs + 21 * hour + hour / 2);
            assertEquals(ConnectionState.LIVE, machine.state(), "seed " + seed);
            machine.heard(1, startNs + 23 * hour);
            machine.tick(startNs + 23 * hour);
            assertEquals(ConnectionState.ROLLING_OVER, machine.state(), "seed " + seed);
        }
    }

    @Test
    void sendsHeartbeatsOnBothSocketsAndEndsADeadOne() {
        final MachineBench bench = MachineBench.live(PINGS_FROM_CLIENT);
        bench.pass(Duration.ofSeconds(41), 1);
        assertEquals("send 1 ping, send 1 ping", bench.wishes());
        bench.pass(Duration.ofMillis(60_200));
        assertTrue(bench.wishes().contains("close 1, Lost"));
        assertEquals(LossReason.SILENT, lastLoss(bench).reason());
    }

    @Test
    void givesUpASocketThatDoesNotOpen() {
        final MachineBench bench = in(ConnectionState.CONNECTING);
        bench.pass(Duration.ofSeconds(10));
        assertEquals("", bench.wishes());
        bench.pass(Duration.ofMillis(100));
        assertEquals("close 1, Lost", bench.wishes());
        assertEquals(LossReason.CONNECT_TIMEOUT, lastLoss(bench).reason());
    }

    @ParameterizedTest
    @CsvSource({"429, 0, 60", "429, 7, 7", "418, 0, 120", "418, 259200, 259200", "403, 0, 600", "503, 30, 30"})
    void waitsAsLongAsTheVenueSaysInItsHandshake(final int status, final int retryAfter, final long leastSeconds) {
        final MachineBench bench = in(ConnectionState.CONNECTING);
        bench.machine.handshakeRefused(1, new HandshakeRefusal(status, Duration.ofSeconds(retryAfter)), bench.now());
        assertEquals("close 1, Lost", bench.wishes());
        assertTrue(lastLoss(bench).problem().contains("HTTP " + status));
        bench.pass(Duration.ofSeconds(leastSeconds).minusMillis(100));
        assertEquals("", bench.wishes());
        bench.pass(Duration.ofSeconds(5));
        assertEquals("connect 2", bench.wishes());
    }

    @Test
    void aBanHoldsEveryConnectionOfTheVenue() {
        final MachineBench bench = in(ConnectionState.CONNECTING);
        bench.machine.handshakeRefused(1, new HandshakeRefusal(418, Duration.ofSeconds(300)), bench.now());
        assertEquals(bench.now() + 300 * SECOND, bench.attempts.freeAtNs(bench.now()));
    }

    @Test
    void waitsLongerFromFailureToFailureAndForgetsAfterAWhileOfHealth() {
        final MachineBench bench = new MachineBench(PINGS_FROM_VENUE);
        bench.machine.start(bench.now());
        long longestNs = 0;
        for (int socket = 1; socket <= 40; socket++) {
            bench.machine.failed(socket, LossReason.ENDED, "gone", bench.now());
            final long ceilingNs = Math.min(LONGEST_RETRY.toNanos(), SECOND << Math.min(socket - 1, 30));
            assertTrue(lastLoss(bench).retryInNs() <= ceilingNs, "try " + socket);
            longestNs = Math.max(longestNs, lastLoss(bench).retryInNs());
            bench.pass(Duration.ofNanos(lastLoss(bench).retryInNs()).plusMillis(1));
            assertEquals(ConnectionState.CONNECTING, bench.machine.state());
        }
        assertTrue(longestNs > 30 * SECOND, "grown to " + longestNs);
        bench.machine.opened(41, bench.now());
        bench.machine.ready(41, bench.now());
        bench.pass(Duration.ofSeconds(61), 41);
        bench.machine.failed(41, LossReason.ENDED, "gone", bench.now());
        assertTrue(lastLoss(bench).retryInNs() <= SECOND);
    }

    @Test
    void aVenueThatAnnouncesItsEndAllTheTimeIsSpared() {
        final MachineBench bench = MachineBench.live(PINGS_FROM_VENUE);
        bench.pass(Duration.ofSeconds(61), 1);
        int connects = 0;
        for (int step = 0; step < 3000; step++) {
            final String wishes = bench.wishes();
            final int socket = connects + 1;
            if (wishes.contains("connect")) {
                connects++;
                bench.machine.opened(socket + 1, bench.now());
                bench.machine.ready(socket + 1, bench.now());
            }
            bench.machine.closingAnnounced(connects + 1, bench.now());
            bench.pass(Duration.ofMillis(100), connects + 1);
        }
        assertTrue(connects < 40, connects + " sockets in five minutes");
        assertTrue(connects > 3, connects + " sockets in five minutes");
    }

    /** A machine in a state, after a minute of health where it has been live. */
    private static MachineBench in(final ConnectionState state) {
        final MachineBench bench = new MachineBench(PINGS_FROM_VENUE, "subscribe");
        if (state == ConnectionState.IDLE) {
            return bench;
        }
        bench.machine.start(bench.now());
        if (state == ConnectionState.BACKING_OFF) {
            bench.machine.failed(1, LossReason.ENDED, "gone", bench.now());
        } else if (state == ConnectionState.STOPPED) {
            bench.machine.stop();
        } else if (state != ConnectionState.CONNECTING) {
            bench.machine.opened(1, bench.now());
            toLive(bench, state);
        }
        bench.wishes();
        return bench;
    }

    private static void toLive(final MachineBench bench, final ConnectionState state) {
        if (state == ConnectionState.SUBSCRIBING) {
            return;
        }
        bench.machine.ready(1, bench.now());
        bench.pass(Duration.ofSeconds(61), 1);
        if (state == ConnectionState.ROLLING_OVER) {
            bench.machine.closingAnnounced(1, bench.now());
        }
    }

    private static void tell(final MachineBench bench, final String event) {
        final String[] words = event.split(" ");
        final int socket = words.length > 1 ? Integer.parseInt(words[1]) : 0;
        switch (words[0]) {
            case "start" -> bench.machine.start(bench.now());
            case "stop" -> bench.machine.stop();
            case "opened" -> bench.machine.opened(socket, bench.now());
            case "ready" -> bench.machine.ready(socket, bench.now());
            case "closing" -> bench.machine.closingAnnounced(socket, bench.now());
            case "failed" -> bench.machine.failed(socket, LossReason.ENDED, "gone", bench.now());
            case "refused" -> bench.machine.refused(socket, "Invalid symbol", bench.now());
            case "limited" -> bench.machine.refused(socket, "Too many requests", bench.now());
            case "handshake" ->
                bench.machine.handshakeRefused(socket, new HandshakeRefusal(500, Duration.ZERO), bench.now());
            default -> throw new IllegalArgumentException(event);
        }
    }

    private static ConnectionReport.Lost lastLoss(final MachineBench bench) {
        return assertInstanceOf(ConnectionReport.Lost.class, bench.reports.get(bench.reports.size() - 1));
    }

    private static String firstThree(final MachineBench bench) {
        return String.join(", ", List.of(bench.wishes().split(", ")).subList(0, 3));
    }
}
