package io.tapedeck.engine.twin;

import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.market.LiquidationRule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of a scenario. What is not said: contracts on a cross margin with leverage 1, no fees, tick 0.01, step 1, a
 * balance of 1 000 000, market orders at the next open, limits filled on touch, no slippage, any volume, no latency.
 *
 * <p>The words: {@code trade-through}, {@code slippage-bp N}, {@code slippage-range P%}, {@code participation P%},
 * {@code spot}, {@code isolated}, {@code leverage N}, {@code balance N}, {@code fill-close}, {@code tick N}, {@code
 * fees MAKER% TAKER%}, {@code latency SUBMIT CANCEL ACKNOWLEDGE} in seconds, {@code liquidation-fee P%}, {@code step
 * N}, {@code maintenance P% NOTIONAL}: the rate, and the notional from which on it is twice that; {@code maintains
 * MARK_NOTIONAL_AND_FEE} or another rule of a venue.
 */
final class Conditions {
    private final Map<String, List<String>> words = new HashMap<>();
    private final int leverage;
    private final BigDecimal leverageFigure;
    private final BigDecimal balance;
    private final BigDecimal tick;
    private final BigDecimal makerFee;
    private final BigDecimal takerFee;
    private final BigDecimal liquidationFee;
    private final BigDecimal maintenance;
    private final BigDecimal bracket;
    private final BigDecimal step;
    private final BigDecimal slippageOfPrice;
    private final BigDecimal slippageOfRange;
    private final BigDecimal participation;
    private final boolean spot;
    private final AccountMode mode;

    private Conditions(final List<String> rules) {
        for (final String rule : rules) {
            final List<String> parts = List.of(rule.split(" "));
            words.put(parts.get(0), parts.subList(1, parts.size()));
        }
        leverageFigure = figure("leverage", 0, "1");
        leverage = leverageFigure.intValueExact();
        balance = figure("balance", 0, "1000000");
        tick = figure("tick", 0, "0.01");
        makerFee = figure("fees", 0, "0%");
        takerFee = figure("fees", 1, "0%");
        liquidationFee = figure("liquidation-fee", 0, "0%");
        maintenance = figure("maintenance", 0, "0%");
        bracket = figure("maintenance", 1, "0");
        step = figure("step", 0, "1");
        slippageOfPrice = figure("slippage-bp", 0, "0").movePointLeft(4);
        slippageOfRange = figure("slippage-range", 0, "0%");
        participation = figure("participation", 0, "0%");
        spot = says("spot");
        mode = spot ? AccountMode.CASH : says("isolated") ? AccountMode.ISOLATED_MARGIN : AccountMode.CROSS_MARGIN;
    }

    static Conditions of(final Scenario scenario) {
        return new Conditions(scenario.rules());
    }

    boolean says(final String word) {
        return words.containsKey(word);
    }

    private BigDecimal figure(final String word, final int index, final String unless) {
        return Wish.figureOf(says(word) ? words.get(word).get(index) : unless);
    }

    boolean isSpot() {
        return spot;
    }

    AccountMode mode() {
        return mode;
    }

    int leverage() {
        return leverage;
    }

    BigDecimal leverageFigure() {
        return leverageFigure;
    }

    BigDecimal balance() {
        return balance;
    }

    BigDecimal tick() {
        return tick;
    }

    BigDecimal makerFee() {
        return makerFee;
    }

    BigDecimal takerFee() {
        return takerFee;
    }

    BigDecimal liquidationFee() {
        return liquidationFee;
    }

    /** Maintenance margin rate, 0 where no bracket is known. */
    BigDecimal maintenance() {
        return maintenance;
    }

    /** Notional from which on the rate is twice as high. */
    BigDecimal bracket() {
        return bracket;
    }

    /** What must be maintained behind a net position. */
    BigDecimal maintenanceOf(final BigDecimal markNotional, final BigDecimal cost) {
        if (rule() == LiquidationRule.ENTRY_NOTIONAL) {
            return rated(cost, BigDecimal.ZERO);
        }
        return rule() == LiquidationRule.MARK_NOTIONAL ? rated(markNotional, bracket.multiply(maintenance))
            : rated(markNotional, BigDecimal.ZERO).add(NaiveAccount.rounded(markNotional.multiply(takerFee)));
    }

    private BigDecimal rated(final BigDecimal notional, final BigDecimal amount) {
        return notional.compareTo(bracket) <= 0 ? NaiveAccount.rounded(notional.multiply(maintenance))
            : NaiveAccount.rounded(notional.multiply(maintenance).multiply(BigDecimal.valueOf(2))).subtract(amount);
    }

    LiquidationRule rule() {
        return says("maintains") ? LiquidationRule.valueOf(words.get("maintains").get(0))
            : LiquidationRule.MARK_NOTIONAL;
    }

    BigDecimal step() {
        return step;
    }

    /** A quantity on the grid, at or below it. */
    BigDecimal stepped(final BigDecimal quantity) {
        return quantity.divide(step, 0, RoundingMode.FLOOR).multiply(step);
    }

    BigDecimal slippageOfPrice() {
        return slippageOfPrice;
    }

    BigDecimal slippageOfRange() {
        return slippageOfRange;
    }

    /** Share of the volume that can be filled, 0 for any. */
    BigDecimal participation() {
        return participation;
    }

    boolean hasLatency() {
        return says("latency");
    }

    long submitSeconds() {
        return figure("latency", 0, "0").longValueExact();
    }

    long acknowledgeSeconds() {
        return figure("latency", 2, "0").longValueExact();
    }

    long cancelSeconds() {
        return figure("latency", 1, "0").longValueExact();
    }
}
