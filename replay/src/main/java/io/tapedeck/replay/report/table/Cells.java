package io.tapedeck.replay.report.table;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.order.Side;
import io.tapedeck.replay.report.Decimals;

import java.math.BigDecimal;
import java.math.MathContext;

/** Values as the cells of a table. Stateless. */
final class Cells {
    private static final MathContext FIGURE_DIGITS = new MathContext(12);
    private static final double NANOS_PER_SECOND = 1e9;

    private Cells() {
    }

    /** Twelve digits, which hide what rounding left; nothing where it is not defined. */
    static String figure(final double value) {
        return Double.isFinite(value)
            ? BigDecimal.valueOf(value).round(FIGURE_DIGITS).stripTrailingZeros().toPlainString() : "";
    }

    /** Nothing where it is unknown. */
    static String money(final long amount) {
        return amount == FixedPoint.UNKNOWN ? "" : Decimals.money(amount);
    }

    static String seconds(final long nanos) {
        return figure(nanos / NANOS_PER_SECOND);
    }

    static String direction(final Side side) {
        return side == Side.BUY ? "LONG" : "SHORT";
    }
}
