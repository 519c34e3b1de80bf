package io.tapedeck.loopback.script;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.loopback.market.ServedCandle;
import io.tapedeck.loopback.market.Spans;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The candles of all longer timeframes, as far as they are made of whole finest candles. One thread. */
final class GrowingCandles {
    private final List<Timeframe> longer;
    private final Map<Timeframe, ServedCandle> whole = new EnumMap<>(Timeframe.class);

    GrowingCandles(final Timeframe finest) {
        longer = List.of(Timeframe.values()).stream().filter(timeframe -> timeframe.compareTo(finest) > 0).toList();
    }

    /** Takes those that end at or before a moment away. */
    List<ServedCandle> closedUntil(final long timeMs) {
        final List<ServedCandle> closed = new ArrayList<>(whole.values().stream()
            .filter(candle -> candle.closeMs() <= timeMs).sorted(Comparator.comparingLong(ServedCandle::closeMs)
                .thenComparing(ServedCandle::timeframe)).toList());
        closed.forEach(candle -> whole.remove(candle.timeframe()));
        return closed;
    }

    void add(final ServedCandle candle) {
        longer.forEach(timeframe -> whole.put(timeframe, with(timeframe, candle)));
    }

    /** What they would be with a finest candle that still grows. */
    List<ServedCandle> with(final ServedCandle growing) {
        return longer.stream().map(timeframe -> with(timeframe, growing)).toList();
    }

    private ServedCandle with(final Timeframe timeframe, final ServedCandle candle) {
        final ServedCandle known = whole.get(timeframe);
        final boolean belongs = known != null && known.openMs() == Spans.startMs(timeframe, candle.openMs());
        return belongs ? known.then(candle) : candle.as(timeframe);
    }
}
