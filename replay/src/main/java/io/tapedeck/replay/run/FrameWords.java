package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.InstrumentDefinitionDecoder;
import io.tapedeck.journal.inspect.MessageLayout;
import io.tapedeck.journal.inspect.MessageText;
import io.tapedeck.journal.inspect.RecordedInstruments;
import io.tapedeck.journal.inspect.RecordedMessage;
import io.tapedeck.journal.inspect.RecordedSchema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The frames of one run or tape as people read them; learns its instruments from the frames that it is shown. One
 * thread. Only {@link #of} allocates, and what an instrument's definition needs.
 */
public final class FrameWords {
    private final RecordedInstruments instruments = new RecordedInstruments();
    private final FrameMessages messages = new FrameMessages();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private RecordedSchema schema;

    /** Words without any instrument yet. */
    public FrameWords() {
        // Instruments come with the frames.
    }

    /**
     * Sees a frame go by.
     *
     * @param frame of the run.
     */
    public void learn(final Frame frame) {
        if (frame.inputTemplateId() == InstrumentDefinitionDecoder.TEMPLATE_ID) {
            messages.wrap(frame).next();
            messages.decode(definition);
            instruments.define(definition.instrumentId(), definition.symbol(), definition.priceScale(),
                definition.quantityScale());
        }
    }

    /**
     * The messages of a frame.
     *
     * @param frame to read.
     * @return in their order, the input first.
     */
    public List<MessageWords> of(final Frame frame) {
        final List<MessageWords> words = new ArrayList<>();
        messages.wrap(frame);
        while (messages.next()) {
            words.add(schema().message(messages.templateId()).map(layout -> words(frame, layout))
                .orElseGet(() -> new MessageWords("message " + messages.templateId(), Map.of())));
        }
        return words;
    }

    /** Read only where something is to be said. */
    private RecordedSchema schema() {
        if (schema == null) {
            schema = RecordedSchema.own();
        }
        return schema;
    }

    private MessageWords words(final Frame frame, final MessageLayout layout) {
        final Map<String, String> fields = new LinkedHashMap<>();
        new RecordedMessage(layout, frame.buffer(), messages.blockOffset(), messages.blockLength(), instruments)
            .values().forEach((field, value) -> fields.put(field, MessageText.plain(value)));
        return new MessageWords(layout.name(), fields);
    }
}
