package io.tapedeck.loopback.market;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.FundingRateDecoder;
import io.tapedeck.engine.event.codec.OpenInterestDecoder;
import io.tapedeck.journal.catalogue.HistoryTape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** The funding rates or the open interest of a tape. */
public final class TapeFigures implements FigureHistory, AutoCloseable {
    private final TapeBlocks<TimedValue> blocks;

    private TapeFigures(final HistoryTape tape, final ToLongFunction<FrameMessages> figure) {
        final FrameMessages messages = new FrameMessages();
        blocks = new TapeBlocks<>(tape, frame -> read(frame, messages, figure));
    }

    private static TimedValue read(final Frame frame, final FrameMessages messages,
        final ToLongFunction<FrameMessages> figure) {
        messages.wrap(frame).next();
        return new TimedValue(frame.engineTimeNs() / Spans.NANOS, figure.applyAsLong(messages));
    }

    /**
     * Rates of a tape of funding.
     *
     * @param tape of funding rates.
     * @return rates.
     */
    public static TapeFigures funding(final HistoryTape tape) {
        final FundingRateDecoder decoder = new FundingRateDecoder();
        return new TapeFigures(tape, messages -> messages.decode(decoder).rate());
    }

    /**
     * Quantities of a tape of open interest.
     *
     * @param tape of open interest.
     * @return quantities, scaled.
     */
    public static TapeFigures openInterest(final HistoryTape tape) {
        final OpenInterestDecoder decoder = new OpenInterestDecoder();
        return new TapeFigures(tape, messages -> messages.decode(decoder).openInterest());
    }

    @Override
    public TimedValue at(final long timeMs) {
        return blocks.get(Math.max(0, blocks.firstAtOrAfter(timeMs + 1, TimedValue::timeMs) - 1));
    }

    @Override
    public List<TimedValue> between(final long fromMs, final long toMs) {
        final List<TimedValue> values = new ArrayList<>();
        int next = blocks.firstAtOrAfter(fromMs, TimedValue::timeMs);
        while (next < blocks.size() && blocks.get(next).timeMs() <= toMs) {
            values.add(blocks.get(next));
            next++;
        }
        return values;
    }

    @Override
    public void close() {
        blocks.close();
    }
}
