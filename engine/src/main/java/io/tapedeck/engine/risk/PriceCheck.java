package io.tapedeck.engine.risk;

import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

import java.util.function.Consumer;

/** The collar around the last price, and its age. */
final class PriceCheck implements RiskCheck {
    private final RiskLimits limits;
    private final InstrumentRegistry instruments;
    private final long[] priceTimesNs = new long[InstrumentRegistry.MAXIMUM_INSTRUMENTS];

    PriceCheck(final RiskLimits limits, final InstrumentRegistry instruments) {
        this.limits = limits;
        this.instruments = instruments;
    }

    void onPrice(final int instrumentId, final long timeNs) {
        priceTimesNs[instrumentId] = timeNs;
    }

    @Override
    public Verdict check(final ProposedOrder proposed) {
        final long age = proposed.timeNs() - priceTimesNs[proposed.instrument().id()];
        final Verdict fresh = proposed.holdAgainst(Verdict.STALE_DATA, age, limits.staleAfterNs());
        if (fresh != Verdict.ACCEPTED || limits.priceCollar() == RiskLimits.UNLIMITED) {
            return fresh;
        }
        final long distance = Math.abs(proposed.price() - proposed.lastPrice());
        return proposed.holdAgainstShare(Verdict.PRICE_COLLAR, distance, proposed.lastPrice(), limits.priceCollar());
    }

    @Override
    public void tell(final long nowNs, final Consumer<LimitUse> uses) {
        for (int id = 0; limits.staleAfterNs() != RiskLimits.UNLIMITED && id < instruments.count(); id++) {
            uses.accept(new LimitUse(Verdict.STALE_DATA, id, nowNs - priceTimesNs[id], limits.staleAfterNs()));
        }
        if (limits.priceCollar() != RiskLimits.UNLIMITED) {
            uses.accept(LimitUse.ofOrder(Verdict.PRICE_COLLAR, limits.priceCollar()));
        }
    }

    @Override
    public void saveState(final StateWriter writer) {
        for (int id = 0; id < instruments.count(); id++) {
            writer.putLong(priceTimesNs[id]);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        for (int id = 0; id < instruments.count(); id++) {
            priceTimesNs[id] = reader.getLong();
        }
    }
}
