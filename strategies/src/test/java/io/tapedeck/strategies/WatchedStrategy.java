package io.tapedeck.strategies;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.PublicTrade;
import io.tapedeck.engine.market.Quote;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.FillReport;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** A strategy whose figures are read after every candle, and what it allocates is counted. */
final class WatchedStrategy implements Strategy {
    private static final com.sun.management.ThreadMXBean THREADS =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Strategy strategy;
    private final boolean readsFigures;
    private final long thread = Thread.currentThread().getId();
    private long allocated;
    private long before;
    private Map<String, Double> figures = Map.of();

    WatchedStrategy(final Strategy strategy, final boolean readsFigures) {
        this.strategy = strategy;
        this.readsFigures = readsFigures;
    }

    /** Its figures after the last candle, by their names. */
    Map<String, Double> figures() {
        return figures;
    }

    /** Bytes that were allocated inside it since the last call. */
    long takeAllocated() {
        final long bytes = allocated;
        allocated = 0;
        return bytes;
    }

    private void enter() {
        before = THREADS.getThreadAllocatedBytes(thread);
    }

    private void leave() {
        allocated += THREADS.getThreadAllocatedBytes(thread) - before;
    }

    @Override
    public void onStart(final StrategyContext context) {
        strategy.onStart(context);
    }

    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        enter();
        strategy.onCandle(candle, context);
        leave();
        if (readsFigures) {
            read(context);
        }
    }

    private void read(final StrategyContext context) {
        final Map<String, Double> read = new LinkedHashMap<>();
        strategy.explain(new Notes() {
            @Override
            public void note(final String name, final double value) {
                read.put(name, value);
            }

            @Override
            public void notePrice(final String name, final double price) {
                read.put(name, price);
            }
        }, context);
        figures = read;
    }

    @Override
    public void onTrade(final PublicTrade trade, final StrategyContext context) {
        enter();
        strategy.onTrade(trade, context);
        leave();
    }

    @Override
    public void onQuote(final Quote quote, final StrategyContext context) {
        enter();
        strategy.onQuote(quote, context);
        leave();
    }

    @Override
    public void onFill(final FillReport fill, final StrategyContext context) {
        enter();
        strategy.onFill(fill, context);
        leave();
    }

    @Override
    public void onTimer(final StrategyContext context) {
        enter();
        strategy.onTimer(context);
        leave();
    }

    @Override
    public void onSplit(final ShareRatio ratio, final StrategyContext context) {
        strategy.onSplit(ratio, context);
    }

    @Override
    public void explain(final Notes notes, final StrategyContext context) {
        strategy.explain(notes, context);
    }

    @Override
    public void saveState(final StateWriter writer) {
        strategy.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        strategy.loadState(reader);
    }
}
