package io.tapedeck.replay.lookahead;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.replay.run.Difference;
import io.tapedeck.replay.run.FrameWords;
import io.tapedeck.replay.run.MessageComparison;
import io.tapedeck.replay.run.MessageWords;

import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Holds the frames of a run whose tape is cut against those of the whole run, and names the first field that differs.
 *
 * <p>Up to the cut both are fed the same, so every frame with derived messages must be there in both, at the same place
 * and with the same bytes. At the very moment of the cut the candles that close then are fed to both; what happens at
 * that moment behind them (funding, trades) only to the whole run: where the two are no longer fed the same, the
 * comparison is over. What the whole run derived later than the last frame of the cut one could not be known there.
 */
final class CutComparison implements FrameListener {
    private static final MessageComparison MESSAGES =
        new MessageComparison("whole run", "cut run", "the whole run", "the cut run");

    private final DecisionTrail whole;
    private final long cutNs;
    private final FrameWords words = new FrameWords();
    private Difference first;
    private boolean isOver;
    private int next;
    private long lastNs;

    CutComparison(final DecisionTrail whole, final long cutNs) {
        this.whole = whole;
        this.cutNs = cutNs;
    }

    @Override
    public void onFrame(final Frame frame) {
        lastNs = frame.engineTimeNs();
        words.learn(frame);
        if (!isOver && DecisionTrail.hasDerived(frame)) {
            compare(frame);
        }
    }

    private void compare(final Frame frame) {
        if (next < whole.size() && whole.isSame(next, frame)) {
            next++;
            return;
        }
        isOver = true;
        if (isFedTheSame(frame)) {
            first = next < whole.size() && whole.isAt(next, frame) ? differing(frame) : missing(frame);
        }
    }

    private boolean isFedTheSame(final Frame frame) {
        return frame.engineTimeNs() < cutNs || next < whole.size() && whole.isAt(next, frame);
    }

    private Difference differing(final Frame frame) {
        return new Difference(frame.sequence(), frame.engineTimeNs(), whole.isKept(next)
            ? MESSAGES.first(words.of(whole.frame(next)), words.of(frame)).orElse("bytes that no field shows")
            : "the cut run has other messages than the whole run: " + derived(frame));
    }

    /** One of the two derived nothing where the other did; the earlier frame is the one to name. */
    private Difference missing(final Frame frame) {
        if (next < whole.size() && whole.sequence(next) < frame.sequence()) {
            return wholeOnly();
        }
        return new Difference(frame.sequence(), frame.engineTimeNs(),
            "only the cut run has " + derived(frame));
    }

    private Difference wholeOnly() {
        return new Difference(whole.sequence(next), whole.timeNs(next), "only the whole run has "
            + (whole.isKept(next) ? derived(whole.frame(next)) : "closed candles"));
    }

    private String derived(final Frame frame) {
        return words.of(frame).stream().skip(1).map(MessageWords::brief).collect(Collectors.joining(", "));
    }

    /** To be called after the cut run: what the whole run derived before the end of it is a difference, too. */
    Optional<Difference> finish() {
        if (!isOver && next < whole.size() && whole.timeNs(next) < cutNs && whole.timeNs(next) <= lastNs) {
            first = wholeOnly();
        }
        return Optional.ofNullable(first);
    }

    /** Frames with derived messages that are the same. */
    long compared() {
        return next;
    }
}
