package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.FillReasonCode;
import io.tapedeck.engine.event.codec.OrderIntentDecoder;
import io.tapedeck.engine.event.codec.SignalDecoder;
import org.agrona.collections.Long2ObjectHashMap;

import java.util.HashMap;
import java.util.Map;

/**
 * What strategies said of the signals behind the orders that open positions. On the thread of the pipeline; keeps a
 * text once, however often it is said.
 */
final class EntryReasons {
    private final Long2ObjectHashMap<String> reasons = new Long2ObjectHashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final FrameMessages messages = new FrameMessages();
    private final SignalDecoder signal = new SignalDecoder();

    /** An order stands in the frame of its signal, behind it. */
    void onIntent(final Frame frame, final OrderIntentDecoder intent) {
        if (intent.reason() == FillReasonCode.ENTRY) {
            messages.wrapDerived(frame);
            while (messages.next()) {
                if (messages.templateId() == SignalDecoder.TEMPLATE_ID
                    && messages.decode(signal).signalId() == intent.signalId()) {
                    reasons.put(intent.orderId(), texts.computeIfAbsent(signal.reason(), reason -> reason));
                }
            }
        }
    }

    /** Empty for an order that no signal is known of. */
    String of(final long orderId) {
        final String reason = reasons.get(orderId);
        return reason == null ? "" : reason;
    }
}
