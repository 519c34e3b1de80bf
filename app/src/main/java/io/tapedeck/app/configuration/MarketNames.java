package io.tapedeck.app.configuration;

import io.tapedeck.engine.market.LiquidationRule;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.TradingCalendar;

import java.util.Locale;
import java.util.Optional;

/** What options and files call the kinds of markets, their calendars and their liquidation rules. */
public final class MarketNames {
    private MarketNames() {
    }

    /**
     * A kind of market.
     *
     * @param text such as {@code perpetual}.
     * @return empty where there is none of that name.
     */
    public static Optional<MarketKind> market(final String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "spot" -> Optional.of(MarketKind.SPOT);
            case "perpetual" -> Optional.of(MarketKind.LINEAR_PERPETUAL);
            case "equity" -> Optional.of(MarketKind.EQUITY);
            default -> Optional.empty();
        };
    }

    /**
     * A trading calendar.
     *
     * @param text such as {@code us-equity}.
     * @return empty where there is none of that name.
     */
    public static Optional<TradingCalendar> calendar(final String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "continuous" -> Optional.of(TradingCalendar.CONTINUOUS);
            case "us-equity" -> Optional.of(TradingCalendar.US_EQUITY);
            default -> Optional.empty();
        };
    }

    /**
     * How a venue liquidates.
     *
     * @param text name of a venue that does it so.
     * @return empty where there is none of that name.
     */
    public static Optional<LiquidationRule> liquidationRule(final String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "binance" -> Optional.of(LiquidationRule.MARK_NOTIONAL);
            case "okx", "gate" -> Optional.of(LiquidationRule.MARK_NOTIONAL_AND_FEE);
            case "bybit" -> Optional.of(LiquidationRule.ENTRY_NOTIONAL);
            default -> Optional.empty();
        };
    }
}
