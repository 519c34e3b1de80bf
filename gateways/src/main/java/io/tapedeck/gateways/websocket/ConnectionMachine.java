package io.tapedeck.gateways.websocket;

import io.tapedeck.gateways.retry.Backoff;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Decides what a connection does: when sockets are opened, what is sent, when another socket takes over, how long to
 * wait after a failure.
 *
 * <p>Pure: time comes with each event, in monotonic nanoseconds, jitter from a seed, and what is wanted goes to {@link
 * ConnectionActions}. What is told about a socket that was closed is passed over. One thread at a time; {@link #heard}
 * allocates nothing.
 */
final class ConnectionMachine {
    /** A socket lives nine tenths and up to half a tenth more of what the venue allows: 21.6 to 22.8 of 24 hours. */
    private static final int LIFE_PARTS = 20;
    private static final int LEAST_LIFE_PARTS = 18;

    private final ConnectionScript script;
    private final ConnectionSettings settings;
    private final ConnectionAttempts attempts;
    private final ConnectionActions actions;
    private final Backoff backoff;
    private final SplittableRandom lifeJitter;
    private ConnectionState state = ConnectionState.IDLE;
    private SocketLife current;
    private SocketLife next;
    private int sockets;
    private long retryNs;

    ConnectionMachine(final ConnectionScript script, final ConnectionSettings settings,
        final ConnectionAttempts attempts, final long seed, final ConnectionActions actions) {
        this.script = script;
        this.settings = settings;
        this.attempts = attempts;
        this.actions = actions;
        this.backoff = new Backoff(settings.firstRetry(), settings.longestRetry(), seed);
        this.lifeJitter = new SplittableRandom(~seed);
    }

    ConnectionState state() {
        return state;
    }

    void start(final long nowNs) {
        if (state == ConnectionState.IDLE) {
            connect(nowNs);
        }
    }

    /** Ends it for good. */
    void stop() {
        if (state != ConnectionState.STOPPED) {
            end(new ConnectionReport.Stopped());
        }
    }

    /** Time passed; to be told several times a second. */
    void tick(final long nowNs) {
        tend(current, nowNs);
        tend(next, nowNs);
        switch (state) {
            case BACKING_OFF -> tryAgain(nowNs);
            case LIVE -> tendLive(nowNs);
            case ROLLING_OVER -> tryRollover(nowNs);
            default -> { }
        }
    }

    void opened(final int socket, final long nowNs) {
        final SocketLife life = find(socket);
        if (life == null || !life.isOpening()) {
            return;
        }
        life.opened(nowNs, lifeNs());
        if (state == ConnectionState.CONNECTING) {
            state = ConnectionState.SUBSCRIBING;
        }
        sendDue(life, nowNs);
    }

    /** Something arrived, be it only a ping. */
    void heard(final int socket, final long nowNs) {
        final SocketLife life = find(socket);
        if (life != null) {
            life.heard(nowNs);
        }
    }

    /** Every stream of a socket has had data. */
    void ready(final int socket, final long nowNs) {
        final SocketLife life = find(socket);
        if (life == null || life.isOpening() || life.isLive()) {
            return;
        }
        life.live(nowNs);
        if (life == next) {
            takeOver(nowNs);
        } else {
            state = state == ConnectionState.SUBSCRIBING ? ConnectionState.LIVE : state;
            actions.report(new ConnectionReport.Connected(life.ageNs(nowNs)));
        }
    }

    /** The venue will cut a socket soon. */
    void closingAnnounced(final int socket, final long nowNs) {
        final SocketLife life = find(socket);
        if (life != null) {
            life.expire(nowNs);
            if (state == ConnectionState.LIVE || state == ConnectionState.SUBSCRIBING) {
                beginRollover(nowNs);
            }
        }
    }

    void refused(final int socket, final String problem, final long nowNs) {
        final SocketLife life = find(socket);
        if (life == null) {
            return;
        }
        if (RefusalKind.of(problem) == RefusalKind.LIMIT) {
            lost(life, LossReason.LIMITED, problem, nowNs + settings.longestRetry().toNanos(), nowNs);
        } else if (life == next) {
            keepOld(problem);
        } else {
            end(new ConnectionReport.Refused(problem));
        }
    }

    void handshakeRefused(final int socket, final HandshakeRefusal refusal, final long nowNs) {
        final SocketLife life = find(socket);
        if (life != null) {
            final long pauseEndNs = nowNs + refusal.pauseNs();
            if (refusal.isLimit()) {
                attempts.pauseUntil(pauseEndNs);
            }
            lost(life, LossReason.HANDSHAKE_REFUSED, refusal.sentence(), pauseEndNs, nowNs);
        }
    }

    /** The transport or the watchdogs say that a socket is of no use any more. */
    void failed(final int socket, final LossReason reason, final String problem, final long nowNs) {
        final SocketLife life = find(socket);
        if (life != null) {
            lost(life, reason, problem, nowNs, nowNs);
        }
    }

    private SocketLife find(final int socket) {
        if (current != null && current.id() == socket) {
            return current;
        }
        return next != null && next.id() == socket ? next : null;
    }

    private void tend(final SocketLife life, final long nowNs) {
        if (life == null) {
            return;
        }
        final Duration longestSilence = script.heartbeat().longestSilence();
        if (life.isLateToOpen(nowNs, settings.connectLimit())) {
            lost(life, LossReason.CONNECT_TIMEOUT, "no answer to the handshake for "
                + settings.connectLimit().toMillis() + " ms.", nowNs, nowNs);
        } else if (life.isSilent(nowNs, longestSilence)) {
            lost(life, LossReason.SILENT, "nothing at all arrived for " + longestSilence.toMillis() + " ms.", nowNs,
                nowNs);
        } else {
            sendDue(life, nowNs);
        }
    }

    private void sendDue(final SocketLife life, final long nowNs) {
        final String message = life.dueMessage(script, settings.messagePause().toNanos(), nowNs);
        if (message != null) {
            actions.send(life.id(), message);
        }
    }

    private void tryAgain(final long nowNs) {
        if (nowNs >= retryNs) {
            connect(nowNs);
        }
    }

    private void connect(final long nowNs) {
        if (attempts.take(nowNs)) {
            current = new SocketLife(++sockets, nowNs);
            state = ConnectionState.CONNECTING;
            actions.connect(current.id());
        } else {
            retryNs = attempts.freeAtNs(nowNs);
            state = ConnectionState.BACKING_OFF;
        }
    }

    private void tendLive(final long nowNs) {
        if (current.isHealthy(nowNs, settings.healthyAfter())) {
            backoff.reset();
        }
        if (current.hasExpired(nowNs)) {
            beginRollover(nowNs);
        }
    }

    /** At once, unless sockets follow each other quickly: a venue that announces its end all the time is spared. */
    private void beginRollover(final long nowNs) {
        state = ConnectionState.ROLLING_OVER;
        retryNs = current.isHealthy(nowNs, settings.healthyAfter()) ? nowNs : nowNs + backoff.nextNs();
        tryRollover(nowNs);
    }

    private void tryRollover(final long nowNs) {
        if (next != null || nowNs < retryNs) {
            return;
        }
        if (attempts.take(nowNs)) {
            next = new SocketLife(++sockets, nowNs);
            actions.connect(next.id());
        } else {
            retryNs = attempts.freeAtNs(nowNs);
        }
    }

    private void takeOver(final long nowNs) {
        actions.close(current.id());
        current = next;
        next = null;
        state = ConnectionState.LIVE;
        actions.report(new ConnectionReport.RolledOver(current.ageNs(nowNs)));
    }

    private void keepOld(final String problem) {
        actions.close(next.id());
        next = null;
        current.neverExpire();
        state = current.state();
        actions.report(new ConnectionReport.Refused(problem));
    }

    private void lost(final SocketLife life, final LossReason reason, final String problem, final long notBeforeNs,
        final long nowNs) {
        actions.close(life.id());
        if (life == next) {
            next = null;
            retryNs = Math.max(notBeforeNs, nowNs + backoff.nextNs());
            actions.report(new ConnectionReport.RolloverFailed(reason, problem, retryNs - nowNs));
        } else if (next != null) {
            current = next;
            next = null;
            state = current.state();
            actions.report(new ConnectionReport.Lost(reason, problem, 0));
        } else {
            current = null;
            state = ConnectionState.BACKING_OFF;
            retryNs = Math.max(notBeforeNs, nowNs + backoff.nextNs());
            actions.report(new ConnectionReport.Lost(reason, problem, retryNs - nowNs));
        }
    }

    private void end(final ConnectionReport report) {
        state = ConnectionState.STOPPED;
        close(current);
        close(next);
        current = null;
        next = null;
        actions.report(report);
    }

    private void close(final SocketLife life) {
        if (life != null) {
            actions.close(life.id());
        }
    }

    private long lifeNs() {
        if (script.heartbeat().longestLife().isEmpty()) {
            return Long.MAX_VALUE;
        }
        final long partNs = script.heartbeat().longestLife().get().toNanos() / LIFE_PARTS;
        return LEAST_LIFE_PARTS * partNs + lifeJitter.nextLong(partNs + 1);
    }
}
