package io.tapedeck.journal.latency;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.journal.inspect.FieldLayout;
import io.tapedeck.journal.inspect.FrameRange;
import io.tapedeck.journal.inspect.MessageLayout;
import io.tapedeck.journal.inspect.RecordedInstruments;
import io.tapedeck.journal.inspect.RecordedMessage;
import io.tapedeck.journal.inspect.RecordedSchema;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.TapeReader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the stage times of a tape, up to its end or its damage. What a frame cost the journal stands in the timed frame
 * after it, for it is known only then; that of the last one is not known. One thread.
 */
public final class LatencyScan {
    private static final String SESSION = "session";
    private static final String MESSAGE = "StageTimes";
    private static final String STARTED = "startedNs";
    private static final String JOURNAL_BEFORE = "previousJournalNs";
    private static final String COLLECTIONS = "collections";
    private static final String RING_WAIT = "ringWaitNs";
    private static final String UNIT = "Ns";
    /** The next frame was waiting already, if it was taken up within this. */
    private static final long AT_ONCE_NS = 1_000;

    private final RecordedTape tape;
    private final RecordedSchema schema;
    private final RecordedInstruments instruments;
    private final MessageLayout times;
    private final List<FieldLayout> stages;
    private final Set<Long> starts;
    private final Frame frame = Frame.allocate();
    private final boolean isReceived;
    private final FrameMessages messages = new FrameMessages();
    private Optional<DamagedTapeException> damage = Optional.empty();
    private TimedFrame pending;
    private long pendingEndNs;
    private long collections = -1;

    /**
     * A scan of a tape.
     *
     * @param tape to read.
     * @throws NoStageTimesException where its schema does not even know them.
     */
    public LatencyScan(final RecordedTape tape) {
        this.tape = tape;
        schema = tape.schema();
        instruments = tape.instruments();
        starts = tape.laterStarts();
        isReceived = tape.kind().equals(SESSION);
        times = schema.messages().stream().filter(layout -> layout.name().equals(MESSAGE)).findFirst()
            .orElseThrow(() -> new NoStageTimesException(tape.reference()));
        stages = times.fields().stream().filter(field -> field.name().endsWith(UNIT) && !field.name().equals(STARTED)
            && !field.name().equals(JOURNAL_BEFORE) && !field.name().equals(RING_WAIT)).toList();
    }

    /**
     * Reads the tape.
     *
     * @param range of the frames that count.
     * @param worst how many of the slowest frames to keep.
     * @return what the stages took.
     * @throws NoStageTimesException where no frame has them.
     */
    public StageLatencies read(final FrameRange range, final int worst) {
        final StageLatencies latencies = new StageLatencies(worst);
        try (TapeReader reader = tape.open()) {
            while (reader.advance()) {
                reader.copyTo(frame);
                if (range.contains(frame.sequence(), frame.engineTimeNs())) {
                    count(latencies);
                }
                timesOf(frame).ifPresent(found -> add(found, range, latencies));
            }
        } catch (final DamagedTapeException damaged) {
            damage = Optional.of(damaged);
        }
        complete(latencies, 0);
        if (latencies.frames() == 0) {
            throw new NoStageTimesException(tape.reference());
        }
        return latencies;
    }

    /** Only a live session received its frames; a replay hands them out when they happened. */
    private void count(final StageLatencies latencies) {
        latencies.countFrame();
        if (isReceived) {
            latencies.receipts().add(frame);
        }
    }

    /** They stand last in their frame. */
    private Optional<RecordedMessage> timesOf(final Frame timed) {
        messages.wrap(timed);
        boolean isTimes = false;
        while (messages.next()) {
            isTimes = messages.templateId() == times.templateId();
        }
        return isTimes ? Optional.of(new RecordedMessage(times, timed.buffer(), messages.blockOffset(),
            messages.blockLength(), instruments)) : Optional.empty();
    }

    private void add(final RecordedMessage found, final FrameRange range, final StageLatencies latencies) {
        if (range.contains(frame.sequence(), frame.engineTimeNs())) {
            found.number(RING_WAIT).ifPresent(latencies.receipts()::addRingWait);
        }
        final long journalNs = number(found, JOURNAL_BEFORE);
        final long startedNs = number(found, STARTED);
        final OptionalLong batch = batch(startedNs - pendingEndNs - journalNs);
        complete(latencies, journalNs);
        final boolean hasCollection = collections >= 0 && number(found, COLLECTIONS) > collections;
        collections = number(found, COLLECTIONS);
        final Map<String, Long> spans = new LinkedHashMap<>();
        stages.forEach(stage -> spans.put(stage.name().substring(0, stage.name().length() - UNIT.length()),
            number(found, stage.name())));
        final TimedFrame timed = new TimedFrame(frame.sequence(), frame.engineTimeNs(), inputName(),
            frame.messageCount() - 2, spans, batch, hasCollection, starts.contains(frame.sequence()));
        pendingEndNs = startedNs + timed.totalNs();
        pending = range.contains(frame.sequence(), frame.engineTimeNs()) ? timed : null;
    }

    /** Known only where the frame before was timed and is on the tape. */
    private OptionalLong batch(final long idleNs) {
        if (pending == null || pending.sequence() + 1 != frame.sequence()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(idleNs < AT_ONCE_NS ? pending.backToBack().orElse(0) + 1 : 0);
    }

    private void complete(final StageLatencies latencies, final long journalNs) {
        if (pending != null) {
            pending.stagesNs().put("journal", journalNs);
            latencies.add(pending);
        }
        pending = null;
    }

    private String inputName() {
        return schema.message(frame.inputTemplateId()).map(MessageLayout::name)
            .orElse("message " + frame.inputTemplateId());
    }

    private static long number(final RecordedMessage message, final String field) {
        return message.number(field).orElse(0);
    }

    /**
     * Where the tape is damaged; what stands before it counts.
     *
     * @return empty for a sound tape.
     */
    public Optional<DamagedTapeException> damage() {
        return damage;
    }
}
