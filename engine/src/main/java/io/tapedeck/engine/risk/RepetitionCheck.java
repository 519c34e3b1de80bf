package io.tapedeck.engine.risk;

import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

import java.util.function.Consumer;

/** The same order twice in a short time, and entry after entry on one day: what a strategy does that has gone mad. */
final class RepetitionCheck implements RiskCheck {
    private final RiskLimits limits;
    private final InstrumentRegistry instruments;
    private final long[] lastTimesNs = new long[InstrumentRegistry.MAXIMUM_INSTRUMENTS];
    private final long[] lastOrders = new long[InstrumentRegistry.MAXIMUM_INSTRUMENTS];
    private final long[] days = new long[InstrumentRegistry.MAXIMUM_INSTRUMENTS];
    private final long[] entries = new long[InstrumentRegistry.MAXIMUM_INSTRUMENTS];
    /** Of the order that was checked last. */
    private long shape;

    RepetitionCheck(final RiskLimits limits, final InstrumentRegistry instruments) {
        this.limits = limits;
        this.instruments = instruments;
    }

    @Override
    public Verdict check(final ProposedOrder proposed) {
        final int id = proposed.instrument().id();
        shape = shape(proposed);
        final boolean sameDay = proposed.timeNs() - days[id] < Timeframe.D1.durationNs();
        final Verdict day = proposed.holdAgainst(Verdict.ENTRIES_PER_DAY, sameDay ? entries[id] + 1 : 1,
            limits.entriesPerDay());
        final long since = proposed.timeNs() - lastTimesNs[id];
        return day == Verdict.ACCEPTED && lastOrders[id] == shape && since < limits.duplicateWindowNs()
            ? proposed.refuse(Verdict.DUPLICATE_ORDER, since, limits.duplicateWindowNs()) : day;
    }

    /** What makes two orders the same: side, type, size and prices. Never 0, which stands for no order. */
    private static long shape(final ProposedOrder proposed) {
        final Order order = proposed.order();
        long shape = order.side().code() * 31L + order.type().code();
        shape = shape * 31 + order.quantity();
        shape = shape * 31 + order.quoteAmount();
        shape = shape * 31 + order.limitPrice();
        return shape * 31 + order.triggerPrice() | 1;
    }

    @Override
    public void onAccepted(final ProposedOrder proposed) {
        final int id = proposed.instrument().id();
        if (proposed.timeNs() - days[id] >= Timeframe.D1.durationNs()) {
            days[id] = Timeframe.D1.startOf(proposed.timeNs());
            entries[id] = 0;
        }
        entries[id]++;
        lastOrders[id] = shape;
        lastTimesNs[id] = proposed.timeNs();
    }

    @Override
    public void tell(final long timeNs, final Consumer<LimitUse> uses) {
        for (int id = 0; limits.entriesPerDay() != RiskLimits.UNLIMITED && id < instruments.count(); id++) {
            uses.accept(new LimitUse(Verdict.ENTRIES_PER_DAY, id,
                timeNs - days[id] < Timeframe.D1.durationNs() ? entries[id] : 0, limits.entriesPerDay()));
        }
        if (limits.duplicateWindowNs() > 0) {
            uses.accept(LimitUse.ofOrder(Verdict.DUPLICATE_ORDER, limits.duplicateWindowNs()));
        }
    }

    @Override
    public void saveState(final StateWriter writer) {
        for (int id = 0; id < instruments.count(); id++) {
            writer.putLong(lastTimesNs[id]);
            writer.putLong(lastOrders[id]);
            writer.putLong(days[id]);
            writer.putLong(entries[id]);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        for (int id = 0; id < instruments.count(); id++) {
            lastTimesNs[id] = reader.getLong();
            lastOrders[id] = reader.getLong();
            days[id] = reader.getLong();
            entries[id] = reader.getLong();
        }
    }
}
