package io.tapedeck.replay.run;

import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.risk.Verdict;
import io.tapedeck.engine.strategy.SignalKind;

/**
 * A signal that did not become an order. Immutable.
 *
 * @param timeNs       engine time, nanoseconds.
 * @param instrumentId in this run; perhaps of no instrument.
 * @param signalId     counted from 1.
 * @param kind         what was wanted.
 * @param sizing       what its size means.
 * @param basis        what the levels of its exits mean.
 * @param verdict      why it was refused.
 * @param figure       that decided, in the unit of the verdict.
 * @param limit        that it broke, in the unit of the verdict.
 * @param reason       that the strategy gave.
 */
public record RefusalRecord(
    long timeNs,
    int instrumentId,
    long signalId,
    SignalKind kind,
    Sizing sizing,
    LevelBasis basis,
    Verdict verdict,
    long figure,
    long limit,
    String reason) {
}
