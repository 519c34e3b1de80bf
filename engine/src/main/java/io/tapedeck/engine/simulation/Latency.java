package io.tapedeck.engine.simulation;

/**
 * How long orders, cancellations and acknowledgements take. Immutable; no allocation.
 *
 * @param model         none, constant or drawn.
 * @param submitNs      from the decision to the venue.
 * @param cancelNs      from the decision to the venue.
 * @param acknowledgeNs from the venue back; an order cannot be changed before it is known.
 * @param spreadNs      greatest addition to each of them where they are drawn.
 * @param seed          of what is drawn.
 */
public record Latency(LatencyModel model, long submitNs, long cancelNs, long acknowledgeNs, long spreadNs, long seed) {
    /** Everything arrives at once. */
    public static final Latency NONE = new Latency(LatencyModel.NONE, 0, 0, 0, 0, 0);

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final int SUBMIT = 1;
    private static final int CANCEL = 2;
    private static final int ACKNOWLEDGE = 3;

    /**
     * The model that durations ask for: none where all are zero, drawn where there is a spread.
     *
     * @param submitNs      from the decision to the venue.
     * @param cancelNs      from the decision to the venue.
     * @param acknowledgeNs from the venue back.
     * @param spreadNs      greatest addition to each of them.
     * @param seed          of what is drawn.
     * @return a latency.
     */
    public static Latency of(final long submitNs, final long cancelNs, final long acknowledgeNs, final long spreadNs,
        final long seed) {
        return submitNs + cancelNs + acknowledgeNs + spreadNs == 0 ? NONE
            : new Latency(spreadNs > 0 ? LatencyModel.UNIFORM : LatencyModel.CONSTANT, submitNs, cancelNs,
                acknowledgeNs, spreadNs, seed);
    }

    /** Nanoseconds from the decision until an order reaches the venue. */
    long toSubmit(final long orderId) {
        return submitNs + drawn(orderId, SUBMIT);
    }

    /** Nanoseconds from the decision until a cancellation or an amendment reaches the venue. */
    long toCancel(final long orderId) {
        return cancelNs + drawn(orderId, CANCEL);
    }

    /**
     * Nanoseconds from an order's arrival, or its fill, until the engine knows of it.
     *
     * @param orderId of the order.
     * @return nanoseconds.
     */
    public long toAcknowledge(final long orderId) {
        return acknowledgeNs + drawn(orderId, ACKNOWLEDGE);
    }

    /** The same for the same seed, order and way, whatever was drawn before: SplitMix64 (Steele, Lea, Flood 2014). */
    private long drawn(final long orderId, final int way) {
        if (model != LatencyModel.UNIFORM || spreadNs == 0) {
            return 0;
        }
        long bits = seed + (orderId * 4 + way) * GOLDEN_GAMMA;
        bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        return Long.remainderUnsigned(bits ^ bits >>> 31, spreadNs + 1);
    }
}
