package io.tapedeck.gateways.websocket;

import io.tapedeck.gateways.venue.Heartbeat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A machine on a test clock, and the words for what it wants. */
final class MachineBench implements ConnectionActions {
    static final long SECOND = 1_000_000_000L;
    static final Heartbeat PINGS_FROM_VENUE = new Heartbeat(Optional.empty(), Duration.ofSeconds(20),
        Duration.ofSeconds(60), Optional.of(Duration.ofHours(24)));
    static final Heartbeat PINGS_FROM_CLIENT = new Heartbeat(Optional.of("ping"), Duration.ofSeconds(20),
        Duration.ofSeconds(60), Optional.empty());

    final List<ConnectionReport> reports = new ArrayList<>();
    final ConnectionAttempts attempts = new ConnectionAttempts(300, Duration.ofMinutes(5));
    final ConnectionMachine machine;
    private final List<String> wishes = new ArrayList<>();
    private long nowNs = 1_000 * SECOND;

    MachineBench(final Heartbeat heartbeat, final String... subscriptions) {
        machine = new ConnectionMachine(new ConnectionScript(List.of(subscriptions), heartbeat),
            ConnectionSettings.ofLiquidMarkets(), attempts, 7, this);
    }

    /** A machine whose first socket has data on every stream. */
    static MachineBench live(final Heartbeat heartbeat) {
        final MachineBench bench = new MachineBench(heartbeat, "subscribe");
        bench.machine.start(bench.nowNs);
        bench.machine.opened(1, bench.nowNs);
        bench.machine.ready(1, bench.nowNs);
        bench.wishes();
        return bench;
    }

    long now() {
        return nowNs;
    }

    /** Lets time pass in ticks, while data arrive on the sockets. */
    void pass(final Duration time, final int... heard) {
        final long endNs = nowNs + time.toNanos();
        while (nowNs < endNs) {
            nowNs = Math.min(endNs, nowNs + SECOND / 10);
            for (final int socket : heard) {
                machine.heard(socket, nowNs);
            }
            machine.tick(nowNs);
        }
    }

    /** What was wanted since this was asked last. */
    String wishes() {
        final String text = String.join(", ", wishes);
        wishes.clear();
        return text;
    }

    @Override
    public void connect(final int socket) {
        wishes.add("connect " + socket);
    }

    @Override
    public void send(final int socket, final String text) {
        wishes.add("send " + socket + " " + text);
    }

    @Override
    public void close(final int socket) {
        wishes.add("close " + socket);
    }

    @Override
    public void report(final ConnectionReport report) {
        reports.add(report);
        wishes.add(report.getClass().getSimpleName());
    }
}
