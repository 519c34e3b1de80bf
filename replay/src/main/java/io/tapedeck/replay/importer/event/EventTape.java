package io.tapedeck.replay.importer.event;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.TapeReader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events that a tape holds already, moment by moment; none where there is no tape. One thread. */
final class EventTape implements EventSource, AutoCloseable {
    private final Optional<HistoryTape> tape;
    private final Optional<TapeReader> reader;
    private final EventFormat format;
    private final Frame frame = Frame.allocate();
    private final FrameMessages messages = new FrameMessages();
    private long[] next;

    EventTape(final Optional<HistoryTape> tape, final EventFormat format) {
        this.tape = tape;
        this.format = format;
        reader = tape.map(read -> new TapeReader(read.directory(), TapeReader.SequenceRule.CONTIGUOUS));
        next = readNext();
    }

    private long[] readNext() {
        if (reader.isEmpty()) {
            return null;
        }
        if (!reader.get().advance()) {
            reader.get().requireEndAt(tape.orElseThrow().frames());
            return null;
        }
        reader.get().copyTo(frame);
        if (frame.inputTemplateId() != format.templateId()) {
            throw new DamagedTapeException(tape.orElseThrow().directory(), "frame " + frame.sequence() + " holds no "
                + tape.orElseThrow().key().content().label());
        }
        messages.wrap(frame).next();
        return format.read(messages, frame.engineTimeNs(), tape.orElseThrow().instrument());
    }

    @Override
    public long nextTimeNs() {
        return next == null ? Long.MAX_VALUE : next[0];
    }

    @Override
    public List<long[]> takeMoment() {
        final List<long[]> moment = new ArrayList<>();
        final long timeNs = nextTimeNs();
        while (next != null && next[0] == timeNs) {
            moment.add(next);
            next = readNext();
        }
        return moment;
    }

    @Override
    public void close() {
        reader.ifPresent(TapeReader::close);
    }
}
