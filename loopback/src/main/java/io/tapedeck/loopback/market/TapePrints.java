package io.tapedeck.loopback.market;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketTradeDecoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.journal.catalogue.HistoryTape;

import java.util.ArrayList;
import java.util.List;

/** The trades of a tape of trades, with the numbers that they have there. */
public final class TapePrints implements PrintHistory, AutoCloseable {
    private final CandleHistory candles;
    private final TapeBlocks<Print> blocks;
    private final FrameMessages messages = new FrameMessages();
    private final MarketTradeDecoder decoder = new MarketTradeDecoder();

    /**
     * The trades of a tape.
     *
     * @param tape    of trades.
     * @param candles of the same market.
     */
    public TapePrints(final HistoryTape tape, final CandleHistory candles) {
        this.candles = candles;
        blocks = new TapeBlocks<>(tape, this::read);
    }

    private Print read(final Frame frame) {
        messages.wrap(frame).next();
        messages.decode(decoder);
        return new Print(decoder.tradeId(), frame.engineTimeNs() / Spans.NANOS, decoder.price(), decoder.quantity(),
            decoder.takerSide() == SideCode.BUY);
    }

    @Override
    public List<Print> inside(final int index) {
        final ServedCandle candle = candles.get(index);
        final List<Print> prints = new ArrayList<>();
        int next = blocks.firstAtOrAfter(candle.openMs(), Print::timeMs);
        while (next < blocks.size() && blocks.get(next).timeMs() < candle.closeMs()) {
            prints.add(blocks.get(next));
            next++;
        }
        return prints;
    }

    @Override
    public List<Print> from(final long id, final int limit) {
        final int first = blocks.firstAtOrAfter(id, Print::id);
        final List<Print> prints = new ArrayList<>();
        for (int next = first; next < blocks.size() && prints.size() < limit; next++) {
            prints.add(blocks.get(next));
        }
        return prints;
    }

    @Override
    public long firstIdAt(final int index) {
        final long moment = index < candles.size() ? candles.get(index).openMs() : Long.MAX_VALUE;
        final int first = blocks.firstAtOrAfter(moment, Print::timeMs);
        return first < blocks.size() ? blocks.get(first).id() : blocks.get(first - 1).id() + 1;
    }

    @Override
    public void close() {
        blocks.close();
    }
}
