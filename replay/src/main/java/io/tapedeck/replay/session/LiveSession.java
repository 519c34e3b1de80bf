package io.tapedeck.replay.session;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.InputSource;
import io.tapedeck.engine.ring.SessionIntake;
import io.tapedeck.engine.ring.SharedInlet;
import io.tapedeck.journal.session.Durability;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.tape.SessionTapeWriter;
import io.tapedeck.journal.tape.TapeRoom;
import io.tapedeck.replay.run.SessionOpening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * A session that is being recorded: its engine, the tape that it writes, and its snapshots. All of it on the thread of
 * the pipeline, which holds the lock of this object while it works on a frame, so that others can look in between, or
 * put in what belongs together; only the files of snapshots are written beside it. In the steady state a frame
 * allocates nothing; the next tape of a new day and a snapshot do.
 */
public final class LiveSession implements SharedInlet.Consumer, AutoCloseable {
    private static final long DAY_NS = Duration.ofDays(1).toNanos();

    private final SessionFolder folder;
    private final SessionEngine engine;
    private final Plan plan;
    private final SessionIntake intake;
    private final SnapshotWriter snapshots;
    private final Queue<InputSource> urgent = new ConcurrentLinkedQueue<>();
    private final Frame urgentFrame = Frame.allocate();
    private Outbox outbox;
    private LongConsumer onDisk = sequence -> {
    };
    private SessionTapeWriter tape;
    private long tapeDay;
    private long framesOnTape;
    private long lastSnapshotNs;
    private boolean isBroken;

    /**
     * How a session is recorded.
     *
     * @param manifest      values that every tape of it says.
     * @param durability    of its frames.
     * @param snapshotEvery so much engine time.
     * @param failures      told where a snapshot could not be written; the one before it stays good.
     */
    public record Plan(Map<String, String> manifest, Durability durability, Duration snapshotEvery,
        Consumer<IOException> failures) {
        /** Keeps a copy of the manifest. */
        public Plan {
            manifest = Map.copyOf(manifest);
        }
    }

    /**
     * Begins the next tape of a session.
     *
     * @param folder of the session, whose lock the caller holds.
     * @param engine new, or recovered.
     * @param plan   of the recording.
     * @throws IOException where the disk refuses.
     */
    public LiveSession(final SessionFolder folder, final SessionEngine engine, final Plan plan) throws IOException {
        this.folder = folder;
        this.engine = engine;
        this.plan = plan;
        intake = new SessionIntake(engine, engine.sequence(), engine.timeNs());
        snapshots = new SnapshotWriter(folder, plan.failures());
        engine.record(this::record, this::gate);
        folder.setAsideSnapshotsBehind(engine.sequence());
        begin();
    }

    /** With a group nothing leaves before the disk has it; otherwise what is to come before was done by the journal. */
    private FrameListener gate(final FrameListener outside) {
        outbox = new Outbox(outside);
        return plan.durability() == Durability.GROUP ? outbox : outside;
    }

    /**
     * Has somebody told of every receipt of the disk, before anything leaves that waited for it.
     *
     * @param listener given the sequence of the last frame that the disk has, on the thread of the pipeline.
     */
    public void tellWhenOnDisk(final LongConsumer listener) {
        onDisk = listener;
    }

    private void begin() throws IOException {
        final SessionTape next = folder.begin(engine.sequence() + 1, plan.manifest());
        tape = new SessionTapeWriter(next.directory(), RecordLevel.ALL, TapeRoom.AHEAD);
        framesOnTape = 0;
        if (engine.sequence() > 0) {
            snapshot();
        }
    }

    private void snapshot() {
        lastSnapshotNs = engine.timeNs();
        snapshots.write(engine.snapshot());
    }

    /**
     * Feeds the frames that open a session; before the pipeline's thread runs, and only once in a session.
     *
     * @param opening what to tell the engine.
     * @param timeNs  now.
     */
    public void open(final SessionOpening opening, final long timeNs) {
        opening.feed(new OpeningInlet(this, timeNs));
    }

    /** After a fault the engine is somewhere inside a frame that is on no tape: nobody may save it. */
    @Override
    public synchronized void onFrame(final Frame frame, final boolean endOfBatch) {
        if (isBroken) {
            throw new IllegalStateException("a frame before this one could not be recorded");
        }
        isBroken = true;
        processUrgent();
        process(frame, endOfBatch);
        processUrgent();
        isBroken = false;
    }

    private void processUrgent() {
        while (!urgent.isEmpty()) {
            urgent.remove().fill(urgentFrame.begin(0, 0, 0));
            process(urgentFrame, true);
        }
    }

    /**
     * Puts an input in before everything that waits in the ring: where the journal stood still, nothing of what came
     * meanwhile may be decided upon before a halt is. Never waits; any thread. It is processed with the frame that is
     * being worked on, or the next one.
     *
     * @param source of the input.
     */
    public void putFirst(final InputSource source) {
        urgent.add(source);
    }

    /**
     * Puts inputs in that belong together: nothing comes between two of them. From any thread; the pipeline's own waits
     * meanwhile.
     *
     * @param inputs made for the engine as it stands, which is not to be changed by it.
     * @return sequence of the last of them.
     */
    public synchronized long insert(final Function<SessionEngine, List<InputSource>> inputs) {
        if (isBroken) {
            throw new IllegalStateException("a frame before this one could not be recorded");
        }
        final List<InputSource> together = inputs.apply(engine);
        isBroken = true;
        processUrgent();
        for (final InputSource source : together) {
            source.fill(urgentFrame.begin(0, 0, 0));
            process(urgentFrame, false);
        }
        endGroup();
        isBroken = false;
        return engine.sequence();
    }

    private void process(final Frame frame, final boolean endOfBatch) {
        final long day = Math.floorDiv(frame.receiveTimeNs(), DAY_NS);
        if (framesOnTape > 0 && day > tapeDay) {
            roll();
        }
        if (framesOnTape == 0) {
            tapeDay = day;
            lastSnapshotNs = frame.receiveTimeNs();
        }
        intake.onFrame(frame);
        if (endOfBatch || outbox.isFull()) {
            endGroup();
        }
        if (engine.timeNs() - lastSnapshotNs >= plan.snapshotEvery().toNanos() && !snapshots.isBusy()) {
            snapshot();
        }
    }

    private void record(final Frame frame) {
        tape.onFrame(frame);
        framesOnTape++;
        if (plan.durability() == Durability.EACH) {
            sync(frame.sequence());
        }
    }

    private void endGroup() {
        if (!outbox.isEmpty()) {
            sync(engine.sequence());
            outbox.release();
        }
    }

    private void sync(final long sequence) {
        tape.sync();
        onDisk.accept(sequence);
    }

    /** The engine stands still meanwhile: some milliseconds, once a day. */
    private void roll() {
        endGroup();
        tape.close();
        try {
            begin();
        } catch (final IOException refused) {
            throw new UncheckedIOException("the next tape of session " + folder.directory() + " cannot begin ("
                + refused.getMessage() + "): what was recorded is sound", refused);
        }
    }

    /**
     * Looks at the engine from another thread, between two frames; the next one waits meanwhile.
     *
     * @param question that is quick, and keeps nothing of the engine.
     * @param <T>      type of the answer.
     * @return the answer.
     */
    public synchronized <T> T look(final Function<SessionEngine, T> question) {
        return question.apply(engine);
    }

    /** Has a snapshot written, where none is being written; from any thread, between two frames. */
    public synchronized void snapshotNow() {
        if (canBeSaved()) {
            snapshot();
        }
    }

    private boolean canBeSaved() {
        return engine.sequence() > 0 && !isBroken;
    }

    /**
     * The engine, to be looked at on the thread of the pipeline, or when it has ended.
     *
     * @return never null.
     */
    public SessionEngine engine() {
        return engine;
    }

    /** Ends the recording in good order; after the thread of the pipeline has ended. */
    @Override
    public void close() {
        snapshots.close();
        try {
            closeTape();
            if (canBeSaved()) {
                folder.write(engine.snapshot());
            }
        } catch (final IOException refused) {
            plan.failures().accept(refused);
        } catch (final UncheckedIOException refused) {
            plan.failures().accept(refused.getCause());
        }
    }

    private void closeTape() {
        try {
            if (!isBroken) {
                endGroup();
            }
        } finally {
            tape.close();
        }
    }
}
