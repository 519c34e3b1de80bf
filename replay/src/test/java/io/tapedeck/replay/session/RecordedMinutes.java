package io.tapedeck.replay.session;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.journal.session.Durability;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.replay.run.ReplayHarness;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.RunFrames;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.LongPredicate;

/**
 * A sample market whose minutes a live session takes in, one by one, as if a gateway had put them in: what it decides
 * must be what a replay of the same tape decides.
 */
final class RecordedMinutes {
    static final int DAYS = 12;
    /** A quarter of the engine's hours, so that many snapshots are written, and some of them are cut off. */
    static final Duration SNAPSHOT_EVERY = Duration.ofHours(6);

    private final ReplayHarness market;
    private final ReplayRunner.Plan plan;

    RecordedMinutes(final Path journal) {
        this(journal, "3", "8");
    }

    RecordedMinutes(final Path journal, final String fast, final String slow, final String... more) {
        market = new ReplayHarness(journal);
        if (market.catalogue().tapes().isEmpty()) {
            market.sample("SAMPLE", 11, DAYS);
        }
        final ReplaySpec spec = ReplayHarness.with(ReplayHarness.smaCross(), "parameter.fast", fast,
            "parameter.slow", slow);
        plan = market.runner().plan(ReplayHarness.with(spec, more));
    }

    ReplayRunner.Plan plan() {
        return plan;
    }

    ReplayResult replay() {
        return market.run(plan.spec());
    }

    ReplayHarness market() {
        return market;
    }

    SessionRecovery recovery(final Path session) {
        return recovery(session, FrameListener.NONE);
    }

    SessionRecovery recovery(final Path session, final FrameListener egress) {
        return new SessionRecovery(new SessionFolder(session), plan.strategy().plan(), egress);
    }

    SessionVerification verification(final Path session) {
        return new SessionVerification(new SessionFolder(session), plan.strategy().plan());
    }

    LiveSession goOn(final Path session, final RecoveredSession recovered) throws IOException {
        return goOn(session, recovered, Durability.OS);
    }

    LiveSession goOn(final Path session, final RecoveredSession recovered, final Durability durability)
        throws IOException {
        final Map<String, String> manifest = new LinkedHashMap<>(plan.spec().asText());
        manifest.put("codeVersion", "test");
        return new LiveSession(new SessionFolder(session), recovered.engine(),
            new LiveSession.Plan(manifest, durability, SNAPSHOT_EVERY, RecordedMinutes::fail));
    }

    private static void fail(final IOException refused) {
        throw new IllegalStateException(refused);
    }

    /** Feeds what follows behind the last frame of a session, at most so many frames; tells whether there was more. */
    boolean feed(final LiveSession session, final long atMost) {
        return feed(session, atMost, sequence -> true);
    }

    /** The same, with batches that end where they are told to. */
    boolean feed(final LiveSession session, final long atMost, final LongPredicate endsBatch) {
        final Frame frame = Frame.allocate();
        long fed = 0;
        try (RunFrames frames = ReplayRunner.frames(plan)) {
            for (long sequence = 1; frames.hasNext(); sequence++) {
                frames.next(frame);
                if (sequence > session.engine().sequence()) {
                    if (fed == atMost) {
                        return true;
                    }
                    session.onFrame(frame, endsBatch.test(sequence));
                    fed++;
                }
            }
        }
        return false;
    }

    static Random random(final long seed) {
        System.out.println("seed " + seed);
        return new Random(seed);
    }
}
