package io.tapedeck.gateways.intake;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.GapCauseCode;
import io.tapedeck.engine.event.codec.GapMarkerEncoder;
import io.tapedeck.engine.event.codec.StreamCode;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.ring.InputSource;

/**
 * Where the frames of one instrument go in: dated with the time of receipt; what finds no room is told as a gap.
 * Guarded by whoever owns it. Allocates for gaps only.
 */
final class InstrumentFrames {
    private final Instrument instrument;
    private final FrameOutlet outlet;
    private final ReceiveClock clock;
    private final GapMarkerEncoder gapEncoder = new GapMarkerEncoder();
    private final InputSource ringWasFull = this::fillRingWasFull;
    private long leftOut;
    private long leftOutSinceNs;

    InstrumentFrames(final Instrument instrument, final FrameOutlet outlet, final ReceiveClock clock) {
        this.instrument = instrument;
        this.outlet = outlet;
        this.clock = clock;
    }

    Instrument instrument() {
        return instrument;
    }

    long nowNs() {
        return clock.nowNs();
    }

    /** Begins a frame that was received just now. */
    Frame begin(final Frame frame) {
        final long nowNs = clock.nowNs();
        return frame.begin(0, nowNs, nowNs);
    }

    /** Puts in what must not be lost, behind the word of what was; may wait. */
    void put(final InputSource source) {
        if (leftOut > 0) {
            outlet.put(ringWasFull);
            leftOut = 0;
        }
        outlet.put(source);
    }

    /** Puts in what may be lost where there is no room for it. */
    void offer(final InputSource source) {
        if (leftOut > 0 && outlet.offer(ringWasFull)) {
            leftOut = 0;
        }
        if (leftOut > 0 || !outlet.offer(source)) {
            leftOutSinceNs = leftOut == 0 ? clock.nowNs() : leftOutSinceNs;
            leftOut++;
        }
    }

    private void fillRingWasFull(final Frame frame) {
        fillGap(frame, StreamCode.ALL, GapCauseCode.RING_FULL, leftOut, leftOutSinceNs, clock.nowNs());
    }

    /** Puts a gap in of which it is known how much is missing. */
    void gap(final StreamCode stream, final GapCauseCode cause, final long missing, final long fromNs,
        final long toNs) {
        put(frame -> fillGap(frame, stream, cause, missing, fromNs, toNs));
    }

    /** Puts a gap in of which nobody knows what is missing. */
    void gap(final StreamCode stream, final GapCauseCode cause, final long fromNs, final long toNs) {
        gap(stream, cause, GapMarkerEncoder.missingNullValue(), fromNs, toNs);
    }

    private void fillGap(final Frame frame, final StreamCode stream, final GapCauseCode cause, final long missing,
        final long fromNs, final long toNs) {
        begin(frame).append(gapEncoder)
            .instrumentId(instrument.id())
            .stream(stream)
            .cause(cause)
            .missing((int) Math.min(missing, Integer.MAX_VALUE))
            .fromNs(fromNs)
            .toNs(toNs);
    }
}
