package io.tapedeck.gateways.bybit;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.gateways.json.JsonMessage;
import io.tapedeck.gateways.market.MarkPriceUpdate;

/** What a ticker last said of marks and funding. A message leaves out what did not change. */
final class TickerState {
    private long markPrice = FixedPoint.UNKNOWN;
    private long indexPrice = FixedPoint.UNKNOWN;
    private long fundingRate = FixedPoint.UNKNOWN;
    private long nextFundingTimeNs = FixedPoint.UNKNOWN;

    /** Whether a message says anything of marks and funding. */
    static boolean isSaidBy(final JsonMessage message) {
        return message.says(BybitFields.MARK_PRICE) || message.says(BybitFields.INDEX_PRICE)
            || message.says(BybitFields.FUNDING_RATE) || message.says(BybitFields.NEXT_FUNDING_TIME);
    }

    /** Fills an update with what a delta says, and with what was known before of what it leaves out. */
    void fillFromDelta(final MarkPriceUpdate update, final JsonMessage message, final int prices) {
        fillFromSnapshot(update, message, prices);
        update.markPrice(known(update.markPrice(), markPrice)).indexPrice(known(update.indexPrice(), indexPrice))
            .fundingRate(known(update.fundingRate(), fundingRate))
            .nextFundingTimeNs(known(update.nextFundingTimeNs(), nextFundingTimeNs));
    }

    private static long known(final long value, final long before) {
        return value == FixedPoint.UNKNOWN ? before : value;
    }

    /** Fills an update with what a snapshot says, which is all that there is. */
    void fillFromSnapshot(final MarkPriceUpdate update, final JsonMessage message, final int prices) {
        update.timeNs(message.timeNs(BybitFields.TIME))
            .markPrice(message.roundedIfGiven(BybitFields.MARK_PRICE, prices))
            .indexPrice(message.roundedIfGiven(BybitFields.INDEX_PRICE, prices))
            .fundingRate(message.roundedIfGiven(BybitFields.FUNDING_RATE, FixedPoint.MONEY_SCALE))
            .nextFundingTimeNs(message.timeNsIfGiven(BybitFields.NEXT_FUNDING_TIME));
    }

    /** Keeps an update that was understood. */
    void keep(final MarkPriceUpdate update) {
        markPrice = update.markPrice();
        indexPrice = update.indexPrice();
        fundingRate = update.fundingRate();
        nextFundingTimeNs = update.nextFundingTimeNs();
    }
}
