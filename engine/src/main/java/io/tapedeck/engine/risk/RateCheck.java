package io.tapedeck.engine.risk;

import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

import java.util.function.Consumer;

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
    private int count;
    private int oldest;

    RateCheck(final Verdict verdict, final long limit, final long spanNs) {
        this.verdict = verdict;
        this.spanNs = spanNs;
        momentsNs = new long[limit > MAXIMUM_LIMIT ? 0 : (int) Math.max(0, limit)];
    }

    /** Goes on under another limit: the orders that are remembered still count, as many as are remembered here. */
    void goOnFrom(final RateCheck before) {
        final int kept = Math.min(before.count, momentsNs.length);
        for (int index = 0; index < kept; index++) {
            momentsNs[index] = before.momentNs(before.count - kept + index);
        }
        count = kept;
        oldest = kept == momentsNs.length ? 0 : kept;
    }

    /** In the order of time, the oldest first. */
    private long momentNs(final int number) {
        return momentsNs[count < momentsNs.length ? number : (oldest + number) % momentsNs.length];
    }

    @Override
    public Verdict check(final ProposedOrder proposed) {
        if (momentsNs.length == 0 || count < momentsNs.length) {
            return Verdict.ACCEPTED;
        }
        return proposed.timeNs() - momentsNs[oldest] < spanNs
            ? proposed.refuse(verdict, momentsNs.length + 1L, momentsNs.length) : Verdict.ACCEPTED;
    }

    @Override
    public void onAccepted(final ProposedOrder proposed) {
        if (momentsNs.length > 0) {
            momentsNs[oldest] = proposed.timeNs();
            oldest = oldest + 1 == momentsNs.length ? 0 : oldest + 1;
            count = Math.min(count + 1, momentsNs.length);
        }
    }

    @Override
    public void tell(final long timeNs, final Consumer<LimitUse> uses) {
        if (momentsNs.length > 0) {
            uses.accept(LimitUse.ofAccount(verdict, within(timeNs), momentsNs.length));
        }
    }

    private int within(final long timeNs) {
        int orders = 0;
        for (int index = 0; index < count; index++) {
            orders += timeNs - momentsNs[index] < spanNs ? 1 : 0;
        }
        return orders;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(count);
        writer.putInt(oldest);
        for (final long moment : momentsNs) {
            writer.putLong(moment);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        count = reader.getInt();
        oldest = reader.getInt();
        for (int index = 0; index < momentsNs.length; index++) {
            momentsNs[index] = reader.getLong();
        }
    }
}
