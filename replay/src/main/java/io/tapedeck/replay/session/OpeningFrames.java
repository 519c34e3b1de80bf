package io.tapedeck.replay.session;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.InstrumentDefinitionDecoder;
import io.tapedeck.engine.event.codec.MarginBracketDecoder;
import io.tapedeck.engine.event.codec.MarketCapitalisationDecoder;
import io.tapedeck.engine.event.codec.RiskLimitsDecoder;
import io.tapedeck.engine.event.codec.SessionStartedDecoder;
import io.tapedeck.engine.event.codec.TradingRulesDecoder;
import io.tapedeck.engine.pipeline.FrameListener;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Inputs that tell an engine what it trades and by what rules. They are no part of its state: an empty engine is given
 * them before it takes on a saved state. One thread; allocates only when it grows.
 */
final class OpeningFrames {
    private final ExpandableArrayBuffer packed = new ExpandableArrayBuffer();
    private final Frame input = Frame.allocate();
    private int length;

    /** Keeps the input of a frame where it is such a one. */
    void keep(final Frame frame) {
        if (tellsTheEngine(frame.inputTemplateId())) {
            input.copyFrom(frame.buffer(), 0, frame.length());
            input.keepInput();
            packed.putBytes(length, input.buffer(), 0, input.length());
            length += input.length();
        }
    }

    private static boolean tellsTheEngine(final int templateId) {
        return switch (templateId) {
            case SessionStartedDecoder.TEMPLATE_ID, TradingRulesDecoder.TEMPLATE_ID, RiskLimitsDecoder.TEMPLATE_ID,
                InstrumentDefinitionDecoder.TEMPLATE_ID, MarginBracketDecoder.TEMPLATE_ID,
                MarketCapitalisationDecoder.TEMPLATE_ID -> true;
            default -> false;
        };
    }

    byte[] bytes() {
        final byte[] bytes = new byte[length];
        packed.getBytes(0, bytes);
        return bytes;
    }

    /** Takes over what was kept before, and gives it to an engine. */
    void restore(final byte[] bytes, final FrameListener engine) {
        packed.putBytes(0, bytes);
        length = bytes.length;
        final UnsafeBuffer kept = new UnsafeBuffer(bytes);
        final Frame frame = Frame.allocate();
        for (int offset = 0; offset < bytes.length; offset += kept.getInt(offset + Frame.LENGTH_OFFSET)) {
            frame.copyFrom(kept, offset, kept.getInt(offset + Frame.LENGTH_OFFSET));
            engine.onFrame(frame);
        }
    }
}
