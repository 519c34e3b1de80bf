package io.tapedeck.replay.lookahead;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.AnswerCode;
import io.tapedeck.engine.event.codec.OrderIntentDecoder;
import io.tapedeck.engine.event.codec.OrderUpdateDecoder;
import io.tapedeck.engine.event.codec.PositionChangedDecoder;
import io.tapedeck.engine.event.codec.SignalDecoder;
import io.tapedeck.engine.pipeline.FrameListener;
import org.agrona.collections.LongArrayList;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The signals of a run and the stance in which they were given, for every strategy of the run.
 *
 * <p>Of a signal counts what it asks for, for which symbol, whether a filter vetoed it, and the words of its reason;
 * figures in a reason do not. Written on the thread of the pipeline, read when the run is over.
 */
final class SignalTrail implements FrameListener {
    private final List<String> symbols;
    private final boolean isShared;
    private final List<OfStrategy> strategies;
    private final LongArrayList signalTimes = new LongArrayList();
    private final FrameMessages messages = new FrameMessages();
    private final SignalDecoder signal = new SignalDecoder();
    private final PositionChangedDecoder position = new PositionChangedDecoder();
    private final OrderIntentDecoder intent = new OrderIntentDecoder();
    private final OrderUpdateDecoder update = new OrderUpdateDecoder();

    /**
     * A trail without signals.
     *
     * @param symbols  of the run, by number.
     * @param isShared whether one strategy decides for all symbols.
     */
    SignalTrail(final List<String> symbols, final boolean isShared) {
        this.symbols = symbols;
        this.isShared = isShared;
        strategies = Stream.generate(OfStrategy::new).limit(isShared ? 1 : symbols.size()).toList();
    }

    /** Everything that a strategy said at one moment, and how it stood just before. */
    record Given(long timeNs, long stance, String what) {
        private Given and(final String more) {
            return new Given(timeNs, stance, what + ", " + more);
        }
    }

    /** What one strategy said, and how it stood when. */
    static final class OfStrategy {
        private final List<Given> given = new ArrayList<>();
        private final LongArrayList changeTimes = new LongArrayList();
        private final LongArrayList stances = new LongArrayList();
        private final Stance stance = new Stance();

        private void add(final long timeNs, final String what) {
            final int last = given.size() - 1;
            if (last >= 0 && given.get(last).timeNs() == timeNs) {
                given.set(last, given.get(last).and(what));
            } else {
                given.add(new Given(timeNs, stance.value(), what));
            }
        }

        private void noteStance(final long timeNs) {
            changeTimes.addLong(timeNs);
            stances.addLong(stance.value());
        }

        /** Ordered by time, one entry for a moment. */
        List<Given> given() {
            return given;
        }

        /** How it stood after everything that happened up to a moment. */
        long stanceAt(final long timeNs) {
            int low = 0;
            int high = changeTimes.size();
            while (low < high) {
                final int middle = (low + high) >>> 1;
                if (changeTimes.getLong(middle) <= timeNs) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low == 0 ? 0 : stances.getLong(low - 1);
        }
    }

    @Override
    public void onFrame(final Frame frame) {
        if (frame.hasDecision() && DecisionTrail.hasDerived(frame)) {
            messages.wrapDerived(frame);
            while (messages.next()) {
                onMessage(frame.engineTimeNs());
            }
        }
    }

    private void onMessage(final long timeNs) {
        switch (messages.templateId()) {
            case SignalDecoder.TEMPLATE_ID -> onSignal(messages.decode(signal), timeNs);
            case PositionChangedDecoder.TEMPLATE_ID -> onPosition(messages.decode(position), timeNs);
            case OrderIntentDecoder.TEMPLATE_ID -> onIntent(messages.decode(intent), timeNs);
            case OrderUpdateDecoder.TEMPLATE_ID -> onUpdate(messages.decode(update), timeNs);
            default -> {
            }
        }
    }

    private void onSignal(final SignalDecoder message, final long timeNs) {
        ofInstrument(message.instrumentId()).add(timeNs, message.kind() + " " + symbols.get(message.instrumentId())
            + (message.vetoed() == AnswerCode.YES ? " vetoed" : "") + " (" + words(message.reason()) + ")");
        if (signalTimes.isEmpty() || signalTimes.getLong(signalTimes.size() - 1) != timeNs) {
            signalTimes.addLong(timeNs);
        }
    }

    private static String words(final String reason) {
        return reason.replaceAll("[-+]?[0-9][0-9.,]*", "#");
    }

    private void onPosition(final PositionChangedDecoder message, final long timeNs) {
        final OfStrategy strategy = ofInstrument(message.instrumentId());
        strategy.stance.onPosition(message, timeNs);
        strategy.noteStance(timeNs);
    }

    private void onIntent(final OrderIntentDecoder message, final long timeNs) {
        final OfStrategy strategy = ofInstrument(message.instrumentId());
        strategy.stance.onIntent(message, timeNs);
        strategy.noteStance(timeNs);
    }

    private void onUpdate(final OrderUpdateDecoder message, final long timeNs) {
        final OfStrategy strategy = ofInstrument(message.instrumentId());
        strategy.stance.onUpdate(message);
        strategy.noteStance(timeNs);
    }

    private OfStrategy ofInstrument(final int instrumentId) {
        return strategies.get(isShared ? 0 : instrumentId);
    }

    /** The strategies of the run: one for every symbol in the order of their numbers, or one for all. */
    List<OfStrategy> strategies() {
        return strategies;
    }

    /** When a strategy said something, ascending. */
    LongArrayList signalTimes() {
        return signalTimes;
    }
}
