package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.journal.tape.TapeReader;

import java.util.Optional;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Counts what stands on a tape. One thread; allocates nothing while it reads. */
public final class TapeStatistics {
    private static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);
    private static final int TEMPLATES = 1 << 16;

    private final RecordedSchema schema;
    private final LongConsumer candleOpens;
    private final FieldLayout[] openTimes = new FieldLayout[TEMPLATES];
    private final long[] messagesByTemplate = new long[TEMPLATES];
    private final Frame frame = Frame.allocate();
    private final FrameMessages messages = new FrameMessages();
    private long frames;
    private long minute = Long.MIN_VALUE;
    private long framesOfMinute;
    private long peakMinute;
    private long peakFrames;

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
     * Counts all frames of a tape; after a damage what was counted before it stands.
     *
     * @param reader of the tape.
     */
    public void count(final TapeReader reader) {
        while (reader.advance()) {
            reader.copyTo(frame);
            frames++;
            countMinute(Math.floorDiv(frame.engineTimeNs(), MINUTE_NS));
            countMessages();
        }
    }

    private void countMinute(final long present) {
        framesOfMinute = present == minute ? framesOfMinute + 1 : 1;
        minute = present;
        if (framesOfMinute > peakFrames) {
            peakFrames = framesOfMinute;
            peakMinute = present;
        }
    }

    private void countMessages() {
        messages.wrap(frame);
        while (messages.next()) {
            messagesByTemplate[messages.templateId()]++;
        }
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
        return frames;
    }

    /**
     * How many messages of each type there are.
     *
     * @return in order of the alphabet, only types that occur; {@code message N} for one that the schema does not know.
     */
    public Map<String, Long> messages() {
        final Map<String, Long> counts = new TreeMap<>();
        for (int template = 0; template < TEMPLATES; template++) {
            if (messagesByTemplate[template] > 0) {
                final Optional<MessageLayout> layout = schema.message(template);
                counts.put(layout.map(MessageLayout::name).orElse("message " + template),
                    messagesByTemplate[template]);
            }
        }
        return counts;
    }

    /**
     * The most frames that one minute of engine time holds.
     *
     * @return a count.
     */
    public long peakFrames() {
        return peakFrames;
    }

    /**
     * The first minute that holds the most frames.
     *
     * @return its beginning, nanoseconds.
     */
    public long peakNs() {
        return peakMinute * MINUTE_NS;
    }
}
