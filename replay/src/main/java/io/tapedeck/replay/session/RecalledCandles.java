package io.tapedeck.replay.session;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.CandleClosedDecoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.CandleSeries;
import io.tapedeck.journal.tape.TapeReader;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The candles of a session that closed last, as many of each series as a strategy wants to have seen, in the order in
 * which it would have seen them. What the aggregation knows of a base candle besides its tape (cumulative volume delta,
 * open interest) is unknown. One thread.
 */
final class RecalledCandles {
    private static final Comparator<Candle> AS_SEEN = Comparator.comparingLong(Candle::closeTimeNs)
        .thenComparing(Comparator.comparing(Candle::timeframe).reversed());

    private final Map<Timeframe, CandleSeries> wanted = new EnumMap<>(Timeframe.class);
    private final TreeMap<Integer, Map<Timeframe, Deque<Recalled>>> found = new TreeMap<>();
    private final FrameMessages messages = new FrameMessages();
    private final MarketCandleDecoder base = new MarketCandleDecoder();
    private final CandleClosedDecoder closed = new CandleClosedDecoder();
    private final Frame frame = Frame.allocate();
    private long sequence;
    private long timeNs;
    private long order;

    private record Recalled(long order, Candle candle) {
    }

    RecalledCandles(final List<CandleSeries> series) {
        series.forEach(each -> wanted.put(each.timeframe(), each));
    }

    /** Takes in what follows behind the last frame that was taken in. */
    void read(final TapeReader reader) {
        while (reader.advance()) {
            reader.copyTo(frame);
            if (frame.sequence() > sequence) {
                onFrame(frame);
            }
        }
    }

    private void onFrame(final Frame complete) {
        sequence = complete.sequence();
        timeNs = complete.engineTimeNs();
        final List<Candle> candles = new ArrayList<>();
        messages.wrap(complete);
        while (messages.next()) {
            candle().ifPresent(candles::add);
        }
        candles.sort(AS_SEEN);
        candles.forEach(this::keep);
    }

    private Optional<Candle> candle() {
        final Candle candle = new Candle();
        return switch (messages.templateId()) {
            case MarketCandleDecoder.TEMPLATE_ID -> {
                CandleCodec.decode(messages.decode(base), candle);
                candle.forgetSums();
                yield Optional.of(candle);
            }
            case CandleClosedDecoder.TEMPLATE_ID -> {
                CandleCodec.decode(messages.decode(closed), candle);
                yield Optional.of(candle);
            }
            default -> Optional.empty();
        };
    }

    private void keep(final Candle candle) {
        final CandleSeries series = wanted.get(candle.timeframe());
        if (series != null && count(series) > 0) {
            final Deque<Recalled> last = found
                .computeIfAbsent(candle.instrumentId(), id -> new EnumMap<>(Timeframe.class))
                .computeIfAbsent(candle.timeframe(), timeframe -> new ArrayDeque<>());
            order++;
            last.add(new Recalled(order, candle));
            if (last.size() > count(series)) {
                last.remove();
            }
        }
    }

    /** How many candles of a series are wanted. */
    static int count(final CandleSeries series) {
        return Math.max(series.warmUp(), series.history());
    }

    /** Sequence of the last frame that was taken in. */
    long sequence() {
        return sequence;
    }

    /** Engine time of that frame. */
    long timeNs() {
        return timeNs;
    }

    /** Whether no more of an instrument's candles are wanted than were found. */
    boolean isComplete(final int instrumentId) {
        return wanted.values().stream()
            .allMatch(series -> series(instrumentId, series.timeframe()).size() >= count(series));
    }

    /** The first moment at which a strategy that was shown these has seen enough of an instrument. */
    long warmAtNs(final int instrumentId, final long nowNs) {
        return wanted.values().stream().mapToLong(series -> warmAtNs(instrumentId, series, nowNs)).max().orElse(nowNs);
    }

    private long warmAtNs(final int instrumentId, final CandleSeries series, final long nowNs) {
        final Deque<Recalled> seen = series(instrumentId, series.timeframe());
        final int missing = series.warmUp() - seen.size();
        final long lastNs = Optional.ofNullable(seen.peekLast()).map(last -> last.candle().closeTimeNs())
            .orElse(series.timeframe().startOf(nowNs));
        return missing > 0 ? lastNs + missing * series.timeframe().durationNs() : nowNs;
    }

    private Deque<Recalled> series(final int instrumentId, final Timeframe timeframe) {
        return found.getOrDefault(instrumentId, Map.of()).getOrDefault(timeframe, new ArrayDeque<>());
    }

    /** All of them as they closed. */
    List<Candle> inOrder() {
        return found.values().stream().flatMap(of -> of.values().stream()).flatMap(Deque::stream)
            .sorted(Comparator.comparingLong(Recalled::order)).map(Recalled::candle).toList();
    }
}
