package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.SignalDecoder;
import io.tapedeck.engine.risk.RiskGate;
import io.tapedeck.engine.strategy.Signal;

/** Stage 6: every signal of the frame goes through the risk gate. */
final class RiskStage {
    private final RiskGate gate;
    private final FrameMessages messages = new FrameMessages();
    private final SignalDecoder decoder = new SignalDecoder();
    private final Signal signal = new Signal();

    RiskStage(final RiskGate gate) {
        this.gate = gate;
    }

    void onFrame(final Frame frame) {
        if (frame.hasDecision()) {
            judgeSignals(frame);
        }
    }

    private void judgeSignals(final Frame frame) {
        messages.wrapDerived(frame);
        while (messages.next()) {
            if (messages.templateId() == SignalDecoder.TEMPLATE_ID) {
                gate.onSignal(signal.decode(messages.decode(decoder)));
            }
        }
    }
}
