package io.tapedeck.app.download;

import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.TapeReader;

import java.util.ArrayList;
import java.util.List;

/** Which spans a tape holds. */
final class TapeSpans {
    private TapeSpans() {
    }

    /**
     * The spans of a tape without its last candle or event, which is asked for again and compared. Of candles every
     * hole counts; of events nobody knows when there should be one.
     *
     * @param tape to be read.
     * @return in order of time.
     */
    static List<Span> of(final HistoryTape tape) {
        return tape.key().content().isCandles() ? ofCandles(tape)
            : List.of(new Span(tape.firstOpenNs(), tape.endNs()));
    }

    private static List<Span> ofCandles(final HistoryTape tape) {
        final long stepNs = tape.timeframe().durationNs();
        final List<Span> spans = new ArrayList<>();
        long fromNs = tape.firstOpenNs();
        long toNs = fromNs;
        try (TapeReader reader = new TapeReader(tape.directory(), TapeReader.SequenceRule.CONTIGUOUS)) {
            while (reader.advance()) {
                final long openNs = reader.engineTimeNs() - stepNs;
                if (openNs > toNs) {
                    spans.add(new Span(fromNs, toNs));
                    fromNs = openNs;
                }
                toNs = openNs + stepNs;
            }
        }
        spans.add(new Span(fromNs, toNs - stepNs));
        return spans;
    }
}
