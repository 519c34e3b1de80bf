package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.InstrumentDefinitionDecoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.SessionStartedDecoder;

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

    /**
     * Whether a frame describes the session rather than an event in it.
     *
     * @param frame complete.
     * @return true for the session's start and for instrument definitions.
     */
    public static boolean isPreamble(final Frame frame) {
        final int input = frame.inputTemplateId();
        return input == SessionStartedDecoder.TEMPLATE_ID || input == InstrumentDefinitionDecoder.TEMPLATE_ID;
    }
}
