package io.tapedeck.engine.pipeline;

/** The stages that can fail, in the order in which they run. */
public enum PipelineStage {
    /** Takes on the time of the frame. */
    CLOCK(1),
    /** Makes candles. */
    AGGREGATION(2),
    /** Walks the price path. */
    EXITS(3),
    /** Marks the account. */
    PORTFOLIO(4),
    /** Asks the strategies. */
    STRATEGY(5),
    /** Turns signals into orders. */
    RISK(6),
    /** Hands orders to the exchange. */
    ROUTING(7);

    private static final PipelineStage[] ALL = values();

    private final short code;

    PipelineStage(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static PipelineStage ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no PipelineStage has code " + code);
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
