package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleRing;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.PositionEffect;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.risk.OpenOrders;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;
import io.tapedeck.engine.strategy.CandleSeries;
import io.tapedeck.engine.strategy.EntryFilter;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.engine.strategy.PositionView;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;

import java.util.Optional;

/** One symbol as its strategy sees it: candles so far, positions, and the way out for signals. One thread. */
final class SymbolContext implements StrategyContext, Stateful {
    private final StrategySession session;
    private final Instrument instrument;
    private final Strategy strategy;
    private final Optional<? extends EntryFilter> filter;
    private final int filterTimeframes;
    private final int strategyTimeframes;
    private final SymbolSeries[] series = new SymbolSeries[Timeframe.values().length];
    private long marketCapitalisation = FixedPoint.UNKNOWN;

    SymbolContext(final StrategySession session, final Instrument instrument, final Strategy strategy) {
        this.session = session;
        this.instrument = instrument;
        this.strategy = strategy;
        filter = session.plan().filter().map(plan -> plan.filter().get());
        filterTimeframes = session.plan().filter().map(plan -> StrategySession.bits(plan.series())).orElse(0);
        strategyTimeframes = StrategySession.bits(session.plan().needs());
        for (final CandleSeries needed : session.plan().inputs().series()) {
            series[needed.timeframe().ordinal()] = new SymbolSeries(instrument.id(), needed);
        }
    }

    Strategy strategy() {
        return strategy;
    }

    void capitalise(final long worth) {
        marketCapitalisation = worth;
    }

    void onCandle(final Candle candle) {
        series[candle.timeframe().ordinal()].add(candle);
        if ((filterTimeframes & candle.timeframe().bit()) != 0) {
            filter.orElseThrow().onCandle(candle);
        }
        if ((strategyTimeframes & candle.timeframe().bit()) != 0) {
            strategy.onCandle(candle, this);
        }
    }

    void onSplit(final ShareRatio ratio) {
        for (final SymbolSeries each : series) {
            if (each != null) {
                each.onSplit(ratio);
            }
        }
        if (filter.isPresent()) {
            filter.get().onSplit(ratio);
        }
        strategy.onSplit(ratio, this);
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public int instrumentCount() {
        return session.instruments().count();
    }

    @Override
    public StrategyContext of(final int instrumentId) {
        return session.context(instrumentId);
    }

    @Override
    public long timeNs() {
        return session.timeNs();
    }

    @Override
    public CandleRing history(final Timeframe timeframe) {
        final SymbolSeries wanted = series[timeframe.ordinal()];
        if (wanted == null || !wanted.hasHistory()) {
            throw new IllegalArgumentException("the strategy's needs name no history of " + timeframe + " candles");
        }
        return wanted.history();
    }

    @Override
    public long lastPrice() {
        return session.portfolio().lastPrice(instrument.id());
    }

    @Override
    public long marketCapitalisation() {
        return marketCapitalisation;
    }

    @Override
    public long equity() {
        return session.portfolio().equity();
    }

    @Override
    public boolean isTrading() {
        return session.isTrading() && isWarm();
    }

    private boolean isWarm() {
        for (final SymbolSeries each : series) {
            if (each != null && !each.isWarm()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isEntering() {
        final OpenOrders orders = session.orders();
        for (int index = 0; index < orders.count(instrument.id()); index++) {
            if (orders.at(instrument.id(), index).effect() == PositionEffect.OPEN) {
                return true;
            }
        }
        return false;
    }

    @Override
    public PositionView position() {
        return session.portfolio().position(instrument.id());
    }

    @Override
    public int positionCount() {
        return session.portfolio().positions(instrument.id()).count();
    }

    @Override
    public PositionView position(final int index) {
        return session.portfolio().positions(instrument.id()).at(index);
    }

    @Override
    public Signal prepare(final SignalKind kind) {
        return session.prepare(instrument.id(), kind);
    }

    @Override
    public long emit(final Signal prepared, final CharSequence reason) {
        if (!isTrading()) {
            return 0;
        }
        session.emit(prepared.veto(isForbidden(prepared.kind())), reason);
        explain(session.notesOfLastSignal(instrument));
        return prepared.signalId();
    }

    /** Whether a signal would count now; the figures are noted in any case. */
    boolean explain(final Notes notes) {
        strategy.explain(notes, this);
        if (filter.isPresent()) {
            filter.get().explain(notes);
        }
        return isTrading();
    }

    /** Exits are never filtered. */
    private boolean isForbidden(final SignalKind kind) {
        return switch (kind) {
            case OPEN_LONG -> filter.isPresent() && !filter.get().allows(Side.BUY);
            case OPEN_SHORT -> filter.isPresent() && !filter.get().allows(Side.SELL);
            default -> false;
        };
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(marketCapitalisation);
        for (final SymbolSeries each : series) {
            if (each != null) {
                each.saveState(writer);
            }
        }
        if (filter.isPresent()) {
            filter.get().saveState(writer);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        marketCapitalisation = reader.getLong();
        for (final SymbolSeries each : series) {
            if (each != null) {
                each.loadState(reader);
            }
        }
        if (filter.isPresent()) {
            filter.get().loadState(reader);
        }
    }
}
