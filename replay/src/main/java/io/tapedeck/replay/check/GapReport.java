package io.tapedeck.replay.check;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a tape has no candles. Immutable.
 *
 * @param spans          without a candle, in order of time.
 * @param missingCandles in all of them.
 */
public record GapReport(Findings<CandleGap> spans, long missingCandles) {
    /**
     * Tells the gaps to people.
     *
     * @param bound how many spans to list one by one.
     * @return lines with times in UTC.
     */
    public List<String> lines(final int bound) {
        final List<String> lines = new ArrayList<>();
        lines.add(spans.isEmpty()
            ? "gaps: none"
            : "gaps: " + spans.total() + " with " + missingCandles + " missing candles in all");
        spans.first().stream().limit(bound).forEach(gap -> lines.add("  missing " + gap));
        if (spans.total() > bound) {
            lines.add("  and " + (spans.total() - bound) + " more");
        }
        return lines;
    }
}
