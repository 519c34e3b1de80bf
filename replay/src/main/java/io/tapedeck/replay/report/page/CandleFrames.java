package io.tapedeck.replay.report.page;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.CandleClosedDecoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.pipeline.FrameListener;

import java.util.function.Consumer;

/** Hands on every candle that a frame brings, base candles and those that they complete. One thread, no allocation. */
final class CandleFrames implements FrameListener {
    private final Consumer<Candle> sink;
    private final FrameMessages messages = new FrameMessages();
    private final MarketCandleDecoder base = new MarketCandleDecoder();
    private final CandleClosedDecoder closed = new CandleClosedDecoder();
    private final Candle candle = new Candle();

    /**
     * Candles of frames.
     *
     * @param sink takes them; valid during the call only.
     */
    CandleFrames(final Consumer<Candle> sink) {
        this.sink = sink;
    }

    @Override
    public void onFrame(final Frame frame) {
        if (frame.inputTemplateId() == MarketCandleDecoder.TEMPLATE_ID) {
            messages.wrap(frame).next();
            CandleCodec.decode(messages.decode(base), candle);
            sink.accept(candle);
            handClosed();
        }
    }

    private void handClosed() {
        while (messages.next()) {
            if (messages.templateId() == CandleClosedDecoder.TEMPLATE_ID) {
                CandleCodec.decode(messages.decode(closed), candle);
                sink.accept(candle);
            }
        }
    }
}
