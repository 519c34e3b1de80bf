package io.tapedeck.engine.risk;

import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * At most so many orders within any span of a length. It remembers as many moments as the limit; the oldest one tells
 * whether one more fits. No allocation after construction.
 */
final class RateCheck implements RiskCheck {
    /** Greatest limit that is counted; what is above cannot be broken in practice. */
    static final int MAXIMUM_LIMIT = 4096;

    private final Verdict verdict;
    private final long spanNs;
    private final long[] momentsNs;
    private long accepted;

    RateCheck(final Verdict verdict, final long limit, final long spanNs) {
        this.verdict = verdict;
        this.spanNs = spanNs;
        momentsNs = new long[limit > MAXIMUM_LIMIT ? 0 : (int) Math.max(0, limit)];
    }

    @Override
    public Verdict check(final ProposedOrder proposed) {
        if (momentsNs.length == 0 || accepted < momentsNs.length) {
            return Verdict.ACCEPTED;
        }
        final long oldest = momentsNs[(int) (accepted % momentsNs.length)];
        return proposed.timeNs() - oldest < spanNs
            ? proposed.refuse(verdict, momentsNs.length + 1L, momentsNs.length) : Verdict.ACCEPTED;
    }

    @Override
    public void onAccepted(final ProposedOrder proposed) {
        if (momentsNs.length > 0) {
            momentsNs[(int) (accepted % momentsNs.length)] = proposed.timeNs();
            accepted++;
        }
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(accepted);
        for (final long moment : momentsNs) {
            writer.putLong(moment);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        accepted = reader.getLong();
        for (int index = 0; index < momentsNs.length; index++) {
            momentsNs[index] = reader.getLong();
        }
    }
}
