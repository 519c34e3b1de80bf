package io.tapedeck.loopback.market;

import java.util.ArrayList;
import java.util.List;

/**
 * A figure that no tape tells: it is always the same, and told anew at every boundary of a span.
 *
 * @param value   always.
 * @param everyMs how often it is told.
 */
public record SteadyFigure(long value, long everyMs) implements FigureHistory {
    /** Bound on what one question is answered with. */
    private static final int MOST = 1000;

    @Override
    public TimedValue at(final long timeMs) {
        return new TimedValue(Math.floorDiv(timeMs, everyMs) * everyMs, value);
    }

    @Override
    public List<TimedValue> between(final long fromMs, final long toMs) {
        final long last = at(toMs).timeMs();
        final long first = Math.max(at(fromMs + everyMs - 1).timeMs(), last - (MOST - 1) * everyMs);
        final List<TimedValue> values = new ArrayList<>();
        for (long time = first; time <= last; time += everyMs) {
            values.add(new TimedValue(time, value));
        }
        return values;
    }
}
