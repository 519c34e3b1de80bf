package io.tapedeck.engine.exit;

import io.tapedeck.engine.market.Instrument;

/** A position as the judge sees it. */
public interface ProtectedPosition {
    /** What is held. */
    Instrument instrument();

    /** 1 for long, -1 for short. */
    int direction();

    /** Quantity that the exits guard: what is open less what is leaving already. Scaled, 0 when nothing is left. */
    long guardedQuantity();

    /** Quantity that was ever entered; the shares of a ladder are shares of it. Scaled. */
    long enteredQuantity();

    /** Its exits. */
    ExitPlan exits();
}
