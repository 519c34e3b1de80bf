package io.tapedeck.engine.risk;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

import java.util.function.Consumer;

/** What the account has lost since midnight UTC and since its peak, as sampled at the closes of the strategy. */
final class LossCheck implements RiskCheck {
    private final RiskLimits limits;
    private final AccountView account;
    private long day = Long.MIN_VALUE;
    private long dayEndNs = Long.MIN_VALUE;
    private long dayStartEquity;
    private long lastEquity = Long.MIN_VALUE;
    private long peakEquity;

    LossCheck(final RiskLimits limits, final AccountView account) {
        this.limits = limits;
        this.account = account;
    }

    /** Takes note of the equity; the last one of a day is what the next day starts from. */
    void onEquity(final long timeNs, final long equity) {
        if (timeNs >= dayEndNs) {
            day = Timeframe.D1.startOf(timeNs);
            dayEndNs = day + Timeframe.D1.durationNs();
            dayStartEquity = lastEquity == Long.MIN_VALUE ? equity : lastEquity;
        }
        lastEquity = equity;
        peakEquity = Math.max(peakEquity, equity);
    }

    @Override
    public Verdict check(final ProposedOrder proposed) {
        if (limits.dailyLoss() == RiskLimits.UNLIMITED && limits.drawdown() == RiskLimits.UNLIMITED) {
            return Verdict.ACCEPTED;
        }
        final long equity = account.equity();
        final Verdict today = fall(proposed, Verdict.DAILY_LOSS, dayStartEquity, equity, limits.dailyLoss());
        return today == Verdict.ACCEPTED
            ? fall(proposed, Verdict.DRAWDOWN, peakEquity, equity, limits.drawdown()) : today;
    }

    private static Verdict fall(final ProposedOrder proposed, final Verdict verdict, final long from, final long to,
        final long limit) {
        if (limit == RiskLimits.UNLIMITED || from <= 0) {
            return Verdict.ACCEPTED;
        }
        return proposed.holdAgainstShare(verdict, from - to, from, limit);
    }

    @Override
    public void tell(final long timeNs, final Consumer<LimitUse> uses) {
        final long equity = account.equity();
        if (limits.dailyLoss() != RiskLimits.UNLIMITED) {
            uses.accept(LimitUse.ofShare(Verdict.DAILY_LOSS, dayStartEquity - equity, dayStartEquity,
                limits.dailyLoss()));
        }
        if (limits.drawdown() != RiskLimits.UNLIMITED) {
            uses.accept(LimitUse.ofShare(Verdict.DRAWDOWN, peakEquity - equity, peakEquity, limits.drawdown()));
        }
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(day);
        writer.putLong(dayStartEquity);
        writer.putLong(lastEquity);
        writer.putLong(peakEquity);
    }

    @Override
    public void loadState(final StateReader reader) {
        day = reader.getLong();
        dayEndNs = day == Long.MIN_VALUE ? day : day + Timeframe.D1.durationNs();
        dayStartEquity = reader.getLong();
        lastEquity = reader.getLong();
        peakEquity = reader.getLong();
    }
}
