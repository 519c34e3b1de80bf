package io.tapedeck.replay.lookahead;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.CandleClosedDecoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.strategy.CandleSeries;

import java.util.Arrays;
import java.util.List;

/** Notes when the symbols of a run have seen as many candles as the strategy declares to need. One thread. */
final class WarmUpWatch implements FrameListener {
    /** Time of a symbol that has not seen enough. */
    static final long NEVER = Long.MAX_VALUE;

    private final List<CandleSeries> series;
    private final int[][] seen;
    private final long[] warmNs;
    private final FrameMessages messages = new FrameMessages();
    private final MarketCandleDecoder base = new MarketCandleDecoder();
    private final CandleClosedDecoder closed = new CandleClosedDecoder();

    /**
     * A watch at the beginning of a run.
     *
     * @param series  as the strategy declares it.
     * @param symbols how many there are.
     */
    WarmUpWatch(final List<CandleSeries> series, final int symbols) {
        this.series = series;
        seen = new int[symbols][series.size()];
        warmNs = new long[symbols];
        Arrays.fill(warmNs, NEVER);
    }

    @Override
    public void onFrame(final Frame frame) {
        if (frame.inputTemplateId() == MarketCandleDecoder.TEMPLATE_ID) {
            messages.wrap(frame).next();
            messages.decode(base);
            onCandle(base.instrumentId(), base.timeframeRaw());
            while (messages.next()) {
                if (messages.templateId() == CandleClosedDecoder.TEMPLATE_ID) {
                    onCandle(base.instrumentId(), messages.decode(closed).timeframeRaw());
                }
            }
            check(base.instrumentId(), frame.engineTimeNs());
        }
    }

    private void onCandle(final int instrumentId, final int timeframe) {
        for (int index = 0; index < series.size(); index++) {
            if (series.get(index).timeframe().code() == timeframe) {
                seen[instrumentId][index]++;
            }
        }
    }

    private void check(final int instrumentId, final long timeNs) {
        if (warmNs[instrumentId] != NEVER) {
            return;
        }
        for (int index = 0; index < series.size(); index++) {
            if (seen[instrumentId][index] < series.get(index).warmUp()) {
                return;
            }
        }
        warmNs[instrumentId] = timeNs;
    }

    /** Close of the candle with which a symbol had seen enough. */
    long warmNs(final int instrumentId) {
        return warmNs[instrumentId];
    }

    /** Close of the candle with which all of them had. */
    long allWarmNs() {
        return Arrays.stream(warmNs).max().orElse(NEVER);
    }
}
