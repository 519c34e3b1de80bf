package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.MessageText;
import io.tapedeck.engine.event.codec.SessionStartedDecoder;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.HashMap;
import java.util.Map;

/**
 * When a replayed frame is the recorded one: byte by byte, but for receive times, checksums and what a session's first
 * frame says of the program that recorded it. Stage times are not to be in either. One thread; allocates only for what
 * differs.
 */
public final class FrameEquality {
    private static final MessageComparison MESSAGES =
        new MessageComparison("recorded", "replayed", "the recording", "the replay");

    private final UnsafeBuffer left = new UnsafeBuffer(0, 0);
    private final UnsafeBuffer right = new UnsafeBuffer(0, 0);

    /**
     * Whether they are the same.
     *
     * @param recorded frame.
     * @param replayed frame.
     * @return false where anything that counts differs.
     */
    public boolean holds(final Frame recorded, final Frame replayed) {
        return isSame(recorded, replayed) || isSameSession(recorded, replayed);
    }

    private boolean isSame(final Frame recorded, final Frame replayed) {
        left.wrap(recorded.buffer(), Frame.HEADER_LENGTH, recorded.length() - Frame.HEADER_LENGTH);
        right.wrap(replayed.buffer(), Frame.HEADER_LENGTH, replayed.length() - Frame.HEADER_LENGTH);
        return left.equals(right)
            && recorded.sequence() == replayed.sequence()
            && recorded.engineTimeNs() == replayed.engineTimeNs()
            && recorded.source() == replayed.source()
            && recorded.sourceSequence() == replayed.sourceSequence();
    }

    /**
     * Another version of the program may verify a session; everything else that it was started with must be the same.
     */
    private static boolean isSameSession(final Frame recorded, final Frame replayed) {
        return replayed.inputTemplateId() == SessionStartedDecoder.TEMPLATE_ID
            && recorded.inputTemplateId() == SessionStartedDecoder.TEMPLATE_ID
            && withoutVersion(recorded).equals(withoutVersion(replayed));
    }

    private static Map<String, String> withoutVersion(final Frame frame) {
        final Map<String, String> fields = new HashMap<>(MessageText.of(frame).get(0).fields());
        fields.remove("codeVersion");
        return fields;
    }

    private static Map<String, String> headerOf(final Frame frame) {
        return Map.of(
            "sequence", Long.toString(frame.sequence()),
            "engineTimeNs", Long.toString(frame.engineTimeNs()),
            "source", Integer.toString(frame.source()),
            "sourceSequence", Long.toString(frame.sourceSequence()));
    }

    /**
     * The first field that differs.
     *
     * @param recorded frame.
     * @param replayed frame.
     * @param words    that know the instruments of both.
     * @return in words.
     */
    public static String describe(final Frame recorded, final Frame replayed, final FrameWords words) {
        return MESSAGES.first(words.of(recorded), words.of(replayed))
            .or(() -> MESSAGES.first("frame header", headerOf(recorded), headerOf(replayed)))
            .orElse("bytes that no field shows");
    }
}
