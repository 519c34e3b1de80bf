package io.tapedeck.gateways.websocket;

import io.tapedeck.gateways.market.StreamKind;
import io.tapedeck.gateways.venue.Stream;

import java.util.List;
import java.util.Optional;

/** The watchdogs of all streams of one socket. One thread at a time; {@link #heard} allocates nothing. */
final class StreamWatchdogs {
    private static final StreamKind[] KINDS = StreamKind.values();

    private final StreamWatchdog[][] byKindAndInstrument;
    private final StreamWatchdog[] all;
    private int unheard;
    private long nowNs;

    StreamWatchdogs(final List<Stream> streams, final StreamLimits limits) {
        final int instruments = 1 + streams.stream().mapToInt(stream -> stream.instrument().id()).max().orElse(-1);
        byKindAndInstrument = new StreamWatchdog[KINDS.length][instruments];
        for (final Stream stream : streams) {
            byKindAndInstrument[stream.kind().ordinal()][stream.instrument().id()] =
                new StreamWatchdog(stream, limits);
        }
        all = streams.stream().distinct()
            .map(stream -> byKindAndInstrument[stream.kind().ordinal()][stream.instrument().id()])
            .toArray(StreamWatchdog[]::new);
        unheard = all.length;
    }

    /** Sets the time of the message that is about to be read. */
    void at(final long timeNs) {
        nowNs = timeNs;
    }

    /** The socket is open, and the subscriptions are being sent: the time for first messages begins. */
    void subscribed(final long timeNs) {
        for (final StreamWatchdog watchdog : all) {
            watchdog.subscribed(timeNs);
        }
    }

    /** A subscription was acknowledged; which one, the parsers do not tell. */
    void acknowledged() {
        for (final StreamWatchdog watchdog : all) {
            watchdog.acknowledged();
        }
    }

    /** Data of a stream came; of one that nobody asked for, perhaps. */
    void heard(final StreamKind kind, final int instrumentId) {
        final StreamWatchdog[] watchdogs = byKindAndInstrument[kind.ordinal()];
        if (instrumentId < 0 || instrumentId >= watchdogs.length || watchdogs[instrumentId] == null) {
            return;
        }
        if (watchdogs[instrumentId].heard(nowNs)) {
            unheard--;
        }
    }

    /** Whether every stream has had data. */
    boolean allHeard() {
        return unheard == 0;
    }

    /** The first stream that is silent for too long, in the order of the channel. */
    Optional<ConnectionReport.StreamSilent> silent(final long timeNs) {
        for (final StreamWatchdog watchdog : all) {
            if (watchdog.isSilent(timeNs)) {
                return Optional.of(watchdog.report(timeNs));
            }
        }
        return Optional.empty();
    }
}
