package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.risk.LimitUse;
import io.tapedeck.engine.risk.OpenOrders;
import io.tapedeck.engine.risk.RiskGate;
import io.tapedeck.engine.risk.RiskLimits;
import io.tapedeck.engine.risk.TradingState;
import io.tapedeck.engine.time.EngineClock;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pipeline holds, for those who look at it between frames. A live view that changes nothing; on the thread of
 * the pipeline.
 */
public final class PipelineView {
    private final EngineClock clock;
    private final InstrumentRegistry instruments;
    private final Portfolio portfolio;
    private final OpenOrders orders;
    private final RiskGate gate;
    private final AggregationStage aggregation;
    private final StrategyStage strategy;

    PipelineView(final EngineClock clock, final InstrumentRegistry instruments, final Portfolio portfolio,
        final OpenOrders orders, final RiskGate gate, final AggregationStage aggregation,
        final StrategyStage strategy) {
        this.clock = clock;
        this.instruments = instruments;
        this.portfolio = portfolio;
        this.orders = orders;
        this.gate = gate;
        this.aggregation = aggregation;
        this.strategy = strategy;
    }

    /** The instruments that are defined so far. */
    public InstrumentRegistry instruments() {
        return instruments;
    }

    /** The account. */
    public Portfolio portfolio() {
        return portfolio;
    }

    /** The orders that work. */
    public OpenOrders orders() {
        return orders;
    }

    /** Where the kill switch stands. */
    public TradingState tradingState() {
        return gate.killSwitch().state();
    }

    /** Whether no strategy is asked any more, because a stage has failed. */
    public boolean isStrategyHalted() {
        return strategy.isHalted();
    }

    /**
     * The strategy's parameters that the session was told last. Allocates.
     *
     * @return a value for each of them by its name; empty where it has those that it began with.
     */
    public Map<String, String> reloadedParameters() {
        return strategy.reloadedParameters();
    }

    /**
     * The candle in the making of a timeframe, with all base candles so far. Allocates.
     *
     * @param instrumentId of the candle.
     * @param timeframe    of the candle.
     * @return a copy; empty where no base candle fell into its span yet.
     */
    public Optional<Candle> inTheMaking(final int instrumentId, final Timeframe timeframe) {
        return aggregation.inTheMaking(instrumentId, timeframe);
    }

    /**
     * When the next base candle opens, where none is missing.
     *
     * @param instrumentId of the candle.
     * @return nanoseconds; negative before the first one.
     */
    public long nextOpenTimeNs(final int instrumentId) {
        return aggregation.nextOpenTimeNs(instrumentId);
    }

    /**
     * The limits that are set.
     *
     * @return as the session was told last.
     */
    public RiskLimits riskLimits() {
        return gate.limits();
    }

    /**
     * The limits that are set, and how much of each is used now. Allocates.
     *
     * @return in the order of the checks.
     */
    public List<LimitUse> limits() {
        return gate.limits(clock.timeNs());
    }
}
