package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.InstrumentDefinitionDecoder;
import io.tapedeck.engine.event.codec.MarginBracketDecoder;
import io.tapedeck.engine.event.codec.RiskLimitsDecoder;
import io.tapedeck.engine.event.codec.SessionStartedDecoder;
import io.tapedeck.engine.event.codec.TradingRulesDecoder;
import io.tapedeck.engine.market.InstrumentCodec;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.risk.RiskLimits;

/** Before all stages: tells them of the session and of its instruments. Allocates, for these frames come once. */
final class SessionStage {
    private final FrameMessages messages = new FrameMessages();
    private final SessionListener listener;
    private FillModel fillModel = FillModel.NEXT;

    SessionStage(final SessionListener listener) {
        this.listener = listener;
    }

    void onFrame(final Frame frame) {
        switch (frame.inputTemplateId()) {
            case SessionStartedDecoder.TEMPLATE_ID -> onSession(input(frame).decode(new SessionStartedDecoder()));
            case TradingRulesDecoder.TEMPLATE_ID -> listener.onRules(
                TradingRules.decode(input(frame).decode(new TradingRulesDecoder()), fillModel));
            case RiskLimitsDecoder.TEMPLATE_ID -> listener.onLimits(
                RiskLimits.decode(input(frame).decode(new RiskLimitsDecoder())));
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> listener.onInstrument(
                InstrumentCodec.decode(input(frame).decode(new InstrumentDefinitionDecoder())));
            case MarginBracketDecoder.TEMPLATE_ID -> listener.onBracket(
                input(frame).decode(new MarginBracketDecoder()));
            default -> {
            }
        }
    }

    private void onSession(final SessionStartedDecoder message) {
        final SessionSettings settings = SessionSettings.decode(message);
        fillModel = settings.fillModel();
        listener.onSession(settings);
    }

    private FrameMessages input(final Frame frame) {
        messages.wrap(frame).next();
        return messages;
    }
}
