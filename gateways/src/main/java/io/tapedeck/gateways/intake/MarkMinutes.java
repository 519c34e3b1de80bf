package io.tapedeck.gateways.intake;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.gateways.market.MarkPriceUpdate;

/**
 * Mark prices of one instrument, as the engine takes them: candles of a minute, and the funding when its moment has
 * come, at the rate that stood before. Pure, no allocation.
 */
final class MarkMinutes {
    private static final long NONE = -1;

    private final Sink sink;
    private long openTimeNs = NONE;
    private long open;
    private long high;
    private long low;
    private long close = FixedPoint.UNKNOWN;
    private long rate = FixedPoint.UNKNOWN;
    private long fundingTimeNs = FixedPoint.UNKNOWN;

    /** Takes what the engine is told. */
    interface Sink {
        /** A minute is over. */
        void onMarkMinute(long openTimeNs, long open, long high, long low, long close);

        /** Funding is due. */
        void onFunding(long rate, long markPrice);
    }

    MarkMinutes(final Sink sink) {
        this.sink = sink;
    }

    void onMarkPrice(final MarkPriceUpdate update) {
        settle(update);
        if (update.markPrice() != FixedPoint.UNKNOWN) {
            add(Timeframe.M1.startOf(update.timeNs()), update.markPrice());
        }
        if (update.fundingRate() != FixedPoint.UNKNOWN) {
            rate = update.fundingRate();
        }
    }

    private void settle(final MarkPriceUpdate update) {
        final long next = update.nextFundingTimeNs();
        if (next == FixedPoint.UNKNOWN) {
            return;
        }
        if (fundingTimeNs != FixedPoint.UNKNOWN && next > fundingTimeNs && rate != FixedPoint.UNKNOWN) {
            sink.onFunding(rate, close);
        }
        fundingTimeNs = next;
    }

    private void add(final long minuteNs, final long price) {
        if (minuteNs > openTimeNs) {
            if (openTimeNs != NONE) {
                sink.onMarkMinute(openTimeNs, open, high, low, close);
            }
            openTimeNs = minuteNs;
            open = price;
            high = price;
            low = price;
        }
        high = Math.max(high, price);
        low = Math.min(low, price);
        close = price;
    }
}
