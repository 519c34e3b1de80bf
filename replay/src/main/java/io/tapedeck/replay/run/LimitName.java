package io.tapedeck.replay.run;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.risk.RiskLimits;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** A risk limit as a person writes it; the order is that of {@link RiskLimits}. */
public enum LimitName {
    /** Greatest quantity of an order. */
    ORDER_QUANTITY(0),
    /** Greatest worth of an order. */
    ORDER_NOTIONAL(FixedPoint.MONEY_SCALE),
    /** Greatest worth of all positions in one symbol. */
    POSITION_NOTIONAL(FixedPoint.MONEY_SCALE),
    /** Greatest worth of all positions. */
    PORTFOLIO_NOTIONAL(FixedPoint.MONEY_SCALE),
    /** Greatest worth of all positions as a multiple of the equity. */
    PORTFOLIO_LEVERAGE(FixedPoint.MONEY_SCALE),
    /** Greatest distance of an order's price from the last price, as a share of it. */
    PRICE_COLLAR(FixedPoint.MONEY_SCALE),
    /** Most working orders in a symbol. */
    OPEN_ORDERS(0),
    /** Most orders within a second. */
    ORDERS_PER_SECOND(0),
    /** Most orders within a minute. */
    ORDERS_PER_MINUTE(0),
    /** Most entries into a symbol on one day (UTC). */
    ENTRIES_PER_DAY(0),
    /** Seconds in which the same order is not accepted twice. */
    DUPLICATE_WINDOW_SECONDS(9),
    /** Greatest loss since midnight (UTC), as a share of the equity at midnight. */
    DAILY_LOSS(FixedPoint.MONEY_SCALE),
    /** Greatest fall from the peak of the equity, as a share of the peak. */
    DRAWDOWN(FixedPoint.MONEY_SCALE),
    /** Greatest age of the last price in seconds. */
    STALE_AFTER_SECONDS(9);

    private final int scale;

    LimitName(final int scale) {
        this.scale = scale;
    }

    /**
     * The limit of a name.
     *
     * @param text as a person writes it, such as {@code order-notional}.
     * @return empty where there is none of that name.
     */
    public static Optional<LimitName> ofText(final String text) {
        return Arrays.stream(values()).filter(name -> name.text().equals(text)).findFirst();
    }

    /**
     * The name as a person writes it.
     *
     * @return lower case, words joined by hyphens.
     */
    public String text() {
        return Words.of(this);
    }

    /**
     * Whether a figure can be a limit.
     *
     * @param figure as written.
     * @return false for what is not positive or has more decimals than are counted.
     */
    public boolean allows(final BigDecimal figure) {
        final int decimals = Math.max(0, figure.stripTrailingZeros().scale());
        return figure.signum() > 0 && figure.precision() - figure.scale() <= 10
            && (this == ORDER_QUANTITY ? decimals <= FixedPoint.MONEY_SCALE : decimals <= scale);
    }

    private long of(final Map<LimitName, BigDecimal> figures, final int quantityScale) {
        final BigDecimal figure = figures.get(this);
        if (figure == null) {
            return this == DUPLICATE_WINDOW_SECONDS ? 0 : RiskLimits.UNLIMITED;
        }
        return figure.movePointRight(this == ORDER_QUANTITY ? quantityScale : scale).longValueExact();
    }

    /**
     * All limits as the session's frame has them.
     *
     * @param figures       that are set.
     * @param quantityScale of the instruments.
     * @return the limits.
     */
    static RiskLimits limits(final Map<LimitName, BigDecimal> figures, final int quantityScale) {
        final long[] limits = Arrays.stream(values()).mapToLong(name -> name.of(figures, quantityScale)).toArray();
        return new RiskLimits(limits[0], limits[1], limits[2], limits[3], limits[4], limits[5], limits[6], limits[7],
            limits[8], limits[9], limits[10], limits[11], limits[12], limits[13]);
    }
}
