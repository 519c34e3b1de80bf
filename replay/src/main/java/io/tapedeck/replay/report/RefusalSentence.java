package io.tapedeck.replay.report;

import io.tapedeck.engine.risk.Verdict;

/** A refusal as one plain sentence with the reason code, the figure and the limit. */
final class RefusalSentence {
    private static final String NOTHING = "0";

    private RefusalSentence() {
    }

    static String of(final Refusal refusal) {
        final String reason = refusal.refused().reason();
        return Decimals.instant(refusal.refused().timeNs()) + " " + refusal.symbol() + " "
            + refusal.refused().kind() + ", " + refusal.refused().verdict() + ": "
            + because(refusal)
            + (reason.isEmpty() ? "" : " (" + reason + ")");
    }

    /** The reason alone. */
    static String because(final Refusal refusal) {
        return because(refusal.refused().verdict(), refusal.figure(), refusal.limit());
    }

    private static String because(final Verdict verdict, final String figure, final String limit) {
        return switch (verdict) {
            case ACCEPTED -> "it was accepted";
            case POSITION_OPEN -> "it would be open position " + figure + " in the symbol, of at most " + limit;
            case NO_POSITION -> figure.equals(NOTHING) ? "there is no position to leave"
                : "position " + figure + " is not open";
            case ORDER_PENDING -> limit.equals(NOTHING) ? "an order that leaves the position still works"
                : "an order of the symbol still works, and at most " + limit + " may be open";
            case INVALID_SIZE -> size(figure, limit);
            case INSUFFICIENT_CASH -> "it needs " + figure + " and " + limit + " is free";
            case BELOW_MINIMUM_NOTIONAL -> "it is worth " + figure + ", the venue takes " + limit + " and more";
            case BELOW_LOT_SIZE -> figure + " does not pay for one step of " + limit;
            case OFF_LOT_SIZE -> "the quantity " + figure + " is no multiple of " + limit;
            case MAXIMUM_POSITION -> "the position would be worth " + figure + ", the limit is " + limit;
            case STOP_ON_WRONG_SIDE -> "the stop " + figure + " does not lie on the losing side of " + limit;
            case TARGET_ON_WRONG_SIDE -> "the target " + figure + " does not lie on the winning side of " + limit;
            case ARITHMETIC_OVERFLOW -> "a figure of a check leaves 63 bits";
            case TRADING_HALTED -> "the operator has halted trading";
            case REDUCE_ONLY -> "the operator lets only orders pass that make positions smaller";
            case SHORT_NOT_ALLOWED -> "what is not owned cannot be sold in this market";
            case MARGIN_NOT_ALLOWED -> "a cash account trades no contracts; see --account";
            case LEVERAGE_ABOVE_BRACKET -> "the leverage is " + figure + ", for so large a position the venue allows "
                + limit;
            case INVALID_PRICE -> "the price " + figure + " is not a positive multiple of " + limit;
            case INVALID_EXPIRY -> "it would expire at " + figure + ", not after " + limit;
            case INVALID_EXIT -> "the exit " + figure + " cannot be, held against " + limit;
            case SIZE_NEEDS_MORE -> "its size needs a stop or a volatility, there is " + figure;
            case ORDER_QUANTITY -> "its quantity is " + figure + ", the limit is " + limit;
            case ORDER_NOTIONAL -> "it is worth " + figure + ", the limit is " + limit;
            case PORTFOLIO_EXPOSURE -> "all positions would be worth " + figure + ", the limit is " + limit;
            case PORTFOLIO_LEVERAGE -> "all positions would be worth " + figure + ", the equity allows " + limit;
            case PRICE_COLLAR -> "its price is " + figure + " away from the last one, the limit is " + limit;
            case OPEN_ORDERS -> "it would be working order " + figure + " of the symbol, the limit is " + limit;
            case ORDERS_PER_SECOND -> "it would be order " + figure + " within a second, the limit is " + limit;
            case ORDERS_PER_MINUTE -> "it would be order " + figure + " within a minute, the limit is " + limit;
            case ENTRIES_PER_DAY -> "it would be entry " + figure + " of the day, the limit is " + limit;
            case DUPLICATE_ORDER -> "the same order was accepted " + figure + " s ago, the limit is " + limit + " s";
            case DAILY_LOSS -> "the account has lost " + figure + " today, the limit is " + limit;
            case DRAWDOWN -> "the account has lost " + figure + " since its peak, the limit is " + limit;
            case STALE_DATA -> "the last price is " + figure + " s old, the limit is " + limit + " s";
            case UNKNOWN_INSTRUMENT -> "there is no instrument " + figure + ", there are " + limit;
            case UNKNOWN_ORDER -> "no order of signal " + figure + " works";
            case FILTERED -> "the filter lets no position of this direction be opened now";
        };
    }

    private static String size(final String figure, final String limit) {
        return "its size is " + figure + (figure.startsWith("-") || figure.equals(NOTHING)
            ? ", it must be above 0, in steps of " + limit : ", it may be " + limit + " at most");
    }
}
