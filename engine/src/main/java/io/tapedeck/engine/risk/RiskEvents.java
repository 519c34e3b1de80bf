package io.tapedeck.engine.risk;

import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.strategy.Signal;

/** Receives the answers of the risk gate. Arguments are valid during the call only. */
public interface RiskEvents {
    /**
     * A signal was answered.
     *
     * @param signal  that was judged.
     * @param verdict the answer.
     * @param figure  that decided; 0 where none did.
     * @param limit   that the figure was held against; 0 where there was none.
     */
    void onVerdict(Signal signal, Verdict verdict, long figure, long limit);

    /**
     * A signal became an order; called after {@link #onVerdict}.
     *
     * @param order to be sent.
     */
    void onOrderAccepted(Order order);
}
