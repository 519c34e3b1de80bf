package io.tapedeck.engine.risk;

import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

import java.util.function.Consumer;

/** One limit. One thread, no allocation. */
interface RiskCheck extends Stateful {
    /**
     * Holds an entry against the limit.
     *
     * @param proposed with its size.
     * @return {@link Verdict#ACCEPTED}, or why not.
     */
    Verdict check(ProposedOrder proposed);

    /**
     * An entry passed every check.
     *
     * @param proposed that becomes an order.
     */
    default void onAccepted(final ProposedOrder proposed) {
    }

    /**
     * Tells which limits it holds entries against and how much of them is used; none where none is set.
     *
     * @param timeNs the present.
     * @param uses   takes them.
     */
    void tell(long timeNs, Consumer<LimitUse> uses);

    @Override
    default void saveState(final StateWriter writer) {
    }

    @Override
    default void loadState(final StateReader reader) {
    }
}
