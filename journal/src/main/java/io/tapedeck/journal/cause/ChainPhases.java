package io.tapedeck.journal.cause;

import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a chain by what they are to a position: its entry, what happened on the way, its exits. Immutable.
 *
 * @param entry up to the first fill that entered.
 * @param way   between.
 * @param exit  orders and fills that left.
 */
record ChainPhases(List<RecordedStep> entry, List<RecordedStep> way, List<RecordedStep> exit) {
    static ChainPhases of(final List<RecordedStep> steps) {
        final ChainPhases phases = new ChainPhases(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        boolean entered = false;
        for (final RecordedStep step : steps) {
            final boolean enters = step.facts().stream().anyMatch(ChainPhases::isEntry);
            final int exitAt = exitIndex(step.facts(), entered || enters);
            final List<RecordedFact> before = step.facts().subList(0, exitAt);
            if (!before.isEmpty()) {
                (entered ? phases.way : phases.entry).add(step.with(before));
            }
            if (exitAt < step.facts().size()) {
                phases.exit.add(step.with(step.facts().subList(exitAt, step.facts().size())));
            }
            entered |= enters;
        }
        return phases;
    }

    private static boolean isEntry(final RecordedFact fact) {
        return fact.is("Fill") && fact.text("reason").equals("ENTRY");
    }

    /** A frame that holds an exit from its beginning is wholly part of it. */
    private static int exitIndex(final List<RecordedFact> facts, final boolean isOpen) {
        boolean entering = false;
        for (int index = 0; isOpen && index < facts.size(); index++) {
            entering |= isEntry(facts.get(index));
            if (isExit(facts.get(index))) {
                return entering ? index : 0;
            }
        }
        return facts.size();
    }

    private static boolean isExit(final RecordedFact fact) {
        return (fact.is("Fill") || fact.is("OrderIntent")) && !fact.text("reason").equals("ENTRY");
    }
}
