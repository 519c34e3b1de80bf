package io.tapedeck.replay.report.page;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The whole span of every symbol in candles that are coarse enough to be looked at together. One thread.
 */
final class PriceOverview implements Consumer<Candle> {
    /** Of all symbols together: more than a screen has columns, and some 200 kB of the page. */
    private static final int MOST_CANDLES = 8_000;

    private final Timeframe timeframe;
    private final List<CandleColumn> columns;

    /**
     * An overview that waits for candles.
     *
     * @param instruments by number.
     * @param spanNs      that will be seen.
     */
    PriceOverview(final List<Instrument> instruments, final long spanNs) {
        timeframe = coarseEnough(instruments, spanNs);
        columns = instruments.stream().map(instrument -> new CandleColumn()).toList();
    }

    private static Timeframe coarseEnough(final List<Instrument> instruments, final long spanNs) {
        final Timeframe base = instruments.stream().map(Instrument::baseTimeframe).max(Comparator.naturalOrder())
            .orElseThrow();
        return Arrays.stream(Timeframe.values()).filter(each -> each.compareTo(base) >= 0)
            .filter(each -> spanNs / each.durationNs() * instruments.size() <= MOST_CANDLES).findFirst()
            .orElse(Timeframe.W1);
    }

    @Override
    public void accept(final Candle candle) {
        if (candle.timeframe() == timeframe) {
            columns.get(candle.instrumentId()).add(candle);
        }
    }

    Timeframe timeframe() {
        return timeframe;
    }

    List<Long> values(final int instrumentId) {
        return columns.get(instrumentId).values();
    }
}
