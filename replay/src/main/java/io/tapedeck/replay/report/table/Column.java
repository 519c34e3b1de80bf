package io.tapedeck.replay.report.table;

import io.tapedeck.engine.market.FixedPoint;

/**
 * A column of a table. Immutable.
 *
 * @param name  promised to scripts.
 * @param kind  of its values.
 * @param scale decimals, of exact ones.
 */
public record Column(String name, Kind kind, int scale) {
    private static final int MOST_DIGITS = 38;

    /** What stands in a column. */
    public enum Kind {
        /** Words. */
        TEXT("varchar"),
        /** A moment, UTC. */
        TIME("timestamp_ns"),
        /** A number, such as of a trade. */
        COUNT("bigint"),
        /** What was computed: a share, a ratio, seconds. */
        FIGURE("double"),
        /** Money, a price or a quantity, exact. */
        DECIMAL("decimal");

        private final String type;

        Kind(final String type) {
            this.type = type;
        }
    }

    /**
     * A column of words.
     *
     * @param name of it.
     * @return the column.
     */
    public static Column text(final String name) {
        return new Column(name, Kind.TEXT, 0);
    }

    /**
     * A column of moments.
     *
     * @param name of it.
     * @return the column.
     */
    public static Column time(final String name) {
        return new Column(name, Kind.TIME, 0);
    }

    /**
     * A column of whole numbers.
     *
     * @param name of it.
     * @return the column.
     */
    public static Column count(final String name) {
        return new Column(name, Kind.COUNT, 0);
    }

    /**
     * A column of what was computed.
     *
     * @param name of it.
     * @return the column.
     */
    public static Column figure(final String name) {
        return new Column(name, Kind.FIGURE, 0);
    }

    /** An amount in the currency of the account. */
    static Column money(final String name) {
        return decimal(name, FixedPoint.MONEY_SCALE);
    }

    /** An exact decimal. */
    static Column decimal(final String name, final int scale) {
        return new Column(name, Kind.DECIMAL, scale);
    }

    /** The one of two that holds the values of both. */
    Column orWider(final Column other) {
        return other.scale > scale ? other : this;
    }

    /** As SQL names it. */
    String type() {
        return kind == Kind.DECIMAL ? kind.type + "(" + MOST_DIGITS + ", " + scale + ")" : kind.type;
    }
}
