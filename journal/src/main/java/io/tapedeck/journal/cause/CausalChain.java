package io.tapedeck.journal.cause;

import io.tapedeck.journal.inspect.RecordedInstruments;
import io.tapedeck.journal.inspect.RecordedMessage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The frames that a subject's causes and effects stand in. Immutable.
 *
 * @param subject     that is explained.
 * @param steps       in the order of the tape.
 * @param instruments of the tape.
 */
public record CausalChain(Subject subject, List<RecordedStep> steps, RecordedInstruments instruments) {
    private static final String INSTRUMENT = "instrumentId";
    private static final Set<String> SESSION_EVENTS = Set.of("StageFailed", "TradingStateChanged");

    /** Keeps a copy of the steps. */
    public CausalChain {
        steps = List.copyOf(steps);
    }

    /** The frames have been walked before, so that the instruments are known and the damage was found. */
    static CausalChain read(final RecordedFrames frames, final Subject subject, final ChainLinks links,
        final long firstDocument) {
        final List<RecordedStep> steps = new ArrayList<>();
        frames.walkDecisions(firstDocument, frame -> {
            final boolean isUnderWay = !steps.isEmpty();
            final boolean isLiquidation = isUnderWay && !frames.facts(message -> links.holds(message)
                && isLiquidation(message)).isEmpty();
            final List<RecordedFact> facts = frames.facts(message -> links.holds(message)
                || isUnderWay && SESSION_EVENTS.contains(message.name())
                || isLiquidation && message.name().equals("InsurancePaid"));
            if (!facts.isEmpty()) {
                steps.add(frames.step(candles(frames, facts), facts));
            }
            return links.positions().isEmpty() || steps.isEmpty() || !steps.get(steps.size() - 1).has("TradeClosed");
        });
        return new CausalChain(subject, steps, frames.instruments());
    }

    /** Behind one the insurance of the venue may pay; it says of no position that it was for this one. */
    private static boolean isLiquidation(final RecordedMessage message) {
        return message.name().equals("Fill") && "LIQUIDATION".equals(message.values().get("reason"));
    }

    /** What a decision rests on; the candles that close while nothing is decided do not matter. */
    private static List<RecordedFact> candles(final RecordedFrames frames, final List<RecordedFact> facts) {
        final Optional<Long> instrument = facts.stream().filter(fact -> fact.is("Signal")).findFirst()
            .map(signal -> signal.number(INSTRUMENT));
        return instrument.isEmpty() ? List.of() : frames.facts(message -> message.name().equals("CandleClosed")
            && isOf(message, instrument.get()));
    }

    private static boolean isOf(final RecordedMessage message, final long instrument) {
        return message.number(INSTRUMENT).orElse(-1) == instrument;
    }

    Optional<RecordedFact> first(final String message) {
        return steps.stream().flatMap(step -> step.facts().stream()).filter(fact -> fact.is(message)).findFirst();
    }
}
