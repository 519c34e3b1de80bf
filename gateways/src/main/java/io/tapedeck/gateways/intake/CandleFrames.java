package io.tapedeck.gateways.intake;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.GapCauseCode;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.StreamCode;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.gateways.market.CandleUpdate;

/** Closed candles of one instrument as frames. Guarded by whoever owns it. */
final class CandleFrames implements CandleSink {
    private final InstrumentFrames frames;
    private final MarketCandleEncoder encoder = new MarketCandleEncoder();

    CandleFrames(final InstrumentFrames frames) {
        this.frames = frames;
    }

    @Override
    public void onCandle(final CandleUpdate candle, final boolean isBackfilled) {
        frames.put(frame -> fill(frame, candle, isBackfilled));
    }

    private void fill(final Frame frame, final CandleUpdate candle, final boolean isBackfilled) {
        frames.begin(frame).append(encoder)
            .instrumentId(candle.instrumentId())
            .timeframe(TimeframeCode.get(candle.timeframe().code()))
            .tradeCount(candle.tradeCount() == FixedPoint.UNKNOWN ? MarketCandleEncoder.tradeCountNullValue()
                : (int) Math.min(candle.tradeCount(), Integer.MAX_VALUE))
            .openTimeNs(candle.openTimeNs())
            .open(candle.open())
            .high(candle.high())
            .low(candle.low())
            .close(candle.close())
            .volume(candle.volume())
            .quoteVolume(candle.quoteVolume())
            .takerBuyVolume(candle.takerBuyVolume())
            .flags().backfilled(isBackfilled);
    }

    @Override
    public void onGap(final long fromNs, final long toNs, final int missing) {
        frames.gap(StreamCode.CANDLES, GapCauseCode.MISSING, missing, fromNs, toNs);
    }
}
