package io.tapedeck.replay.whatif;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.inspect.SessionPreamble;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.replay.run.Difference;
import io.tapedeck.replay.run.FrameWords;
import io.tapedeck.replay.run.MessageComparison;
import io.tapedeck.replay.run.MessageWords;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.List;
import java.util.Optional;

/**
 * Holds the frames of a changed run against a recorded tape, up to the first in which they part. What the sessions were
 * told does not count, for that was changed on purpose; neither do sequences, nor frames from which nothing followed.
 *
 * <p>Stands where the journal stands, on the thread of the pipeline.
 */
final class FirstDivergence implements FrameListener {
    private static final MessageComparison MESSAGES =
        new MessageComparison("recorded", "changed", "the recorded run", "the changed run");
    private static final List<String> INPUTS = List.of("MarketCandle", "CandleClosed");

    private final TapeReader tape;
    private final RecordLevel level;
    private final Frame recorded = Frame.allocate();
    private final UnsafeBuffer left = new UnsafeBuffer(0, 0);
    private final UnsafeBuffer right = new UnsafeBuffer(0, 0);
    private final FrameWords words = new FrameWords();
    private Difference found;
    private DamagedTapeException damage;

    FirstDivergence(final TapeReader tape, final RecordLevel level) {
        this.tape = tape;
        this.level = level;
    }

    @Override
    public void onFrame(final Frame frame) {
        words.learn(frame);
        if (found != null || damage != null || !level.keeps(frame) || !isTold(frame)) {
            return;
        }
        try {
            compare(frame);
        } catch (final DamagedTapeException broken) {
            damage = broken;
        }
    }

    private void compare(final Frame frame) {
        final int order = advance() ? order(frame) : 1;
        if (order < 0) {
            report(recorded, "only the recorded run acts here: " + firstAct(recorded));
        } else if (order > 0) {
            report(frame, "only the changed run acts here: " + firstAct(frame));
        } else if (!isSame(frame)) {
            report(recorded, MESSAGES.first(words.of(recorded), words.of(frame)).orElse("bytes that no field shows"));
        }
    }

    private boolean advance() {
        while (tape.advance()) {
            tape.copyTo(recorded);
            if (isTold(recorded)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTold(final Frame frame) {
        return frame.messageCount() > 1 && !SessionPreamble.contains(frame);
    }

    /** Frames of history come in the order of their times, then of their tapes. */
    private int order(final Frame frame) {
        final int byTime = Long.compare(recorded.engineTimeNs(), frame.engineTimeNs());
        final int bySource = Integer.compare(recorded.source(), frame.source());
        return byTime != 0 ? byTime : bySource != 0 ? bySource
            : Long.compare(recorded.sourceSequence(), frame.sourceSequence());
    }

    private boolean isSame(final Frame frame) {
        left.wrap(recorded.buffer(), Frame.HEADER_LENGTH, recorded.length() - Frame.HEADER_LENGTH);
        right.wrap(frame.buffer(), Frame.HEADER_LENGTH, frame.length() - Frame.HEADER_LENGTH);
        return left.equals(right);
    }

    private String firstAct(final Frame frame) {
        final List<MessageWords> messages = words.of(frame);
        return messages.stream().filter(message -> !INPUTS.contains(message.name())).findFirst()
            .orElse(messages.get(0)).brief();
    }

    private void report(final Frame frame, final String what) {
        found = new Difference(frame.sequence(), frame.engineTimeNs(), what);
    }

    /** To be called after the changed run: the recorded one may go on longer. */
    Optional<Difference> finish() {
        if (found == null && damage == null) {
            try {
                if (advance()) {
                    report(recorded, "only the recorded run acts here: " + firstAct(recorded));
                }
            } catch (final DamagedTapeException broken) {
                damage = broken;
            }
        }
        return Optional.ofNullable(found);
    }

    Optional<String> damage() {
        return Optional.ofNullable(damage).map(DamagedTapeException::getMessage);
    }
}
