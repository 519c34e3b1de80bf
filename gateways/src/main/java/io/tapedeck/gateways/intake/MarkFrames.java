package io.tapedeck.gateways.intake;

import io.tapedeck.engine.event.codec.FundingRateEncoder;
import io.tapedeck.engine.event.codec.MarkCandleEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;

/** Mark prices and funding of one instrument as frames. Guarded by whoever owns it. */
final class MarkFrames implements MarkMinutes.Sink {
    private final InstrumentFrames frames;
    private final MarkCandleEncoder encoder = new MarkCandleEncoder();

    MarkFrames(final InstrumentFrames frames) {
        this.frames = frames;
    }

    @Override
    public void onMarkMinute(final long openTimeNs, final long open, final long high, final long low,
        final long close) {
        frames.put(frame -> frames.begin(frame).append(encoder)
            .instrumentId(frames.instrument().id())
            .timeframe(TimeframeCode.M1)
            .openTimeNs(openTimeNs)
            .open(open)
            .high(high)
            .low(low)
            .close(close));
    }

    @Override
    public void onFunding(final long rate, final long markPrice) {
        frames.put(frame -> frames.begin(frame).append(new FundingRateEncoder())
            .instrumentId(frames.instrument().id())
            .rate(rate)
            .markPrice(markPrice));
    }
}
