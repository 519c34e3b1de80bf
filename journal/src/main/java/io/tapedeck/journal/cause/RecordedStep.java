package io.tapedeck.journal.cause;

import java.util.List;

/**
 * A frame of a tape with what belongs to a chain of causes. Immutable.
 *
 * @param sequence       of the frame.
 * @param timeNs         engine time.
 * @param receiveNs      when the input reached the machine.
 * @param source         ordinal of the history tape that the input was read from.
 * @param sourceSequence of the input there.
 * @param input          what came from outside.
 * @param candles        of the subject's instrument that closed in the frame.
 * @param facts          that belong to the chain, in their order.
 */
public record RecordedStep(long sequence, long timeNs, long receiveNs, int source, long sourceSequence,
    RecordedFact input, List<RecordedFact> candles, List<RecordedFact> facts) {

    /** Keeps copies of the lists. */
    public RecordedStep {
        candles = List.copyOf(candles);
        facts = List.copyOf(facts);
    }

    RecordedStep with(final List<RecordedFact> some) {
        return new RecordedStep(sequence, timeNs, receiveNs, source, sourceSequence, input, candles, some);
    }

    boolean has(final String message) {
        return facts.stream().anyMatch(fact -> fact.is(message));
    }
}
