package io.tapedeck.replay.source;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleBuilder;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.MarketTradeDecoder;
import io.tapedeck.engine.exit.FinerCandles;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.TapeReader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks into the finer tapes of an instrument by seeking, so that it reads only where the judge has to look.
 *
 * <p>The children of a candle are candles of the next finer timeframe, made from the finest tape that knows the span;
 * below them come the single trades. Belongs to the thread of the pipeline, which opens the tapes when it first needs
 * them.
 */
public final class TapeDrillDown implements FinerCandles, AutoCloseable {
    private static final Timeframe[] TIMEFRAMES = Timeframe.values();

    private final Map<Integer, InstrumentSource> sources;
    private final long toNs;
    private final Map<HistoryTape, OpenTape> tapes = new HashMap<>();
    private final Frame frame = Frame.allocate();
    private final FrameMessages messages = new FrameMessages();
    private final MarketCandleDecoder candleDecoder = new MarketCandleDecoder();
    private final MarketTradeDecoder tradeDecoder = new MarketTradeDecoder();
    private final Candle fine = new Candle();
    private OpenTape trades;
    private long tradesEndNs;

    /**
     * A drill-down into tapes.
     *
     * @param sources of the run; none where it is a session, which is not looked into.
     * @param toNs    base candles that open at or after it are not played: nothing behind the last one is seen here.
     */
    public TapeDrillDown(final List<InstrumentSource> sources, final long toNs) {
        this.sources = new HashMap<>();
        this.toNs = toNs;
        sources.forEach(source -> this.sources.put(source.instrument().id(), source));
    }

    /** A tape with its reader, what makes its frames those of the run, and the moment behind which it is cut. */
    private record OpenTape(TapeReader reader, FramePatch patch, long endNs) {
    }

    private OpenTape open(final HistoryTape tape, final InstrumentSource source) {
        return tapes.computeIfAbsent(tape, opened -> new OpenTape(
            new TapeReader(opened.directory(), TapeReader.SequenceRule.CONTIGUOUS),
            new FramePatch(opened, source.instrument()),
            source.lastCloseNs(toNs)));
    }

    @Override
    public int childrenOf(final Candle parent, final Candle[] children) {
        if (parent.timeframe() == Timeframe.M1 || sources.isEmpty()) {
            return 0;
        }
        final Timeframe finer = TIMEFRAMES[parent.timeframe().ordinal() - 1];
        final InstrumentSource source = sources.get(parent.instrumentId());
        for (final HistoryTape tape : source.finerOrBase()) {
            if (tape.timeframe().compareTo(finer) <= 0) {
                final int count = fold(tape, source, parent, finer, children);
                if (count > 0) {
                    return count;
                }
            }
        }
        return 0;
    }

    private int fold(final HistoryTape tape, final InstrumentSource source, final Candle parent, final Timeframe finer,
        final Candle[] children) {
        final OpenTape opened = open(tape, source);
        opened.reader().seek(parent.openTimeNs() + 1);
        final CandleBuilder builder = new CandleBuilder(parent.instrumentId(), finer, tape.timeframe(),
            source.instrument().terms().calendar());
        int count = 0;
        while (readCandle(opened) && fine.closeTimeNs() <= parent.closeTimeNs()) {
            if (fine.openTimeNs() >= builder.endNs()) {
                children[count++].set(builder.close(builder.endNs()));
            }
            builder.fold(fine);
        }
        if (builder.endNs() != Long.MAX_VALUE) {
            children[count++].set(builder.close(builder.endNs()));
        }
        return count;
    }

    private boolean readCandle(final OpenTape tape) {
        if (!read(tape)) {
            return false;
        }
        CandleCodec.decode(messages.decode(candleDecoder), fine);
        return true;
    }

    /** Every frame is checked before its time is believed, the one that ends the span included. */
    private boolean read(final OpenTape tape) {
        if (!tape.reader().advance()) {
            return false;
        }
        tape.reader().copyTo(frame);
        tape.patch().apply(frame);
        messages.wrap(frame).next();
        return frame.engineTimeNs() <= tape.endNs();
    }

    @Override
    public boolean beginTrades(final Candle parent) {
        final InstrumentSource source = sources.get(parent.instrumentId());
        if (source == null || source.trades().isEmpty()) {
            return false;
        }
        trades = open(source.trades().get(), source);
        trades.reader().seek(parent.openTimeNs());
        tradesEndNs = parent.closeTimeNs();
        return true;
    }

    @Override
    public boolean nextTrade(final Candle trade) {
        if (!read(trades) || frame.engineTimeNs() >= tradesEndNs) {
            return false;
        }
        CandleCodec.decode(messages.decode(tradeDecoder), frame.engineTimeNs(), trade);
        return true;
    }

    @Override
    public void close() {
        tapes.values().forEach(tape -> tape.reader().close());
        tapes.clear();
    }
}
