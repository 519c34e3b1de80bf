package io.tapedeck.replay.state;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.CandleClosedDecoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.market.Timeframe;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The candle of every instrument and timeframe that closed last, which the pipeline itself forgets. One thread. */
final class ClosedCandles {
    private final SortedMap<Integer, Candle> latest = new TreeMap<>();
    private final FrameMessages messages = new FrameMessages();
    private final MarketCandleDecoder base = new MarketCandleDecoder();
    private final CandleClosedDecoder closed = new CandleClosedDecoder();
    private final Candle read = new Candle();

    void onFrame(final Frame frame) {
        if (frame.inputTemplateId() == MarketCandleDecoder.TEMPLATE_ID) {
            messages.wrap(frame).next();
            CandleCodec.decode(messages.decode(base), read);
            keep(read);
            onDerived(frame);
        }
    }

    private void onDerived(final Frame frame) {
        messages.wrapDerived(frame);
        while (messages.next()) {
            if (messages.templateId() == CandleClosedDecoder.TEMPLATE_ID) {
                CandleCodec.decode(messages.decode(closed), read);
                keep(read);
            }
        }
    }

    private void keep(final Candle candle) {
        latest.computeIfAbsent(key(candle.instrumentId(), candle.timeframe()), none -> new Candle()).set(candle);
    }

    private static int key(final int instrumentId, final Timeframe timeframe) {
        return instrumentId * Timeframe.values().length + timeframe.ordinal();
    }

    Optional<Candle> latest(final int instrumentId, final Timeframe timeframe) {
        return Optional.ofNullable(latest.get(key(instrumentId, timeframe)));
    }

    ClosedCandles copy() {
        final ClosedCandles copy = new ClosedCandles();
        latest.values().forEach(copy::keep);
        return copy;
    }
}
