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
     * A signal became an order; called after {@link #onVerdict}, once for every position that it closes.
     *
     * @param order to be sent.
     */
    void onOrderAccepted(Order order);

    /**
     * A signal became a change of a working order or of a position's exits; called after {@link #onVerdict}.
     *
     * @param signal  that asks for it.
     * @param orderId of the order that is meant, 0 where a position is.
     */
    void onChangeAccepted(Signal signal, long orderId);
}
