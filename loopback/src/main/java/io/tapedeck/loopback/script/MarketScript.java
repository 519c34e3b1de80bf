package io.tapedeck.loopback.script;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.loopback.market.CandleHistory;
import io.tapedeck.loopback.market.Print;
import io.tapedeck.loopback.market.ServedCandle;
import io.tapedeck.loopback.market.ServedMarket;
import io.tapedeck.loopback.market.Spans;
import io.tapedeck.loopback.script.MarketEvent.CandleChanged;
import io.tapedeck.loopback.script.MarketEvent.MarkPriced;
import io.tapedeck.loopback.script.MarketEvent.QuoteChanged;
import io.tapedeck.loopback.script.MarketEvent.TradePrinted;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * What happens in one market. Of a candle: its trades with the best prices that they leave, every quarter of its span
 * the candles as they have grown and the mark price, and at its boundary the closed candle, exactly as it stands on the
 * tape, with those of longer timeframes that end there. One thread; holds the events of one candle at a time.
 */
public final class MarketScript implements EventStream {
    private static final int TOLD_GROWING = 4;

    private final ServedMarket market;
    private final CandleHistory candles;
    private final long toMs;
    private final GrowingCandles longer;
    private final Queue<MarketEvent> upcoming = new ArrayDeque<>();
    private int index;
    private long number;

    /**
     * The script of a span.
     *
     * @param market that is told.
     * @param fromMs first open.
     * @param toMs   opens lie before it.
     */
    public MarketScript(final ServedMarket market, final long fromMs, final long toMs) {
        this.market = market;
        this.toMs = toMs;
        candles = market.candles();
        longer = new GrowingCandles(candles.timeframe());
        index = candles.firstAtOrAfter(fromMs);
        learnWhatGrows();
    }

    /** Longer candles that are under way at the beginning have begun before. */
    private void learnWhatGrows() {
        if (index < candles.size()) {
            final long openMs = candles.get(index).openMs();
            final long earliest = Spans.startMs(Timeframe.W1, openMs);
            for (int before = candles.firstAtOrAfter(earliest); before < index; before++) {
                longer.closedUntil(candles.get(before).openMs());
                longer.add(candles.get(before));
            }
            longer.closedUntil(openMs);
        }
    }

    @Override
    public Optional<MarketEvent> next() {
        if (upcoming.isEmpty() && index < candles.size() && candles.get(index).openMs() < toMs) {
            tell(candles.get(index), market.prints().inside(index));
            index++;
        }
        return Optional.ofNullable(upcoming.poll());
    }

    private void tell(final ServedCandle candle, final List<Print> prints) {
        longer.closedUntil(candle.openMs()).forEach(late -> change(late.closeMs(), late, true));
        ServedCandle growing = null;
        for (int print = 0; print < prints.size(); print++) {
            final Print now = prints.get(print);
            growing = growing == null
                ? ServedCandle.beginning(candle.timeframe(), candle.openMs(), now, market.instrument())
                : growing.then(now, market.instrument());
            upcoming.add(new TradePrinted(market, ++number, now.timeMs(), now));
            upcoming.add(new QuoteChanged(market, ++number, now.timeMs(), now));
            if (print + 1 < prints.size() && quarter(candle, now) < quarter(candle, prints.get(print + 1))) {
                grow(now, growing);
            }
        }
        close(candle);
    }

    private static long quarter(final ServedCandle candle, final Print print) {
        return (print.timeMs() - candle.openMs()) * TOLD_GROWING / Spans.durationMs(candle.timeframe());
    }

    private void grow(final Print now, final ServedCandle growing) {
        upcoming.add(new MarkPriced(market, ++number, now.timeMs(), now.price()));
        change(now.timeMs(), growing, false);
        longer.with(growing).forEach(candle -> change(now.timeMs(), candle, false));
    }

    private void close(final ServedCandle candle) {
        upcoming.add(new MarkPriced(market, ++number, candle.closeMs(), candle.close()));
        change(candle.closeMs(), candle, true);
        longer.add(candle);
        longer.closedUntil(candle.closeMs()).forEach(closed -> change(closed.closeMs(), closed, true));
    }

    private void change(final long timeMs, final ServedCandle candle, final boolean closed) {
        upcoming.add(new CandleChanged(market, ++number, timeMs, candle, closed));
    }
}
