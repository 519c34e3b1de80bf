package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.MarkCandleDecoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.MarketQuoteDecoder;
import io.tapedeck.engine.event.codec.MarketTradeDecoder;
import io.tapedeck.engine.event.codec.OpenInterestDecoder;

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
            case DECISIONS -> frame.hasDecision() || !isMarketData(frame.inputTemplateId());
            case ALL -> true;
        };
    }

    /** Funding and what happens to shares come seldom and move money: they are no mere prices. */
    private static boolean isMarketData(final int templateId) {
        return switch (templateId) {
            case MarketCandleDecoder.TEMPLATE_ID, MarkCandleDecoder.TEMPLATE_ID, MarketTradeDecoder.TEMPLATE_ID,
                MarketQuoteDecoder.TEMPLATE_ID, OpenInterestDecoder.TEMPLATE_ID -> true;
            default -> false;
        };
    }
}
