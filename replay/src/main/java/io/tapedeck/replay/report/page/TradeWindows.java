package io.tapedeck.replay.report.page;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.replay.run.TradeRecord;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The base candles around the beginning and the end of every trade, or of those that brought or cost most where there
 * are too many. One thread.
 */
final class TradeWindows implements Consumer<Candle> {
    /** Of all windows together: some 500 kB of the page. */
    private static final int MOST_CANDLES = 36_000;
    /** On either side of an entry and of an exit. */
    private static final int WIDEST = 60;
    private static final int NARROWEST = 15;
    private static final int SIDES = 4;

    private final List<Instrument> instruments;
    private final int width;
    private final Map<Long, CandleColumn> columns = new HashMap<>();
    /** By instrument, in the order of their entries; those that are over are taken out. */
    private final List<List<TradeRecord>> open;

    /**
     * Windows that wait for candles.
     *
     * @param instruments by number.
     * @param trades      of the run.
     */
    TradeWindows(final List<Instrument> instruments, final List<TradeRecord> trades) {
        this.instruments = instruments;
        width = Math.max(NARROWEST, Math.min(WIDEST, MOST_CANDLES / SIDES / Math.max(1, trades.size())));
        open = instruments.stream().map(instrument -> (List<TradeRecord>) new ArrayList<TradeRecord>()).toList();
        trades.stream().sorted(Comparator.comparingLong((TradeRecord trade) -> -Math.abs(trade.pnl())))
            .limit(MOST_CANDLES / SIDES / width)
            .sorted(Comparator.comparingLong(TradeRecord::entryTimeNs).thenComparingLong(TradeRecord::id))
            .forEach(trade -> open.get(trade.instrumentId()).add(trade));
    }

    @Override
    public void accept(final Candle candle) {
        final Instrument instrument = instruments.get(candle.instrumentId());
        if (candle.timeframe() == instrument.baseTimeframe()) {
            final long marginNs = width * instrument.baseTimeframe().durationNs();
            final List<TradeRecord> waiting = open.get(candle.instrumentId());
            waiting.removeIf(trade -> candle.openTimeNs() > trade.exitTimeNs() + marginNs);
            for (final TradeRecord trade : waiting) {
                if (candle.openTimeNs() < trade.entryTimeNs() - marginNs) {
                    break;
                }
                if (candle.openTimeNs() <= trade.entryTimeNs() + marginNs
                    || candle.openTimeNs() >= trade.exitTimeNs() - marginNs) {
                    columns.computeIfAbsent(trade.id(), first -> new CandleColumn()).add(candle);
                }
            }
        }
    }

    /** Of a trade; empty where others were more important. */
    List<Long> values(final long tradeId) {
        return columns.containsKey(tradeId) ? columns.get(tradeId).values() : List.of();
    }
}
