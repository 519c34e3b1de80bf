package io.tapedeck.gateways.websocket;

import io.tapedeck.gateways.venue.Heartbeat;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A thousand random schedules in virtual time: a venue that misbehaves at random for a while and is healthy then. A
 * naive observer, which sees only what is wanted and what was told, checks what must hold at every moment.
 */
class ConnectionScheduleTest {
    private static final int SCHEDULES = 1_000;
    private static final long SEED = 20_261_128;
    private static final int LIMIT = 6;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Heartbeat HEARTBEAT = new Heartbeat(Optional.of("ping"), Duration.ofSeconds(5),
        Duration.ofSeconds(20), Optional.of(Duration.ofMinutes(4)));
    private static final long STEP_NS = 100_000_000L;
    private static final int BAD_STEPS = 6_000;
    private static final int HEALTHY_STEPS = 9_000;

    @Test
    void holdsItsPromisesInEverySchedule() {
        long sockets = 0;
        long rollovers = 0;
        for (int schedule = 0; schedule < SCHEDULES; schedule++) {
            final World world = new World(SEED + schedule);
            world.run(BAD_STEPS);
            world.healthy = true;
            world.run(HEALTHY_STEPS);
            world.check(world.machine.state() == ConnectionState.LIVE
                || world.machine.state() == ConnectionState.ROLLING_OVER, "live in the end");
            sockets += world.connects;
            rollovers += world.rollovers;
        }
        System.out.println(SCHEDULES + " schedules, seeds " + SEED + " and up: " + sockets + " sockets, " + rollovers
            + " rollovers");
        assertTrue(sockets > 5 * SCHEDULES, sockets + " sockets: the schedules do something");
        assertTrue(rollovers > SCHEDULES, rollovers + " rollovers: the schedules do something");
    }

    @Test
    void isTheSameForTheSameSeed() {
        final World first = new World(SEED);
        final World second = new World(SEED);
        first.run(BAD_STEPS);
        second.run(BAD_STEPS);
        assertEquals(first.transcript, second.transcript);
    }

    /** The venue, the network and the observer. */
    private static final class World implements ConnectionActions {
        private final long seed;
        private final SplittableRandom random;
        private final List<String> transcript = new ArrayList<>();
        private final TreeMap<Long, Runnable> events = new TreeMap<>();
        private final TreeSet<Integer> alive = new TreeSet<>();
        private final TreeSet<Integer> carrying = new TreeSet<>();
        private final Deque<Long> attemptTimes = new ArrayDeque<>();
        private final ConnectionMachine machine;
        private boolean healthy;
        private long nowNs = 1;
        private long noConnectBeforeNs;
        private int connects;
        private int rollovers;

        World(final long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            this.machine = new ConnectionMachine(new ConnectionScript(List.of("a", "b"), HEARTBEAT),
                ConnectionSettings.ofLiquidMarkets(), new ConnectionAttempts(LIMIT, WINDOW), seed, this);
            machine.start(nowNs);
        }

        void run(final int steps) {
            for (int step = 0; step < steps; step++) {
                final long untilNs = nowNs + STEP_NS;
                while (!events.isEmpty() && events.firstKey() <= untilNs) {
                    nowNs = events.firstKey();
                    events.pollFirstEntry().getValue().run();
                }
                nowNs = untilNs;
                carrying.forEach(socket -> machine.heard(socket, nowNs));
                machine.tick(nowNs);
                check(alive.size() <= (machine.state() == ConnectionState.ROLLING_OVER ? 2 : 1), "too many sockets");
                check(alive.isEmpty() == (machine.state() == ConnectionState.BACKING_OFF
                    || machine.state() == ConnectionState.STOPPED), "sockets in " + machine.state());
                check(machine.state() != ConnectionState.STOPPED, "stopped by itself");
            }
        }

        @Override
        public void connect(final int socket) {
            note("connect " + socket);
            check(nowNs >= noConnectBeforeNs, "connected in a pause");
            attemptTimes.addLast(nowNs);
            while (nowNs - attemptTimes.peekFirst() >= WINDOW.toNanos()) {
                attemptTimes.removeFirst();
            }
            check(attemptTimes.size() <= LIMIT, "too many attempts");
            connects++;
            alive.add(socket);
            check(alive.size() <= 2, "three sockets");
            plan(socket);
        }

        /** What happens to a socket: perhaps nothing, perhaps the wrong thing at the wrong time. */
        private void plan(final int socket) {
            final int fate = healthy ? 9 : random.nextInt(10);
            final long openNs = random.nextLong(2_000_000_000L);
            final long readyNs = openNs + random.nextLong(5_000_000_000L);
            final long endNs = readyNs + random.nextLong(200_000_000_000L);
            switch (fate) {
                case 0 -> { }
                case 1 -> at(openNs, () -> machine.failed(socket, LossReason.ENDED, "reset", nowNs));
                case 2 -> at(openNs, () -> refuse(socket, random.nextInt(90)));
                case 3 -> {
                    at(openNs, () -> open(socket));
                    at(openNs + 30_000_000_000L, () -> machine.failed(socket, LossReason.STREAM_SILENT, "mute", nowNs));
                }
                case 4 -> at(openNs, () -> {
                    open(socket);
                    machine.refused(socket, "too many requests", nowNs);
                });
                default -> {
                    at(openNs, () -> open(socket));
                    at(readyNs, () -> machine.ready(socket, nowNs));
                    if (!healthy) {
                        at(endNs, () -> end(socket));
                    }
                }
            }
        }

        private void open(final int socket) {
            if (alive.contains(socket)) {
                carrying.add(socket);
            }
            machine.opened(socket, nowNs);
        }

        private void refuse(final int socket, final int retryAfterSeconds) {
            if (alive.contains(socket) && retryAfterSeconds > 0) {
                noConnectBeforeNs = Math.max(noConnectBeforeNs, nowNs + retryAfterSeconds * 1_000_000_000L);
            }
            machine.handshakeRefused(socket, new HandshakeRefusal(429, Duration.ofSeconds(retryAfterSeconds)), nowNs);
        }

        private void end(final int socket) {
            switch (random.nextInt(4)) {
                case 0 -> machine.closingAnnounced(socket, nowNs);
                case 1 -> carrying.remove(socket);
                case 2 -> machine.failed(socket, LossReason.STREAM_SILENT, "silent", nowNs);
                default -> machine.failed(socket, LossReason.ENDED, "closed", nowNs);
            }
        }

        @Override
        public void send(final int socket, final String text) {
            check(carrying.contains(socket) || alive.contains(socket), "sent on a socket that is closed");
        }

        @Override
        public void close(final int socket) {
            note("close " + socket);
            check(alive.remove(socket), "closed twice");
            carrying.remove(socket);
        }

        @Override
        public void report(final ConnectionReport report) {
            note(report.sentence());
            if (report instanceof ConnectionReport.RolledOver) {
                rollovers++;
            } else if (report instanceof ConnectionReport.Lost lost && lost.retryInNs() > 0) {
                noConnectBeforeNs = Math.max(noConnectBeforeNs, nowNs + lost.retryInNs());
            }
        }

        private void at(final long afterNs, final Runnable event) {
            long timeNs = nowNs + afterNs;
            while (events.containsKey(timeNs)) {
                timeNs++;
            }
            events.put(timeNs, event);
        }

        private void note(final String words) {
            transcript.add(nowNs + " " + words);
        }

        private void check(final boolean holds, final String promise) {
            assertTrue(holds, () -> promise + ", seed " + seed + ", at " + nowNs + ": "
                + transcript.subList(Math.max(0, transcript.size() - 12), transcript.size()));
        }
    }
}
