package io.tapedeck.replay.session;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.FrameInlet;
import io.tapedeck.engine.ring.SessionIntake;
import io.tapedeck.engine.ring.SharedInlet;
import io.tapedeck.journal.session.Durability;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.tape.SessionTapeWriter;
import io.tapedeck.replay.run.SessionOpening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A session that is being recorded: its engine, the tape that it writes, and its snapshots. All of it on the thread of
 * the pipeline, which holds the lock of this object while it works on a frame, so that others can look in between; only
 * the files of snapshots are written beside it. In the steady state a frame allocates nothing; the
 * next tape of a new day and a snapshot do.
 */
public final class LiveSession implements SharedInlet.Consumer, AutoCloseable {
    private static final long DAY_NS = Duration.ofDays(1).toNanos();

    private final SessionFolder folder;
    private final SessionEngine engine;
    private final Plan plan;
    private final SessionIntake intake;
    private final SnapshotWriter snapshots;
    private final FrameListener recorder = this::record;
    private SessionTapeWriter tape;
    private long tapeDay;
    private long framesOnTape;
    private long lastSnapshotNs;

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
        engine.recordTo(recorder);
        begin();
    }

    private void begin() throws IOException {
        final SessionTape next = folder.begin(engine.sequence() + 1, plan.manifest());
        tape = new SessionTapeWriter(next.directory(), RecordLevel.ALL);
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
        opening.feed(new OpeningInlet(timeNs));
    }

    @Override
    public synchronized void onFrame(final Frame frame, final boolean endOfBatch) {
        final long day = Math.floorDiv(frame.receiveTimeNs(), DAY_NS);
        if (framesOnTape > 0 && day > tapeDay) {
            roll();
        }
        if (framesOnTape == 0) {
            tapeDay = day;
            lastSnapshotNs = frame.receiveTimeNs();
        }
        intake.onFrame(frame);
        if (endOfBatch && plan.durability() == Durability.GROUP) {
            tape.sync();
        }
        if (engine.timeNs() - lastSnapshotNs >= plan.snapshotEvery().toNanos() && !snapshots.isBusy()) {
            snapshot();
        }
    }

    private void record(final Frame frame) {
        tape.onFrame(frame);
        framesOnTape++;
        if (plan.durability() == Durability.EACH) {
            tape.sync();
        }
    }

    /** The engine stands still meanwhile: some milliseconds, once a day. */
    private void roll() {
        tape.close();
        try {
            begin();
        } catch (final IOException refused) {
            throw new UncheckedIOException(refused);
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
        if (engine.sequence() > 0) {
            snapshot();
        }
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
            tape.close();
            if (engine.sequence() > 0) {
                folder.write(engine.snapshot());
            }
        } catch (final IOException refused) {
            plan.failures().accept(refused);
        }
    }

    /** Hands out frames to open the session with, and takes them in at once. */
    private final class OpeningInlet implements FrameInlet {
        private final Frame frame = Frame.allocate();
        private final long timeNs;

        OpeningInlet(final long timeNs) {
            this.timeNs = timeNs;
        }

        @Override
        public Frame claim() {
            return frame.begin(0, timeNs, timeNs);
        }

        @Override
        public void publish() {
            onFrame(frame, true);
        }

        @Override
        public void drain() {
            // Every frame was processed before publish returned.
        }

        @Override
        public void close() {
            // Nothing to stop.
        }
    }
}
