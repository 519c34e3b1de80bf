package io.tapedeck.replay.session;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.RecalledCandleDecoder;
import io.tapedeck.engine.event.codec.ReloadStepCode;
import io.tapedeck.engine.event.codec.StrategyParameterDecoder;
import io.tapedeck.engine.event.codec.StrategyReloadDecoder;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.journal.inspect.SessionPreamble;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Inputs that tell an engine what it trades, by what rules, and with which parameters. They are no part of its state:
 * an empty engine is given them before it takes on a saved state. One thread; allocates only when it grows.
 *
 * <p>Of a reload its steps and parameters are kept, not the candles, which are in the state. One that was called off
 * leaves nothing behind, as it does in the engine.
 */
public final class OpeningFrames {
    private static final int NONE = -1;

    private final ExpandableArrayBuffer packed = new ExpandableArrayBuffer();
    private final Frame input = Frame.allocate();
    private final FrameMessages messages = new FrameMessages();
    private final StrategyReloadDecoder reload = new StrategyReloadDecoder();
    private int length;
    /** Where a reload begins that is not complete yet. */
    private int unfinished = NONE;

    /**
     * Keeps the input of a frame where it is such a one.
     *
     * @param frame that was processed, or is passed over.
     */
    public void keep(final Frame frame) {
        switch (frame.inputTemplateId()) {
            case StrategyReloadDecoder.TEMPLATE_ID -> keepStep(frame);
            case StrategyParameterDecoder.TEMPLATE_ID -> append(frame);
            case RecalledCandleDecoder.TEMPLATE_ID -> {
            }
            default -> {
                callOff();
                if (SessionPreamble.contains(frame)) {
                    append(frame);
                }
            }
        }
    }

    private void keepStep(final Frame frame) {
        messages.wrap(frame).next();
        if (messages.decode(reload).step() == ReloadStepCode.BEGIN) {
            callOff();
            unfinished = length;
            append(frame);
        } else if (unfinished != NONE) {
            append(frame);
            unfinished = NONE;
        }
    }

    private void callOff() {
        if (unfinished != NONE) {
            length = unfinished;
            unfinished = NONE;
        }
    }

    private void append(final Frame frame) {
        input.copyFrom(frame.buffer(), 0, frame.length());
        input.keepInput();
        packed.putBytes(length, input.buffer(), 0, input.length());
        length += input.length();
    }

    byte[] bytes() {
        final byte[] bytes = new byte[length];
        packed.getBytes(0, bytes);
        return bytes;
    }

    /** Takes over what was kept before, and gives it to an engine. */
    void restore(final byte[] bytes, final FrameListener engine) {
        final UnsafeBuffer kept = new UnsafeBuffer(bytes);
        final Frame frame = Frame.allocate();
        for (int offset = 0; offset < bytes.length; offset += kept.getInt(offset + Frame.LENGTH_OFFSET)) {
            frame.copyFrom(kept, offset, kept.getInt(offset + Frame.LENGTH_OFFSET));
            keep(frame);
            engine.onFrame(frame);
        }
    }

    /**
     * Gives what was kept to an empty engine.
     *
     * @param engine that then can take on the state behind the last frame.
     */
    public void giveTo(final FrameListener engine) {
        new OpeningFrames().restore(bytes(), engine);
    }
}
