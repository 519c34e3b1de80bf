package io.tapedeck.replay.state;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.CandleClosedDecoder;
import io.tapedeck.engine.event.codec.EquityChangedDecoder;

/** Which frames somebody steps to: those with signals, answers, orders, fills, moved exits. Stateless. */
final class DecisionFrames {
    private DecisionFrames() {
    }

    /** Closed candles and samples of the equity come with the market; everything else was decided. */
    static boolean decides(final Frame frame) {
        if (frame.messageCount() > 1 && frame.hasDecision()) {
            final FrameMessages messages = new FrameMessages().wrapDerived(frame);
            while (messages.next()) {
                if (messages.templateId() != CandleClosedDecoder.TEMPLATE_ID
                    && messages.templateId() != EquityChangedDecoder.TEMPLATE_ID) {
                    return true;
                }
            }
        }
        return false;
    }
}
