package io.tapedeck.engine.order;

/**
 * Where an order is in its life. {@link #mayBecome} is the one table of transitions: it is asked before every move.
 *
 * <pre>
 *   SUBMITTED ──▶ ACCEPTED ──▶ TRIGGERED ──▶ PARTIALLY_FILLED ──▶ FILLED
 *        │            └───────────┴──────────────┬──┘
 *        │                                       ├──▶ CANCEL_PENDING ──▶ CANCELLED
 *        └──▶ REJECTED                           └──▶ EXPIRED
 * </pre>
 *
 * <p>A filled, rejected, cancelled or expired order never moves again.
 */
public enum OrderState {
    /** It waits at the exchange. */
    ACCEPTED(1),
    /** All of it was executed. */
    FILLED(2),
    /** The exchange could not execute it. */
    REJECTED(3),
    /** It was taken back before it was executed. */
    CANCELLED(4),
    /** It is on its way to the exchange. */
    SUBMITTED(5),
    /** Its trigger was reached; it is now a market or a limit order. */
    TRIGGERED(6),
    /** A part of it was executed. */
    PARTIALLY_FILLED(7),
    /** It was asked to be taken back, and may still be filled. */
    CANCEL_PENDING(8),
    /** Its time ran out. */
    EXPIRED(9);

    private static final OrderState[] ALL = values();
    private static final int[] FOLLOWERS = new int[ALL.length];

    static {
        SUBMITTED.leadsTo(ACCEPTED, PARTIALLY_FILLED, FILLED, REJECTED, CANCEL_PENDING, CANCELLED, EXPIRED);
        ACCEPTED.leadsTo(TRIGGERED, PARTIALLY_FILLED, FILLED, REJECTED, CANCEL_PENDING, CANCELLED, EXPIRED);
        TRIGGERED.leadsTo(PARTIALLY_FILLED, FILLED, REJECTED, CANCEL_PENDING, CANCELLED, EXPIRED);
        PARTIALLY_FILLED.leadsTo(PARTIALLY_FILLED, FILLED, CANCEL_PENDING, CANCELLED, EXPIRED);
        CANCEL_PENDING.leadsTo(TRIGGERED, PARTIALLY_FILLED, FILLED, REJECTED, CANCELLED, EXPIRED);
    }

    private final short code;

    OrderState(final int code) {
        this.code = (short) code;
    }

    private void leadsTo(final OrderState... next) {
        for (final OrderState follower : next) {
            FOLLOWERS[ordinal()] |= follower.bit();
        }
    }

    private int bit() {
        return 1 << ordinal();
    }

    /**
     * Whether an order in this state may move to another.
     *
     * @param next state.
     * @return false for everything after a terminal state.
     */
    public boolean mayBecome(final OrderState next) {
        return (FOLLOWERS[ordinal()] & next.bit()) != 0;
    }

    /**
     * Whether nothing can happen to the order any more.
     *
     * @return true for filled, rejected, cancelled and expired.
     */
    public boolean isTerminal() {
        return FOLLOWERS[ordinal()] == 0;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static OrderState ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no OrderState has code " + code);
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
