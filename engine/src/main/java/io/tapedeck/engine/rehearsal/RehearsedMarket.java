package io.tapedeck.engine.rehearsal;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.LiquidationRule;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.engine.market.VenueTerms;

import java.util.ArrayList;
import java.util.List;

/**
 * What a rehearsal trades: symbols with prices of two decimals and quantities of four, without fees, and 10 000 to
 * start with. Immutable.
 *
 * @param kind      of all symbols.
 * @param positions most open positions in one symbol.
 * @param symbols   in the order of their numbers.
 */
public record RehearsedMarket(MarketKind kind, int positions, List<String> symbols) {
    private static final long BALANCE = 10_000 * FixedPoint.ONE;

    /** Keeps a copy of the symbols. */
    public RehearsedMarket {
        symbols = List.copyOf(symbols);
    }

    /**
     * Traded for cash, long only, one position a symbol.
     *
     * @param symbols of the market.
     * @return the market.
     */
    public static RehearsedMarket spot(final String... symbols) {
        return new RehearsedMarket(MarketKind.SPOT, 1, List.of(symbols));
    }

    /**
     * Shares, traded for cash, long only, one position a symbol.
     *
     * @param symbols of the market.
     * @return the market.
     */
    public static RehearsedMarket shares(final String... symbols) {
        return new RehearsedMarket(MarketKind.EQUITY, 1, List.of(symbols));
    }

    /**
     * Traded on margin at leverage 1, long and short, one position a symbol.
     *
     * @param symbols of the market.
     * @return the market.
     */
    public static RehearsedMarket perpetual(final String... symbols) {
        return new RehearsedMarket(MarketKind.LINEAR_PERPETUAL, 1, List.of(symbols));
    }

    /**
     * The same market with more room.
     *
     * @param most open positions in one symbol.
     * @return a new market.
     */
    public RehearsedMarket positions(final int most) {
        return new RehearsedMarket(kind, most, symbols);
    }

    boolean isMargined() {
        return kind.isMargined();
    }

    long balance() {
        return BALANCE;
    }

    List<Instrument> instruments(final Timeframe base) {
        final VenueTerms terms =
            new VenueTerms(kind, TradingCalendar.CONTINUOUS, 0, 0, 0, LiquidationRule.MARK_NOTIONAL, 0);
        final List<Instrument> instruments = new ArrayList<>();
        for (final String symbol : symbols) {
            instruments.add(new Instrument(instruments.size(), "rehearsal", symbol, "USDT", base, 2, 4, 1, 1, terms));
        }
        return instruments;
    }
}
