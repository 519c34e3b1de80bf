package io.tapedeck.engine.risk;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentRegistry;

import java.util.function.Consumer;

/** Size and worth of the order, of the positions in its instrument, of all positions. */
final class ExposureCheck implements RiskCheck {
    private final RiskLimits limits;
    private final InstrumentRegistry instruments;
    private final AccountView account;

    ExposureCheck(final RiskLimits limits, final InstrumentRegistry instruments, final AccountView account) {
        this.limits = limits;
        this.instruments = instruments;
        this.account = account;
    }

    @Override
    public Verdict check(final ProposedOrder proposed) {
        Verdict verdict = proposed.holdAgainst(Verdict.ORDER_QUANTITY, proposed.quantity(), limits.orderQuantity());
        if (verdict == Verdict.ACCEPTED) {
            verdict = proposed.holdAgainst(Verdict.ORDER_NOTIONAL, proposed.notional(), limits.orderNotional());
        }
        if (verdict == Verdict.ACCEPTED && limits.positionNotional() != RiskLimits.UNLIMITED) {
            verdict = proposed.holdAgainst(Verdict.MAXIMUM_POSITION, Math.addExact(putUp(proposed),
                worthOf(proposed.instrument())), limits.positionNotional());
        }
        return verdict == Verdict.ACCEPTED ? checkPortfolio(proposed) : verdict;
    }

    /** What the order may be worth at most: its amount where it has one, its notional else. */
    private static long putUp(final ProposedOrder proposed) {
        return Math.max(proposed.notional(), proposed.instrument().isMargined() ? 0
            : Math.max(0, proposed.order().quoteAmount()));
    }

    private Verdict checkPortfolio(final ProposedOrder proposed) {
        if (limits.portfolioNotional() == RiskLimits.UNLIMITED
            && limits.portfolioLeverage() == RiskLimits.UNLIMITED) {
            return Verdict.ACCEPTED;
        }
        final long exposure = Math.addExact(proposed.notional(), worthOfAll());
        final Verdict worth =
            proposed.holdAgainst(Verdict.PORTFOLIO_EXPOSURE, exposure, limits.portfolioNotional());
        return worth == Verdict.ACCEPTED ? checkLeverage(proposed, exposure) : worth;
    }

    private Verdict checkLeverage(final ProposedOrder proposed, final long exposure) {
        if (limits.portfolioLeverage() == RiskLimits.UNLIMITED) {
            return Verdict.ACCEPTED;
        }
        return proposed.holdAgainstShare(Verdict.PORTFOLIO_LEVERAGE, exposure, Math.max(0, account.equity()),
            limits.portfolioLeverage());
    }

    @Override
    public void tell(final long timeNs, final Consumer<LimitUse> uses) {
        if (limits.orderQuantity() != RiskLimits.UNLIMITED) {
            uses.accept(LimitUse.ofOrder(Verdict.ORDER_QUANTITY, limits.orderQuantity()));
        }
        if (limits.orderNotional() != RiskLimits.UNLIMITED) {
            uses.accept(LimitUse.ofOrder(Verdict.ORDER_NOTIONAL, limits.orderNotional()));
        }
        for (int id = 0; limits.positionNotional() != RiskLimits.UNLIMITED && id < instruments.count(); id++) {
            uses.accept(new LimitUse(Verdict.MAXIMUM_POSITION, id, worthOf(instruments.byId(id)),
                limits.positionNotional()));
        }
        if (limits.portfolioNotional() != RiskLimits.UNLIMITED) {
            uses.accept(LimitUse.ofAccount(Verdict.PORTFOLIO_EXPOSURE, worthOfAll(), limits.portfolioNotional()));
        }
        if (limits.portfolioLeverage() != RiskLimits.UNLIMITED) {
            uses.accept(LimitUse.ofShare(Verdict.PORTFOLIO_LEVERAGE, worthOfAll(), account.equity(),
                limits.portfolioLeverage()));
        }
    }

    private long worthOfAll() {
        long worth = 0;
        for (int id = 0; id < instruments.count(); id++) {
            worth = Math.addExact(worth, worthOf(instruments.byId(id)));
        }
        return worth;
    }

    private long worthOf(final Instrument instrument) {
        final HeldPositions held = account.positions(instrument.id());
        long worth = 0;
        for (int index = 0; index < held.count(); index++) {
            worth = Math.addExact(worth,
                instrument.notional(account.lastPrice(instrument.id()), held.at(index).quantity()));
        }
        return worth;
    }
}
