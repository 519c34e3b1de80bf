package io.tapedeck.engine.simulation;

/** How long messages to and from the venue take. */
public enum LatencyModel {
    /** They arrive at once. */
    NONE(1),
    /** Always the same time. */
    CONSTANT(2),
    /** The same time and a share of the spread, drawn from the seed and the number of the order. */
    UNIFORM(3);

    private static final LatencyModel[] ALL = values();

    private final short code;

    LatencyModel(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static LatencyModel ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no LatencyModel has code " + code);
        }
        return ALL[code - 1];
    }

    /**
     * Code on the tape, never used again for another value.
     *
     * @return 1 and up.
     */
    public short code() {
        return code;
    }
}
