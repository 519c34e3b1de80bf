package io.tapedeck.replay.lookahead;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.state.Xxh64;
import org.agrona.collections.LongArrayList;

/**
 * What a run derived, frame by frame, in four words each: the place of the frame in the run, its engine time, and a
 * fingerprint of the derived messages, as the decision digest takes them. Frames without derived messages leave no
 * trace. Frames with decisions are kept as well, as far as there is room.
 *
 * <p>Written on the thread of the pipeline, read when the run is over.
 */
final class DecisionTrail implements FrameListener {
    private static final int TEMPLATE_BITS = 16;

    private final LongArrayList places = new LongArrayList();
    private final LongArrayList times = new LongArrayList();
    private final LongArrayList fingerprints = new LongArrayList();
    private final LongArrayList kept = new LongArrayList();
    private final KeptFrames frames = new KeptFrames();

    @Override
    public void onFrame(final Frame frame) {
        if (hasDerived(frame)) {
            places.addLong(place(frame));
            times.addLong(frame.engineTimeNs());
            fingerprints.addLong(fingerprint(frame));
            kept.addLong(frame.hasDecision() ? frames.keep(frame) : KeptFrames.NOWHERE);
        }
    }

    static boolean hasDerived(final Frame frame) {
        return frame.messageCount() > 1;
    }

    /** Equal where two runs that were fed the same so far are fed the same again. */
    private static long place(final Frame frame) {
        return frame.sequence() << TEMPLATE_BITS | frame.inputTemplateId();
    }

    private static long fingerprint(final Frame frame) {
        final int offset = frame.derivedOffset();
        return Xxh64.hash(frame.buffer(), offset, frame.length() - offset, frame.engineTimeNs());
    }

    int size() {
        return places.size();
    }

    long timeNs(final int index) {
        return times.getLong(index);
    }

    long sequence(final int index) {
        return places.getLong(index) >>> TEMPLATE_BITS;
    }

    boolean isAt(final int index, final Frame frame) {
        return places.getLong(index) == place(frame);
    }

    boolean isSame(final int index, final Frame frame) {
        return isAt(index, frame) && fingerprints.getLong(index) == fingerprint(frame);
    }

    boolean isKept(final int index) {
        return kept.getLong(index) != KeptFrames.NOWHERE;
    }

    /** A frame that is kept. */
    Frame frame(final int index) {
        return frames.at(kept.getLong(index));
    }
}
