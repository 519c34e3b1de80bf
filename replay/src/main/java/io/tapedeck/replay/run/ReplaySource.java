package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.event.codec.OperatorActionCode;
import io.tapedeck.engine.event.codec.OperatorCommandEncoder;
import io.tapedeck.engine.event.codec.TimerEncoder;
import io.tapedeck.engine.ring.FrameInlet;
import io.tapedeck.journal.merge.FrameStream;
import io.tapedeck.replay.source.ReplayInput;

import java.util.Optional;

/**
 * Feeds a run: the start of the session, the instruments, what it is made from, and what happens at the end of the
 * data. One thread.
 */
final class ReplaySource implements AutoCloseable {
    private static final int PROGRESS_INTERVAL = 1 << 16;
    private static final int FRAMES_BETWEEN_LOOKS = 8;

    private final SessionOpening opening;
    private final ReplayInput input;
    private final ReplaySpec.EndOfData end;
    private final long toNs;
    private final RunProgress progress;
    private final WakeUpCalls wakeUps;
    private FrameStream history;
    private int framesToLook;
    private long total;
    private long sequence;
    private long timeNs;

    ReplaySource(final ReplayRunner.Plan plan, final long toNs, final RunProgress progress) {
        input = plan.input();
        opening = SessionOpening.of(plan.settings(), plan.spec(), input.instruments());
        end = plan.spec().end();
        wakeUps = new WakeUpCalls(input.hasTimers() ? Optional.empty() : plan.strategy().plan().needs().timer());
        this.toNs = toNs;
        this.progress = progress;
    }

    /** Feeds everything and waits until it was processed. */
    void pumpInto(final FrameInlet inlet) {
        try {
            open(inlet);
            while (history.advance()) {
                if (!feedRun(inlet)) {
                    feed(inlet);
                }
            }
            end(inlet);
            inlet.drain();
        } finally {
            close();
        }
    }

    /** As many frames in one go as are a run; false where the next one has to be fed alone. */
    private boolean feedRun(final FrameInlet inlet) {
        if (wakeUps.areAwaited() || !inlet.takesRuns() || !looksAhead()) {
            return false;
        }
        final FrameRun run = inlet.claimRun();
        history.copyTo(run, Long.MAX_VALUE);
        final int frames = run.count();
        if (frames == 0) {
            framesToLook = FRAMES_BETWEEN_LOOKS;
            return false;
        }
        timeNs = run.engineTimeNs(frames - 1);
        run.renumber(sequence + 1);
        inlet.publishRun();
        count(frames);
        return true;
    }

    /** Where there was no run, there will hardly be one right behind it. */
    private boolean looksAhead() {
        if (framesToLook > 0) {
            framesToLook--;
            return false;
        }
        return true;
    }

    private void count(final int frames) {
        final long before = sequence;
        sequence += frames;
        if (sequence / PROGRESS_INTERVAL != before / PROGRESS_INTERVAL) {
            progress.onProgress(sequence, total);
        }
    }

    /** Feeds the frames that open the session; the history comes next. */
    void open(final FrameInlet inlet) {
        timeNs = input.beginNs();
        begin(inlet);
        history = input.open(toNs);
        total = input.frames();
    }

    /** Feeds the next event of the history, and what comes before it; false where there is none. */
    boolean feedNext(final FrameInlet inlet) {
        final boolean isThere = history.advance();
        if (isThere) {
            feed(inlet);
        }
        return isThere;
    }

    private void begin(final FrameInlet inlet) {
        opening.feed(new Numbering(inlet));
    }

    private Frame claim(final FrameInlet inlet) {
        sequence++;
        return inlet.claim().begin(sequence, timeNs, timeNs);
    }

    private void feed(final FrameInlet inlet) {
        if (wakeUps.isPending() && wakeUps.isDueBefore(history.engineTimeNs())) {
            wakeUp(inlet);
        }
        final Frame frame = inlet.claim();
        history.copyTo(frame);
        frame.renumber(sequence + 1);
        timeNs = frame.engineTimeNs();
        inlet.publish();
        wakeUps.onEvent(timeNs);
        count(1);
    }

    /** Feeds what happens at the end of the data. */
    void end(final FrameInlet inlet) {
        if (wakeUps.isDueAtEnd(timeNs)) {
            wakeUp(inlet);
        }
        if (end == ReplaySpec.EndOfData.CLOSE_POSITIONS) {
            input.instruments().forEach(instrument -> closePosition(instrument.id(), inlet));
        }
    }

    @Override
    public void close() {
        if (history != null) {
            history.close();
        }
    }

    private void wakeUp(final FrameInlet inlet) {
        timeNs = wakeUps.dueNs();
        claim(inlet).append(new TimerEncoder()).timerId(sequence);
        inlet.publish();
        wakeUps.called();
    }

    private void closePosition(final int instrumentId, final FrameInlet inlet) {
        claim(inlet).append(new OperatorCommandEncoder())
            .instrumentId(instrumentId)
            .action(OperatorActionCode.CLOSE_AT_LAST_PRICE)
            .commandId(sequence);
        inlet.publish();
    }

    /** Hands out frames that are numbered and dated already. */
    private final class Numbering implements FrameInlet {
        private final FrameInlet target;

        Numbering(final FrameInlet target) {
            this.target = target;
        }

        @Override
        public Frame claim() {
            return ReplaySource.this.claim(target);
        }

        @Override
        public void publish() {
            target.publish();
        }

        @Override
        public void drain() {
            target.drain();
        }

        @Override
        public void close() {
            // Belongs to whoever feeds.
        }
    }
}
