package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.journal.tape.TapeReader;

import java.io.IOException;
import java.util.OptionalInt;

/**
 * Reads the messages of a tape that a query asks for.
 *
 * <p>Only reads; one thread; allocates for the messages that it hands out, not for those that it passes over. Learns
 * the instruments of the tape from every frame on its way, asked for or not.
 */
public final class TapeScan implements AutoCloseable {
    private static final String DEFINITION = "InstrumentDefinition";
    private static final String SESSION = "SessionStarted";

    private final TapeReader reader;
    private final RecordedInstruments instruments;
    private final MessageFilter[] filters;
    private final MessageFilter definition;
    private final MessageFilter session;
    private final MessageQuery query;
    private final Frame frame = Frame.allocate();
    private final FrameMessages messages = new FrameMessages();
    private long found;
    private long unknown;
    private boolean isInSession;
    private boolean isPastQuery;

    /**
     * A scan at the first frame that is asked for, or at the beginning of the tape.
     *
     * @param tape  to read.
     * @param query what is asked for.
     */
    public TapeScan(final RecordedTape tape, final MessageQuery query) {
        final RecordedSchema schema = tape.schema();
        this.query = query;
        instruments = tape.instruments();
        filters = new MessageFilter[1 + schema.messages().stream().mapToInt(MessageLayout::templateId).max().orElse(0)];
        schema.messages().forEach(layout ->
            filters[layout.templateId()] = new MessageFilter(layout, query, instruments));
        definition = filters[templateId(schema, DEFINITION).orElse(0)];
        session = filters[templateId(schema, SESSION).orElse(0)];
        isInSession = query.strategy().isEmpty();
        reader = tape.open();
        if (tape.isHistory() && query.range().hasStart()) {
            reader.seek(query.range().fromNs());
        }
    }

    private static OptionalInt templateId(final RecordedSchema schema, final String name) {
        return schema.messages().stream().filter(layout -> layout.name().equals(name))
            .mapToInt(MessageLayout::templateId).findFirst();
    }

    /**
     * Goes on at the last frames of the tape, or some before them; the instruments are those that the tape begins with.
     *
     * @param frames how many.
     */
    public void skipToLast(final long frames) {
        learnFromStart();
        reader.moveToDocument(Math.max(reader.documents() - frames, 0));
    }

    /** All that the engine was told before the first event has the same time. */
    private void learnFromStart() {
        boolean isStart = reader.advance();
        final long startNs = isStart ? reader.engineTimeNs() : 0;
        while (isStart && reader.engineTimeNs() == startNs) {
            reader.copyTo(frame);
            learn();
            isStart = reader.advance();
        }
    }

    /**
     * Hands out the messages of the next frame.
     *
     * @param format takes those that are asked for.
     * @return false at the end of the tape, where more may follow while it is written, and of what is asked for.
     * @throws IOException where nobody takes them.
     */
    public boolean next(final MessageFormat format) throws IOException {
        if (!reader.advance()) {
            return false;
        }
        reader.copyTo(frame);
        learn();
        if (isInSession && query.range().contains(frame.sequence(), frame.engineTimeNs())) {
            handOut(format);
        }
        isPastQuery = query.range().isBehind(frame.sequence(), frame.engineTimeNs());
        return !isPastQuery;
    }

    /**
     * Whether nothing can follow that is asked for, even on a tape that is being written.
     *
     * @return false where only the tape was at its end.
     */
    public boolean isPastQuery() {
        return isPastQuery;
    }

    /** What a tape says of itself is always the input of its frame. */
    private void learn() {
        if (isInput(definition)) {
            messages.wrap(frame).next();
            instruments.define(message(definition));
        } else if (query.strategy().isPresent() && isInput(session)) {
            messages.wrap(frame).next();
            isInSession = query.strategy().get().equals(message(session).values().get("strategy"));
        }
    }

    private boolean isInput(final MessageFilter filter) {
        return filter != null && frame.inputTemplateId() == filter.layout().templateId();
    }

    private void handOut(final MessageFormat format) throws IOException {
        messages.wrap(frame);
        while (messages.next()) {
            final int id = messages.templateId();
            final MessageFilter filter = id < filters.length ? filters[id] : null;
            if (filter == null) {
                handOutUnknown(format);
            } else if (filter.accepts(frame.buffer(), messages.blockOffset(), messages.blockLength())
                && format.write(frame, message(filter))) {
                found++;
            }
        }
    }

    private RecordedMessage message(final MessageFilter filter) {
        return new RecordedMessage(filter.layout(), frame.buffer(), messages.blockOffset(), messages.blockLength(),
            instruments);
    }

    private void handOutUnknown(final MessageFormat format) throws IOException {
        unknown++;
        if (!query.narrowsMessages()
            && format.writeUnknown(frame, messages.templateId(), messages.blockLength())) {
            found++;
        }
    }

    /**
     * How many messages were asked for and written.
     *
     * @return a count.
     */
    public long found() {
        return found;
    }

    /**
     * How many messages the schema beside the tape does not know, in the frames that were asked for.
     *
     * @return a count.
     */
    public long unknown() {
        return unknown;
    }

    @Override
    public void close() {
        reader.close();
    }
}
