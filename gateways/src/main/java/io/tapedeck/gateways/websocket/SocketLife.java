package io.tapedeck.gateways.websocket;

import java.time.Duration;

/** One socket of a connection, from the attempt to its end. */
final class SocketLife {
    private enum Stage { OPENING, OPEN, LIVE }

    private final int id;
    private final long startedNs;
    private Stage stage = Stage.OPENING;
    private int subscriptionsSent;
    private long nextSendNs;
    private long nextBeatNs;
    private long lastHeardNs;
    private long liveSinceNs;
    private long expiresNs = Long.MAX_VALUE;

    SocketLife(final int id, final long startedNs) {
        this.id = id;
        this.startedNs = startedNs;
        this.lastHeardNs = startedNs;
    }

    int id() {
        return id;
    }

    long ageNs(final long nowNs) {
        return nowNs - startedNs;
    }

    void opened(final long nowNs, final long lifeNs) {
        stage = Stage.OPEN;
        nextSendNs = nowNs;
        lastHeardNs = nowNs;
        expiresNs = lifeNs == Long.MAX_VALUE ? lifeNs : nowNs + lifeNs;
    }

    void live(final long nowNs) {
        stage = Stage.LIVE;
        liveSinceNs = nowNs;
    }

    void heard(final long nowNs) {
        lastHeardNs = nowNs;
    }

    /** Another socket is to take over at once. */
    void expire(final long nowNs) {
        expiresNs = nowNs;
    }

    /** No other socket is to take over: the venue would not have it. */
    void neverExpire() {
        expiresNs = Long.MAX_VALUE;
    }

    boolean isOpening() {
        return stage == Stage.OPENING;
    }

    boolean isLive() {
        return stage == Stage.LIVE;
    }

    boolean hasExpired(final long nowNs) {
        return nowNs >= expiresNs;
    }

    boolean isHealthy(final long nowNs, final Duration after) {
        return stage == Stage.LIVE && nowNs - liveSinceNs >= after.toNanos();
    }

    boolean isLateToOpen(final long nowNs, final Duration limit) {
        return stage == Stage.OPENING && nowNs - startedNs > limit.toNanos();
    }

    boolean isSilent(final long nowNs, final Duration longest) {
        return stage != Stage.OPENING && nowNs - lastHeardNs > longest.toNanos();
    }

    /** The state of a connection that has this socket only. */
    ConnectionState state() {
        return switch (stage) {
            case OPENING -> ConnectionState.CONNECTING;
            case OPEN -> ConnectionState.SUBSCRIBING;
            case LIVE -> ConnectionState.LIVE;
        };
    }

    /**
     * The message whose turn it is: subscriptions first, with pauses, then heartbeats.
     *
     * @param script  of the connection.
     * @param pauseNs between messages.
     * @param nowNs   monotonic time.
     * @return null where none is due.
     */
    String dueMessage(final ConnectionScript script, final long pauseNs, final long nowNs) {
        if (stage == Stage.OPENING || nowNs < nextSendNs) {
            return null;
        }
        if (subscriptionsSent < script.subscriptions().size()) {
            nextSendNs = nowNs + pauseNs;
            nextBeatNs = nowNs + script.heartbeat().every().toNanos();
            return script.subscriptions().get(subscriptionsSent++);
        }
        return dueBeat(script, nowNs);
    }

    private String dueBeat(final ConnectionScript script, final long nowNs) {
        if (script.heartbeat().message().isEmpty() || nowNs < nextBeatNs) {
            return null;
        }
        nextBeatNs = nowNs + script.heartbeat().every().toNanos();
        return script.heartbeat().message().get();
    }
}
