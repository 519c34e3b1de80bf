package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.InstrumentDefinitionDecoder;
import io.tapedeck.engine.event.codec.MarginBracketDecoder;
import io.tapedeck.engine.event.codec.MarketCapitalisationDecoder;
import io.tapedeck.engine.event.codec.RiskLimitsDecoder;
import io.tapedeck.engine.event.codec.SessionStartedDecoder;
import io.tapedeck.engine.event.codec.TradingRulesDecoder;

/**
 * The frames that say what a session was told: without them nobody knows what the numbers of the others mean.
 * Stateless.
 */
public final class SessionPreamble {
    private SessionPreamble() {
    }

    /**
     * Whether a frame belongs to it.
     *
     * @param frame to look at.
     * @return true for settings, limits and what is said of an instrument.
     */
    public static boolean contains(final Frame frame) {
        return switch (frame.inputTemplateId()) {
            case SessionStartedDecoder.TEMPLATE_ID, TradingRulesDecoder.TEMPLATE_ID, RiskLimitsDecoder.TEMPLATE_ID,
                InstrumentDefinitionDecoder.TEMPLATE_ID, MarginBracketDecoder.TEMPLATE_ID,
                MarketCapitalisationDecoder.TEMPLATE_ID -> true;
            default -> false;
        };
    }
}
