package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.ExitsWishedDecoder;
import io.tapedeck.engine.event.codec.RiskVerdictDecoder;
import io.tapedeck.engine.event.codec.SignalDecoder;
import io.tapedeck.engine.event.codec.VerdictCode;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.risk.Verdict;
import io.tapedeck.engine.strategy.SignalKind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps what the risk gate refused, with what the signal in the same frame wanted. On the thread of the pipeline; an
 * accepted signal costs a comparison, a refused one about 80 bytes, its reason being kept once.
 */
final class RefusalLog {
    private final List<RefusalRecord> records = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, String> reasons = new HashMap<>();
    private final FrameMessages messages = new FrameMessages();
    private final SignalDecoder signal = new SignalDecoder();
    private final ExitsWishedDecoder exits = new ExitsWishedDecoder();

    void onVerdict(final Frame frame, final RiskVerdictDecoder message) {
        if (message.verdict() != VerdictCode.ACCEPTED) {
            counts.merge(message.verdict().name(), 1L, Long::sum);
            findSignal(frame, message.signalId());
            records.add(new RefusalRecord(frame.engineTimeNs(), message.instrumentId(), message.signalId(),
                SignalKind.ofCode(signal.kindRaw()), Sizing.ofCode(signal.sizingRaw()),
                basisOfExits(message.signalId()), Verdict.ofCode(message.verdictRaw()), message.figure(),
                message.brokenLimit(), reasons.computeIfAbsent(signal.reason(), reason -> reason)));
        }
    }

    /** A verdict stands in the frame of its signal, behind it. */
    private void findSignal(final Frame frame, final long signalId) {
        messages.wrapDerived(frame);
        do {
            messages.next();
        } while (messages.templateId() != SignalDecoder.TEMPLATE_ID
            || messages.decode(signal).signalId() != signalId);
    }

    /** Where a stop and one target by price do not say it all, the exits stand in the message behind the signal. */
    private LevelBasis basisOfExits(final long signalId) {
        return messages.next() && messages.templateId() == ExitsWishedDecoder.TEMPLATE_ID
            && messages.decode(exits).signalId() == signalId
            ? LevelBasis.ofCode(exits.basisRaw()) : LevelBasis.PRICE;
    }

    List<RefusalRecord> records() {
        return records;
    }

    /** Verdict to how often it refused. */
    Map<String, Long> counts() {
        return counts;
    }
}
