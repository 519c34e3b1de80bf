package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;

/** Which frames a run puts on its tape. What is recorded never changes what is decided, nor a digest. */
public enum RecordLevel {
    /** No tape. */
    NONE,
    /** Frames in which a stage decided something, and everything that is not market data. */
    DECISIONS,
    /** Every frame. */
    ALL;

    /**
     * Whether a frame belongs on the tape.
     *
     * @param frame complete.
     * @return true to record it.
     */
    public boolean keeps(final Frame frame) {
        return switch (this) {
            case NONE -> false;
            case DECISIONS -> frame.hasDecision() || frame.inputTemplateId() != MarketCandleDecoder.TEMPLATE_ID;
            case ALL -> true;
        };
    }
}
