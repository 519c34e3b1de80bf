package io.tapedeck.replay.placebo;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.HistoryTapeWriter;
import io.tapedeck.journal.tape.TapeReader;

import java.util.ArrayList;
import java.util.List;

/**
 * The candles of a tape in memory, ninety bytes each; prices and quantities as the tape counts them. Reading checks
 * every frame. One thread.
 */
final class Bars {
    /** What belongs to the moment and not to the bar: that candles are missing before it, that it came late. */
    private static final int FLAGS_OF_THE_MOMENT =
        Candle.FLAG_GAP | Candle.FLAG_COMPLETED_LATE | Candle.FLAG_BACKFILLED;

    /**
     * One of them. Immutable.
     *
     * @param openTimeNs     nanoseconds.
     * @param open           ticks of the tape, as the other prices.
     * @param high           the highest.
     * @param low            the lowest.
     * @param close          the last.
     * @param volume         as the tape counts quantities.
     * @param quoteVolume    money, or unknown.
     * @param takerBuyVolume quantity, or unknown.
     * @param trades         count, or unknown.
     * @param flags          of the candle.
     */
    record Bar(long openTimeNs, long open, long high, long low, long close, long volume, long quoteVolume,
        long takerBuyVolume, long trades, int flags) {
        static Bar of(final Candle candle) {
            return new Bar(candle.openTimeNs(), candle.open(), candle.high(), candle.low(), candle.close(),
                candle.volume(), candle.quoteVolume(), candle.takerBuyVolume(), candle.tradeCount(), candle.flags());
        }

        /** The bar at another moment, with other prices; what was paid in it follows the price. */
        Bar movedTo(final Bar moment, final long[] prices) {
            final long paid = quoteVolume == FixedPoint.UNKNOWN || close <= 0 ? quoteVolume
                : Math.round((double) quoteVolume * prices[3] / close);
            return new Bar(moment.openTimeNs, prices[0], prices[1], prices[2], prices[3], volume, paid, takerBuyVolume,
                trades, flags & ~FLAGS_OF_THE_MOMENT | moment.flags & FLAGS_OF_THE_MOMENT);
        }
    }

    private Bars() {
    }

    /** The candles of a tape up to the first one that opens at or after a moment, that one included. */
    static List<Bar> read(final HistoryTape tape, final long toNs) {
        final List<Bar> bars = new ArrayList<>();
        final Frame frame = Frame.allocate();
        final FrameMessages messages = new FrameMessages();
        final MarketCandleDecoder decoder = new MarketCandleDecoder();
        final Candle candle = new Candle();
        try (TapeReader reader = new TapeReader(tape.directory(), TapeReader.SequenceRule.CONTIGUOUS)) {
            while ((bars.isEmpty() || bars.get(bars.size() - 1).openTimeNs() < toNs) && reader.advance()) {
                reader.copyTo(frame);
                messages.wrap(frame).next();
                CandleCodec.decode(messages.decode(decoder), candle);
                bars.add(Bar.of(candle));
            }
        }
        return bars;
    }

    static void write(final List<Bar> bars, final HistoryTape like, final HistoryTapeWriter writer) {
        final MarketCandleEncoder message = new MarketCandleEncoder();
        final TimeframeCode timeframe = TimeframeCode.get(like.timeframe().code());
        for (final Bar bar : bars) {
            encode(bar, writer.next(bar.openTimeNs() + like.timeframe().durationNs()).append(message)
                .instrumentId(0).timeframe(timeframe));
            writer.commit();
        }
    }

    private static void encode(final Bar bar, final MarketCandleEncoder message) {
        message.tradeCount(bar.trades() == FixedPoint.UNKNOWN ? MarketCandleEncoder.tradeCountNullValue()
                : Math.toIntExact(bar.trades()))
            .openTimeNs(bar.openTimeNs())
            .open(bar.open())
            .high(bar.high())
            .low(bar.low())
            .close(bar.close())
            .volume(bar.volume())
            .quoteVolume(bar.quoteVolume())
            .takerBuyVolume(bar.takerBuyVolume());
        message.flags()
            .gap((bar.flags() & Candle.FLAG_GAP) != 0)
            .deltaApproximated((bar.flags() & Candle.FLAG_DELTA_APPROXIMATED) != 0)
            .completedLate((bar.flags() & Candle.FLAG_COMPLETED_LATE) != 0)
            .backfilled((bar.flags() & Candle.FLAG_BACKFILLED) != 0);
    }
}
