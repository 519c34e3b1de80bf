package io.tapedeck.engine.twin;

import io.tapedeck.engine.margin.AccountMode;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of a scenario. What is not said: contracts on a cross margin with leverage 1, no fees, tick 0.01, step 1, a
 * balance of 1 000 000, market orders at the next open, limits filled on touch, no slippage, any volume, no latency.
 *
 * <p>The words: {@code trade-through}, {@code slippage-bp N}, {@code slippage-range P%}, {@code participation P%},
 * {@code spot}, {@code isolated}, {@code leverage N}, {@code balance N}, {@code fill-close}, {@code tick N}, {@code
 * fees MAKER% TAKER%}, {@code latency SUBMIT CANCEL} in seconds, {@code maintenance P%}, {@code liquidation-fee P%}.
 *
 * @param words by their first one.
 */
record Conditions(Map<String, List<String>> words) {
    static Conditions of(final Scenario scenario) {
        final Map<String, List<String>> words = new LinkedHashMap<>();
        scenario.rules().forEach(rule -> {
            final List<String> parts = List.of(rule.trim().split(" +"));
            words.put(parts.get(0), parts.subList(1, parts.size()));
        });
        return new Conditions(words);
    }

    boolean says(final String word) {
        return words.containsKey(word);
    }

    private BigDecimal figure(final String word, final int index, final String unless) {
        return Wish.figureOf(says(word) ? words.get(word).get(index) : unless);
    }

    boolean isSpot() {
        return says("spot");
    }

    AccountMode mode() {
        if (isSpot()) {
            return AccountMode.CASH;
        }
        return says("isolated") ? AccountMode.ISOLATED_MARGIN : AccountMode.CROSS_MARGIN;
    }

    int leverage() {
        return figure("leverage", 0, "1").intValueExact();
    }

    BigDecimal balance() {
        return figure("balance", 0, "1000000");
    }

    BigDecimal tick() {
        return figure("tick", 0, "0.01");
    }

    BigDecimal makerFee() {
        return figure("fees", 0, "0%");
    }

    BigDecimal takerFee() {
        return figure("fees", 1, "0%");
    }

    BigDecimal liquidationFee() {
        return figure("liquidation-fee", 0, "0%");
    }

    /** Maintenance margin rate, 0 where no bracket is known. */
    BigDecimal maintenance() {
        return figure("maintenance", 0, "0%");
    }

    BigDecimal slippageOfPrice() {
        return figure("slippage-bp", 0, "0").movePointLeft(4);
    }

    BigDecimal slippageOfRange() {
        return figure("slippage-range", 0, "0%");
    }

    /** Share of the volume that can be filled, 0 for any. */
    BigDecimal participation() {
        return figure("participation", 0, "0%");
    }

    boolean hasLatency() {
        return says("latency");
    }

    long submitSeconds() {
        return figure("latency", 0, "0").longValueExact();
    }

    long cancelSeconds() {
        return figure("latency", 1, "0").longValueExact();
    }
}
