package io.tapedeck.engine.strategy;

import io.tapedeck.engine.market.Timeframe;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a strategy wants to be told of; what it does not name it never sees, and costs nothing. Immutable.
 *
 * <pre>{@code
 * StrategyNeeds.each(Timeframe.M1, 50).series(Timeframe.H4, 20, 0).feed(Feed.FILLS)
 * StrategyNeeds.together(Timeframe.H1, 200).timer(Timeframe.H1).symbols("BTCUSDT")
 * }</pre>
 *
 * @param scope   whether every symbol has a strategy of its own.
 * @param series  candles, one entry for a timeframe, the finest first.
 * @param feeds   other things than candles.
 * @param timer   how often it is woken, after everything of that moment; empty for never.
 * @param symbols that must be among those that are traded.
 */
public record StrategyNeeds(
    Scope scope,
    List<CandleSeries> series,
    List<Feed> feeds,
    Optional<Timeframe> timer,
    List<String> symbols) {

    /** Whether a strategy sees one symbol or all. */
    public enum Scope {
        /** Every symbol has a strategy of its own. */
        EACH_SYMBOL,
        /** One strategy sees all symbols. */
        ALL_SYMBOLS
    }

    /** What there is to be told of besides candles. */
    public enum Feed {
        /** Public trades, where the tape has them. */
        TRADES,
        /** Best bids and offers, where the tape has them. */
        QUOTES,
        /** Fills of the strategy's own orders, as late as the venue acknowledges them. */
        FILLS
    }

    /** Keeps copies of the lists. */
    public StrategyNeeds {
        series = List.copyOf(series);
        feeds = List.copyOf(feeds);
        symbols = List.copyOf(symbols);
    }

    /**
     * A strategy for every symbol.
     *
     * @param timeframe of the candles that it decides on.
     * @param warmUp    how many of them it must have seen before what it says counts.
     * @return needs to be added to.
     */
    public static StrategyNeeds each(final Timeframe timeframe, final int warmUp) {
        return of(Scope.EACH_SYMBOL, timeframe, warmUp);
    }

    /**
     * One strategy for all symbols.
     *
     * @param timeframe of the candles that it decides on.
     * @param warmUp    how many of them, of each symbol, it must have seen before what it says of that symbol counts.
     * @return needs to be added to.
     */
    public static StrategyNeeds together(final Timeframe timeframe, final int warmUp) {
        return of(Scope.ALL_SYMBOLS, timeframe, warmUp);
    }

    private static StrategyNeeds of(final Scope scope, final Timeframe timeframe, final int warmUp) {
        return new StrategyNeeds(scope, List.of(new CandleSeries(timeframe, warmUp, 0)), List.of(), Optional.empty(),
            List.of());
    }

    /**
     * Adds candles of a timeframe, or more of those that are wanted already.
     *
     * @param timeframe of the candles.
     * @param warmUp    as in {@link CandleSeries}.
     * @param history   as in {@link CandleSeries}.
     * @return new needs.
     */
    public StrategyNeeds series(final Timeframe timeframe, final int warmUp, final int history) {
        return withSeries(List.of(new CandleSeries(timeframe, warmUp, history)));
    }

    private StrategyNeeds withSeries(final List<CandleSeries> more) {
        final Map<Timeframe, CandleSeries> merged = new EnumMap<>(Timeframe.class);
        series.forEach(each -> merged.put(each.timeframe(), each));
        more.forEach(each -> merged.merge(each.timeframe(), each, CandleSeries::and));
        return new StrategyNeeds(scope, List.copyOf(merged.values()), feeds, timer, symbols);
    }

    /**
     * Adds something besides candles.
     *
     * @param feed that is wanted.
     * @return new needs.
     */
    public StrategyNeeds feed(final Feed feed) {
        final List<Feed> more = new ArrayList<>(feeds);
        more.add(feed);
        return new StrategyNeeds(scope, series, more, timer, symbols);
    }

    /**
     * Asks to be woken at every multiple of a timeframe, after all candles that close then.
     *
     * @param every how often.
     * @return new needs.
     */
    public StrategyNeeds timer(final Timeframe every) {
        return new StrategyNeeds(scope, series, feeds, Optional.of(every), symbols);
    }

    /**
     * Names symbols without which it cannot work.
     *
     * @param needed symbols.
     * @return new needs.
     */
    public StrategyNeeds symbols(final String... needed) {
        return new StrategyNeeds(scope, series, feeds, timer, List.of(needed));
    }

    /**
     * The candles that a filter of this strategy's entries needs come on top.
     *
     * @param filter what the filter needs; only its candles count.
     * @return new needs.
     */
    public StrategyNeeds and(final StrategyNeeds filter) {
        return withSeries(filter.series);
    }

    /**
     * Whether something is wanted.
     *
     * @param feed besides candles.
     * @return true where it was named.
     */
    public boolean wants(final Feed feed) {
        return feeds.contains(feed);
    }
}
