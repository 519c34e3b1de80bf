package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.ExitsWishedDecoder;
import io.tapedeck.engine.event.codec.OperatorActionCode;
import io.tapedeck.engine.event.codec.OperatorCommandDecoder;
import io.tapedeck.engine.event.codec.SignalDecoder;
import io.tapedeck.engine.risk.RiskGate;
import io.tapedeck.engine.risk.TradingState;
import io.tapedeck.engine.strategy.Signal;

/** Stage 6: the operator moves the kill switch; every signal of the frame goes through the risk gate. */
final class RiskStage {
    private final RiskGate gate;
    private final DerivedMessages derived;
    private final FrameMessages messages = new FrameMessages();
    private final SignalDecoder decoder = new SignalDecoder();
    private final ExitsWishedDecoder exits = new ExitsWishedDecoder();
    private final OperatorCommandDecoder command = new OperatorCommandDecoder();
    private final Signal signal = new Signal();

    RiskStage(final RiskGate gate, final DerivedMessages derived) {
        this.gate = gate;
        this.derived = derived;
    }

    void onFrame(final Frame frame, final MarketUpdate update) {
        if (derived.hasSignals()) {
            judgeSignals(frame);
        }
        if (!update.hasCandle() && frame.inputTemplateId() == OperatorCommandDecoder.TEMPLATE_ID) {
            messages.wrap(frame).next();
            onCommand(messages.decode(command));
        }
    }

    /** The exits that a signal wishes may stand in the message behind it. */
    private void judgeSignals(final Frame frame) {
        boolean pending = false;
        messages.wrapDerived(frame);
        while (messages.next()) {
            if (messages.templateId() == SignalDecoder.TEMPLATE_ID) {
                flush(pending);
                SignalCodec.decode(messages.decode(decoder), signal);
                pending = true;
            } else if (messages.templateId() == ExitsWishedDecoder.TEMPLATE_ID) {
                ProtectionCodec.decode(messages.decode(exits), signal.protection());
            }
        }
        flush(pending);
    }

    private void flush(final boolean pending) {
        if (pending) {
            gate.onSignal(signal);
        }
    }

    private void onCommand(final OperatorCommandDecoder message) {
        final OperatorActionCode action = message.action();
        final TradingState next = switch (action) {
            case HALT, FLATTEN -> TradingState.HALTED;
            case REDUCE_ONLY -> TradingState.REDUCE_ONLY;
            case RELEASE -> TradingState.ACTIVE;
            default -> gate.killSwitch().state();
        };
        if (gate.killSwitch().move(next)) {
            derived.tradingStateChanged(next, message.commandId());
        }
    }
}
