package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.tape.FrameTally;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.journal.tape.TapeSummary;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Counts what stands on a tape. One thread; allocates nothing while it reads. */
public final class TapeStatistics {
    private static final int TEMPLATES = 1 << 16;

    private final RecordedSchema schema;
    private final LongConsumer candleOpens;
    private final FieldLayout[] openTimes = new FieldLayout[TEMPLATES];
    private final Frame frame = Frame.allocate();
    private final FrameTally tally = new FrameTally();

    /**
     * Nothing is counted yet.
     *
     * @param schema      of the tape.
     * @param candleOpens takes the open times of the candles that are inputs, in their order.
     */
    public TapeStatistics(final RecordedSchema schema, final LongConsumer candleOpens) {
        this.schema = schema;
        this.candleOpens = candleOpens;
        schema.messages().stream().filter(layout -> layout.name().equals("MarketCandle")
                || layout.name().equals("MarkCandle"))
            .forEach(layout -> openTimes[layout.templateId()] = layout.field("openTimeNs").orElse(null));
    }

    /**
     * Counts what stands on a tape; after a damage what was counted before it stands.
     *
     * @param tape whose summary is believed where it has one that holds.
     */
    public void count(final RecordedTape tape) {
        tape.summary().ifPresentOrElse(this::add, () -> {
            try (TapeReader reader = tape.open()) {
                count(reader);
            }
        });
    }

    private void add(final TapeSummary summary) {
        tally.add(summary);
        summary.forEachOpen(candleOpens);
    }

    /**
     * Counts all frames of a tape; after a damage what was counted before it stands.
     *
     * @param reader of the tape.
     */
    public void count(final TapeReader reader) {
        while (reader.advance()) {
            reader.copyTo(frame);
            tally.add(frame);
            countOpen();
        }
    }

    private void countOpen() {
        final FieldLayout openTime = openTimes[frame.inputTemplateId()];
        if (openTime != null) {
            candleOpens.accept(openTime.number(frame.buffer(), Frame.HEADER_LENGTH + Frame.MESSAGE_HEADER_LENGTH));
        }
    }

    /**
     * How many frames were read.
     *
     * @return a count.
     */
    public long frames() {
        return tally.frames();
    }

    /**
     * How many messages of each type there are.
     *
     * @return in order of the alphabet, only types that occur; {@code message N} for one that the schema does not know.
     */
    public Map<String, Long> messages() {
        final Map<String, Long> counts = new TreeMap<>();
        tally.messages().forEach((template, count) ->
            counts.put(schema.message(template).map(MessageLayout::name).orElse("message " + template), count));
        return counts;
    }

    /**
     * The most frames that one minute of engine time holds.
     *
     * @return a count.
     */
    public long peakFrames() {
        return tally.peakFrames();
    }

    /**
     * The first minute that holds the most frames.
     *
     * @return its beginning, nanoseconds.
     */
    public long peakNs() {
        return tally.peakNs();
    }
}
