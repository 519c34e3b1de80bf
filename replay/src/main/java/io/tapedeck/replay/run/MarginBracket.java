package io.tapedeck.replay.run;

import io.tapedeck.engine.margin.BracketTable;
import io.tapedeck.engine.market.FixedPoint;

import java.math.BigDecimal;

/**
 * Up to which worth of a position a venue allows a leverage, and what must be maintained, as a person gives it.
 * Immutable.
 *
 * @param cap               greatest worth of the position, in the quote currency.
 * @param maintenanceRate   share of the worth that must be maintained.
 * @param maintenanceAmount that is taken off, so that the brackets join, in the quote currency.
 * @param maximumLeverage   that is allowed.
 */
public record MarginBracket(
    BigDecimal cap,
    BigDecimal maintenanceRate,
    BigDecimal maintenanceAmount,
    int maximumLeverage) {

    private static final BigDecimal GREATEST_MONEY = BigDecimal.valueOf(Long.MAX_VALUE, FixedPoint.MONEY_SCALE);

    /**
     * Checks the figures.
     *
     * @param cap               above 0.
     * @param maintenanceRate   at least 0 and below 1, at most eight decimals.
     * @param maintenanceAmount at least 0, at most eight decimals.
     * @param maximumLeverage   1 to 125.
     * @throws IllegalArgumentException for a bracket that no venue has; the message is meant for the user.
     */
    public MarginBracket {
        require(cap.signum() > 0, "the cap", cap, "above 0");
        require(maintenanceRate.signum() >= 0 && maintenanceRate.compareTo(BigDecimal.ONE) < 0,
            "the maintenance rate", maintenanceRate, "at least 0 and below 1");
        require(hasScale(maintenanceRate), "the maintenance rate", maintenanceRate, "given with at most 8 decimals");
        require(maintenanceAmount.signum() >= 0 && maintenanceAmount.compareTo(GREATEST_MONEY) <= 0,
            "the maintenance amount", maintenanceAmount, "at least 0 and at most " + GREATEST_MONEY.toPlainString());
        require(hasScale(maintenanceAmount), "the maintenance amount", maintenanceAmount,
            "given with at most 8 decimals");
        require(maximumLeverage >= 1 && maximumLeverage <= BracketTable.MAXIMUM_LEVERAGE, "the maximum leverage",
            maximumLeverage, "1 to " + BracketTable.MAXIMUM_LEVERAGE);
    }

    private static boolean hasScale(final BigDecimal figure) {
        return figure.stripTrailingZeros().scale() <= FixedPoint.MONEY_SCALE;
    }

    private static void require(final boolean holds, final String name, final Object value, final String rule) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be " + rule);
        }
    }

    /** The cap as the engine counts it; what is more than it can count is no cap. */
    long capMoney() {
        return cap.min(GREATEST_MONEY).movePointRight(FixedPoint.MONEY_SCALE).longValue();
    }

    long rate() {
        return maintenanceRate.movePointRight(FixedPoint.MONEY_SCALE).longValueExact();
    }

    long amountMoney() {
        return maintenanceAmount.movePointRight(FixedPoint.MONEY_SCALE).longValueExact();
    }

    /** Four figures; equal brackets have equal text. */
    String text() {
        return plain(cap) + " " + plain(maintenanceRate) + " " + plain(maintenanceAmount) + " " + maximumLeverage;
    }

    private static String plain(final BigDecimal figure) {
        return figure.stripTrailingZeros().toPlainString();
    }

    static MarginBracket ofText(final String text) {
        final String[] figures = text.split(" ");
        return new MarginBracket(new BigDecimal(figures[0]), new BigDecimal(figures[1]), new BigDecimal(figures[2]),
            Integer.parseInt(figures[3]));
    }
}
