package io.tapedeck.gateways.websocket;

import io.tapedeck.gateways.venue.Stream;

/** Watches whether one stream of one socket has data. An acknowledged subscription is no proof of it. */
final class StreamWatchdog {
    private final Stream stream;
    private final long firstMessageNs;
    private final long stalenessNs;
    private StreamHistory history = StreamHistory.SUBSCRIBED;
    private long sinceNs;

    /**
     * A watchdog of a stream that is not subscribed yet.
     *
     * @param stream to watch.
     * @param limits of silence.
     */
    StreamWatchdog(final Stream stream, final StreamLimits limits) {
        this.stream = stream;
        this.firstMessageNs = limits.firstMessageNs(stream.kind());
        this.stalenessNs = limits.stalenessNs(stream.kind());
    }

    /** Its subscription is being sent: the time for its first message begins. */
    void subscribed(final long nowNs) {
        sinceNs = nowNs;
    }

    /** The venue answered; that does not stop the clock. */
    void acknowledged() {
        if (history == StreamHistory.SUBSCRIBED) {
            history = StreamHistory.ACKNOWLEDGED;
        }
    }

    /**
     * Data came.
     *
     * @param nowNs when.
     * @return whether it was the first.
     */
    boolean heard(final long nowNs) {
        final boolean first = history != StreamHistory.FLOWED;
        history = StreamHistory.FLOWED;
        sinceNs = nowNs;
        return first;
    }

    /** Whether it has been silent for longer than it may. */
    boolean isSilent(final long nowNs) {
        return nowNs - sinceNs > (history == StreamHistory.FLOWED ? stalenessNs : firstMessageNs);
    }

    /** What to tell about its silence. */
    ConnectionReport.StreamSilent report(final long nowNs) {
        return new ConnectionReport.StreamSilent(stream, nowNs - sinceNs, history);
    }
}
