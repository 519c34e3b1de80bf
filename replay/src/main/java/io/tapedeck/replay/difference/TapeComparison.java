package io.tapedeck.replay.difference;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.inspect.SessionPreamble;
import io.tapedeck.replay.run.Difference;
import io.tapedeck.replay.run.MessageComparison;
import io.tapedeck.replay.run.MessageWords;
import org.agrona.concurrent.UnsafeBuffer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds two tapes against each other, frame by frame, up to the first that differs, and counts what both of them hold
 * to their ends. A damaged tape ends where it is damaged, which is no difference. Sequences, receive times, checksums
 * and the version of the program do not count, as for digests.
 *
 * <p>What two sessions were told is listed, and is not where they part: runs with other parameters differ in their
 * first frame, which nobody needs to be told.
 */
public final class TapeComparison {
    private static final MessageComparison MESSAGES = new MessageComparison("A", "B", "A", "B");
    private static final String CODE_VERSION = "codeVersion";

    private final TapeSide one;
    private final TapeSide other;
    private final UnsafeBuffer left = new UnsafeBuffer(0, 0);
    private final UnsafeBuffer right = new UnsafeBuffer(0, 0);
    private final List<String> settings = new ArrayList<>();
    private Difference first;

    private TapeComparison(final TapeSide one, final TapeSide other) {
        this.one = one;
        this.other = other;
    }

    /**
     * Compares two tapes.
     *
     * @param first  tape, A.
     * @param second tape, B.
     * @return what they do not have in common.
     */
    public static TapeDifferences of(final RecordedTape first, final RecordedTape second) {
        try (TapeSide one = new TapeSide(first); TapeSide other = new TapeSide(second)) {
            return new TapeComparison(one, other).compare();
        }
    }

    private TapeDifferences compare() {
        boolean hasMore = true;
        while (hasMore && first == null) {
            hasMore = compareNext();
        }
        one.readToEnd();
        other.readToEnd();
        final boolean haveTrades = one.tally().hasTrades() && other.tally().hasTrades();
        return new TapeDifferences(one.frames(), other.frames(), settings, Optional.ofNullable(first),
            one.tally().against(other.tally()), haveTrades
                ? Optional.of(new ResultDifference(one.tally().profit(), other.tally().profit()))
                : Optional.empty(), Stream.of(one.damage(), other.damage()).flatMap(Optional::stream).toList());
    }

    private boolean compareNext() {
        final boolean oneHasMore = one.advance();
        final boolean otherHasMore = other.advance();
        if (oneHasMore && otherHasMore) {
            compareFrames();
        } else if (oneHasMore && other.damage().isEmpty()) {
            reportSurplus(one, "B");
        } else if (otherHasMore && one.damage().isEmpty()) {
            reportSurplus(other, "A");
        }
        return oneHasMore && otherHasMore;
    }

    private void reportSurplus(final TapeSide longer, final String shorter) {
        report(longer.frame(), shorter + " ends before this frame, which has " + longer.words().get(0).brief());
    }

    private void report(final Frame frame, final String what) {
        first = new Difference(frame.sequence(), frame.engineTimeNs(), what);
    }

    private void compareFrames() {
        if (isSame()) {
            return;
        }
        if (SessionPreamble.contains(one.frame()) && SessionPreamble.contains(other.frame())) {
            listSettings();
        } else {
            report(one.frame(), describe());
        }
    }

    private boolean isSame() {
        return one.frame().engineTimeNs() == other.frame().engineTimeNs()
            && messagesOf(one.frame(), left).equals(messagesOf(other.frame(), right));
    }

    private static UnsafeBuffer messagesOf(final Frame frame, final UnsafeBuffer view) {
        view.wrap(frame.buffer(), Frame.HEADER_LENGTH, frame.length() - Frame.HEADER_LENGTH);
        return view;
    }

    private void listSettings() {
        final MessageWords before = one.words().get(0);
        final MessageWords now = other.words().get(0);
        if (!before.name().equals(now.name())) {
            settings.add("A is told " + before.brief() + ", B " + now.brief());
            return;
        }
        before.fields().forEach((field, value) -> {
            if (!field.equals(CODE_VERSION) && !value.equals(now.fields().get(field))) {
                settings.add(before.name() + "." + field + ": A " + value + ", B " + now.fields().get(field));
            }
        });
    }

    private String describe() {
        return one.frame().engineTimeNs() == other.frame().engineTimeNs()
            ? MESSAGES.first(one.words(), other.words()).orElse("bytes that no field shows")
            : "time: A goes on with " + names(one) + "; B goes on at "
                + Instant.ofEpochSecond(0, other.frame().engineTimeNs()) + " with " + names(other);
    }

    private static String names(final TapeSide side) {
        return side.words().stream().map(MessageWords::name).collect(Collectors.joining(", "));
    }
}
