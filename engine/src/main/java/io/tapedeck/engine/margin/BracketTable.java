package io.tapedeck.engine.margin;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.LiquidationRule;

/**
 * The margin brackets of an instrument: the larger a position, the less leverage and the more maintenance.
 *
 * <p>An instrument without brackets needs no maintenance margin: it is liquidated when nothing is left behind it.
 * Filled when a session starts; one thread, no allocation afterwards.
 */
public final class BracketTable {
    /** Greatest leverage where a venue gives no brackets. */
    public static final int MAXIMUM_LEVERAGE = 125;
    /** Most brackets of an instrument. */
    public static final int MAXIMUM_BRACKETS = 16;

    private final long[] capNotionals = new long[MAXIMUM_BRACKETS];
    private final long[] maintenanceRates = new long[MAXIMUM_BRACKETS];
    private final long[] maintenanceAmounts = new long[MAXIMUM_BRACKETS];
    private final int[] maximumLeverages = new int[MAXIMUM_BRACKETS];
    private int count;

    /**
     * Adds the next bracket, from small to large.
     *
     * @param capNotional       up to which it reaches, money.
     * @param maintenanceRate   share of the notional that must be maintained, rate.
     * @param maintenanceAmount that is taken off, so that the brackets join, money.
     * @param maximumLeverage   that is allowed.
     */
    public void add(final long capNotional, final long maintenanceRate, final long maintenanceAmount,
        final int maximumLeverage) {
        if (count == MAXIMUM_BRACKETS || count > 0 && capNotional <= capNotionals[count - 1]) {
            throw new IllegalArgumentException("margin brackets go from small to large, at most " + MAXIMUM_BRACKETS);
        }
        capNotionals[count] = capNotional;
        maintenanceRates[count] = maintenanceRate;
        maintenanceAmounts[count] = maintenanceAmount;
        maximumLeverages[count] = maximumLeverage;
        count++;
    }

    /**
     * The greatest leverage for a position.
     *
     * @param notional money.
     * @return 1 and up.
     */
    public int maximumLeverage(final long notional) {
        return count == 0 ? MAXIMUM_LEVERAGE : maximumLeverages[bracketOf(notional)];
    }

    /** A notional beyond the last cap belongs to the last bracket. */
    private int bracketOf(final long notional) {
        int bracket = 0;
        while (bracket < count - 1 && notional > capNotionals[bracket]) {
            bracket++;
        }
        return bracket;
    }

    /**
     * What must stand behind a net position.
     *
     * @param instrument   of the position, for its rule and fee.
     * @param markNotional of the net position at the mark price, money.
     * @param cost         of the net position at its entries, money, not negative.
     * @return money, not negative.
     */
    public long maintenance(final Instrument instrument, final long markNotional, final long cost) {
        final LiquidationRule rule = instrument.terms().liquidationRule();
        final long base = rule == LiquidationRule.ENTRY_NOTIONAL ? cost : markNotional;
        long maintenance = 0;
        if (count > 0) {
            final int bracket = bracketOf(base);
            maintenance = FixedPoint.multiplyDivideHalfUp(base, maintenanceRates[bracket], FixedPoint.ONE);
            if (rule == LiquidationRule.MARK_NOTIONAL) {
                maintenance -= maintenanceAmounts[bracket];
            }
        }
        if (rule == LiquidationRule.MARK_NOTIONAL_AND_FEE) {
            maintenance = Math.addExact(maintenance, instrument.takerFee(markNotional));
        }
        return Math.max(0, maintenance);
    }
}
