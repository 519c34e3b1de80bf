package io.tapedeck.replay.report;

import io.tapedeck.engine.market.FixedPoint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** Scaled integers as people write them: plain decimals without trailing zeros, instants in UTC. */
public final class Decimals {
    /** Decimals of a percentage. */
    public static final int PERCENT_SCALE = 4;

    private Decimals() {
    }

    /**
     * A scaled integer.
     *
     * @param value scaled.
     * @param scale decimals.
     * @return plain decimal.
     */
    public static String plain(final long value, final int scale) {
        return decimal(value, scale).toPlainString();
    }

    /**
     * A scaled integer as a number.
     *
     * @param value scaled.
     * @param scale decimals.
     * @return without trailing zeros.
     */
    public static BigDecimal decimal(final long value, final int scale) {
        final BigDecimal stripped = BigDecimal.valueOf(value, scale).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * An amount of money.
     *
     * @param value money.
     * @return plain decimal.
     */
    public static String money(final long value) {
        return plain(value, FixedPoint.MONEY_SCALE);
    }

    /**
     * A moment.
     *
     * @param nanos since 1970-01-01T00:00Z.
     * @return ISO instant.
     */
    public static String instant(final long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }

    /**
     * A part as a percentage of a whole.
     *
     * @param part  money.
     * @param whole money, not 0.
     * @return plain decimal, four places, rounded half up.
     */
    public static String percent(final long part, final long whole) {
        return BigDecimal.valueOf(part).movePointRight(2)
            .divide(BigDecimal.valueOf(whole), PERCENT_SCALE, RoundingMode.HALF_UP)
            .toPlainString();
    }
}
