package io.tapedeck.gateways.intake;

import io.tapedeck.engine.event.codec.GapCauseCode;
import io.tapedeck.engine.event.codec.StreamCode;
import io.tapedeck.gateways.market.StreamKind;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Streams of one instrument whose connection was lost: the gap is told when they are there again, before what they
 * bring. Lost from any thread; seen by whoever owns the frames. No allocation but for gaps.
 */
final class LostStreams {
    private static final long THERE = Long.MIN_VALUE;

    private final InstrumentFrames frames;
    private final AtomicLongArray sinceNs = new AtomicLongArray(StreamKind.values().length);

    LostStreams(final InstrumentFrames frames) {
        this.frames = frames;
        for (final StreamKind kind : StreamKind.values()) {
            sinceNs.set(kind.ordinal(), THERE);
        }
    }

    /** The first loss counts: a connection may be lost several times before a stream is there again. */
    void onLost(final StreamKind kind) {
        sinceNs.compareAndSet(kind.ordinal(), THERE, frames.nowNs());
    }

    void onSeen(final StreamKind kind) {
        if (sinceNs.get(kind.ordinal()) != THERE) {
            frames.gap(codeOf(kind), GapCauseCode.DISCONNECTED, sinceNs.getAndSet(kind.ordinal(), THERE),
                frames.nowNs());
        }
    }

    private static StreamCode codeOf(final StreamKind kind) {
        return switch (kind) {
            case TRADES -> StreamCode.TRADES;
            case CANDLES -> StreamCode.CANDLES;
            case QUOTES -> StreamCode.QUOTES;
            case MARK_PRICE -> StreamCode.MARK_PRICE;
            case OPEN_INTEREST -> StreamCode.OPEN_INTEREST;
        };
    }
}
