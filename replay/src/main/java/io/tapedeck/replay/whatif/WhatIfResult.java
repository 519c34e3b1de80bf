package io.tapedeck.replay.whatif;

import io.tapedeck.replay.difference.TradeChanges;
import io.tapedeck.replay.run.Difference;
import io.tapedeck.replay.run.ReplayResult;

import java.util.Optional;

/**
 * What came of a change. Immutable.
 *
 * @param recorded    the run as it was, played again.
 * @param changed     the run with the change.
 * @param divergence  where the two part; empty where they decide the same, or where damage hides it.
 * @param damage      of the recorded tape that ended the search for it.
 * @param trades      side by side.
 * @param attribution of the difference of the results.
 */
public record WhatIfResult(ReplayResult recorded, ReplayResult changed, Optional<Difference> divergence,
    Optional<String> damage, TradeChanges trades, Attribution attribution) {

    /**
     * What the change brings.
     *
     * @return final equity of the changed run less that of the recorded one, money.
     */
    public long difference() {
        return changed.performance().finalEquity() - recorded.performance().finalEquity();
    }
}
