package io.tapedeck.app.live;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.CandleClosedDecoder;
import io.tapedeck.engine.event.codec.GapCauseCode;
import io.tapedeck.engine.event.codec.GapMarkerDecoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.MarketTradeDecoder;
import io.tapedeck.engine.event.codec.StreamCode;
import io.tapedeck.engine.event.codec.TimerDecoder;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.pipeline.FrameListener;

import java.util.ArrayList;
import java.util.List;

/** What a session has recorded, in its order, as values. */
final class SessionRecord implements FrameListener {
    final List<Entry> entries = new ArrayList<>();
    private final FrameMessages messages = new FrameMessages();
    private final Candle candle = new Candle();

    /** What counts of a frame. */
    sealed interface Entry {
    }

    record Base(Bar bar, boolean isBackfilled) implements Entry {
    }

    record Higher(Bar bar, int missing, boolean isMarked) implements Entry {
    }

    record Trade(long id, long price, long quantity) implements Entry {
    }

    record Gap(StreamCode stream, GapCauseCode cause, int missing, long fromNs, long toNs) implements Entry {
    }

    record Call(long momentNs) implements Entry {
    }

    /** A candle without its marks. */
    record Bar(Timeframe timeframe, long openNs, long open, long high, long low, long close, long volume,
        long quoteVolume, long takerBuyVolume, long tradeCount) {
        static Bar of(final Candle candle) {
            return new Bar(candle.timeframe(), candle.openTimeNs(), candle.open(), candle.high(), candle.low(),
                candle.close(), candle.volume(), candle.quoteVolume(), candle.takerBuyVolume(), candle.tradeCount());
        }

        long closeNs() {
            return openNs + timeframe.durationNs();
        }
    }

    @Override
    public void onFrame(final Frame frame) {
        messages.wrap(frame);
        while (messages.next()) {
            switch (messages.templateId()) {
                case MarketCandleDecoder.TEMPLATE_ID -> {
                    CandleCodec.decode(messages.decode(new MarketCandleDecoder()), candle);
                    entries.add(new Base(Bar.of(candle), candle.is(Candle.FLAG_BACKFILLED)));
                }
                case CandleClosedDecoder.TEMPLATE_ID -> {
                    CandleCodec.decode(messages.decode(new CandleClosedDecoder()), candle);
                    entries.add(new Higher(Bar.of(candle), candle.missingCandles(), candle.is(Candle.FLAG_GAP)));
                }
                case MarketTradeDecoder.TEMPLATE_ID -> {
                    final MarketTradeDecoder trade = messages.decode(new MarketTradeDecoder());
                    entries.add(new Trade(trade.tradeId(), trade.price(), trade.quantity()));
                }
                case GapMarkerDecoder.TEMPLATE_ID -> {
                    final GapMarkerDecoder gap = messages.decode(new GapMarkerDecoder());
                    entries.add(new Gap(gap.stream(), gap.cause(), gap.missing(), gap.fromNs(), gap.toNs()));
                }
                case TimerDecoder.TEMPLATE_ID ->
                    entries.add(new Call(messages.decode(new TimerDecoder()).timerId()));
                default -> { }
            }
        }
    }

    <T extends Entry> List<T> all(final Class<T> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
