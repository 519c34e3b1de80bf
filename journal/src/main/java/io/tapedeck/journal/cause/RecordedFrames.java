package io.tapedeck.journal.cause;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.InstrumentDefinitionDecoder;
import io.tapedeck.engine.event.codec.SessionStartedDecoder;
import io.tapedeck.journal.inspect.RecordedInstruments;
import io.tapedeck.journal.inspect.RecordedMessage;
import io.tapedeck.journal.inspect.RecordedSchema;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.TapeReader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Walks the frames of a recording in which something was decided, up to its end or to where it is damaged. One thread.
 */
final class RecordedFrames {
    private final RecordedTape tape;
    private final RecordedSchema schema;
    private final RecordedInstruments instruments;
    private final Frame frame = Frame.allocate();
    private final FrameMessages cursor = new FrameMessages();
    private long documentNumber;
    private Optional<DamagedTapeException> damage = Optional.empty();
    private Optional<RecordedFact> session = Optional.empty();

    RecordedFrames(final RecordedTape tape) {
        this.tape = tape;
        schema = tape.schema();
        instruments = tape.instruments();
    }

    /** The visitor is asked with every frame, until it says that it has seen enough. */
    void walk(final Predicate<Frame> visitor) {
        visit(tape::open, reader -> {
            reader.copyTo(frame);
            documentNumber = reader.documentsRead() - 1;
            learn();
            return visitor.test(frame);
        });
    }

    /**
     * The same for the frames in which something was decided, from a document on; of the others the checksums are not
     * looked at.
     */
    void walkDecisions(final long firstDocument, final Predicate<Frame> visitor) {
        visit(() -> openAt(firstDocument), reader -> {
            if (!reader.hasDecision()) {
                reader.pass();
                return true;
            }
            reader.copyTo(frame);
            return visitor.test(frame);
        });
    }

    /** Up to the first frame that asks for no other, or to the damage. */
    private void visit(final Supplier<TapeReader> opening, final Predicate<TapeReader> wantsMore) {
        try (TapeReader reader = opening.get()) {
            boolean wanted = true;
            while (wanted && reader.advance()) {
                wanted = wantsMore.test(reader);
            }
        } catch (final DamagedTapeException damaged) {
            damage = Optional.of(damaged);
        }
    }

    /** Where the index of the documents is damaged they can still be read one after the other. */
    private TapeReader openAt(final long document) {
        final TapeReader reader = tape.open();
        try {
            reader.moveToDocument(document);
            return reader;
        } catch (final DamagedTapeException noIndex) {
            reader.close();
            return tape.open();
        }
    }

    private void learn() {
        if (frame.inputTemplateId() == InstrumentDefinitionDecoder.TEMPLATE_ID) {
            final RecordedFact definition = input();
            instruments.define((int) definition.number("instrumentId"), definition.text("symbol"),
                (int) definition.number("priceScale"), (int) definition.number("quantityScale"));
        } else if (frame.inputTemplateId() == SessionStartedDecoder.TEMPLATE_ID) {
            session = Optional.of(input());
        }
    }

    /** Number of the document that the present frame of a {@link #walk} stands in. */
    long documentNumber() {
        return documentNumber;
    }

    /** The input of the present frame. */
    RecordedFact input() {
        cursor.wrap(frame).next();
        return message().map(RecordedFact::of).orElseThrow(() -> new IllegalStateException(
            "the schema beside the tape does not know message " + cursor.templateId()));
    }

    /** What the stages derived in the present frame; views that are valid during the call. */
    void derived(final Consumer<RecordedMessage> visitor) {
        cursor.wrapDerived(frame);
        while (cursor.next()) {
            message().ifPresent(visitor);
        }
    }

    /** What the stages derived in the present frame, kept where it is wanted. */
    List<RecordedFact> facts(final Predicate<RecordedMessage> wanted) {
        final List<RecordedFact> facts = new ArrayList<>();
        derived(message -> {
            if (wanted.test(message)) {
                facts.add(RecordedFact.of(message));
            }
        });
        return facts;
    }

    private Optional<RecordedMessage> message() {
        return schema.message(cursor.templateId()).map(layout -> new RecordedMessage(layout, frame.buffer(),
            cursor.blockOffset(), cursor.blockLength(), instruments));
    }

    RecordedStep step(final List<RecordedFact> candles, final List<RecordedFact> facts) {
        return new RecordedStep(frame.sequence(), frame.engineTimeNs(), frame.receiveTimeNs(), frame.source(),
            frame.sourceSequence(), input(), candles, facts);
    }

    RecordedInstruments instruments() {
        return instruments;
    }

    Optional<RecordedFact> session() {
        return session;
    }

    Optional<DamagedTapeException> damage() {
        return damage;
    }
}
