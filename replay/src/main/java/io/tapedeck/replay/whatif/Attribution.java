package io.tapedeck.replay.whatif;

import io.tapedeck.replay.difference.RoundTrip;
import io.tapedeck.replay.difference.TradeChanges;
import io.tapedeck.replay.run.ReplayResult;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What the difference between two final equities is made of, money. The parts are counted one by one from trades and
 * open positions, none is what the others leave over; that their sum is the difference is what the tests prove.
 * Immutable.
 *
 * @param balance     another balance to begin with.
 * @param lost        price results of trades that are missing now, taken away.
 * @param gained      price results of trades that are new.
 * @param otherPrices same entries, left or entered at other prices.
 * @param otherSizes  same entries with another quantity: the recorded result in proportion.
 * @param fees        paid less than before.
 * @param funding     received more than before.
 * @param insurance   of the venue, received more than before.
 */
public record Attribution(long balance, long lost, long gained, long otherPrices, long otherSizes, long fees,
    long funding, long insurance) {

    static Attribution of(final ReplayResult recorded, final ReplayResult changed, final TradeChanges trades) {
        return new Attribution(
            changed.settings().initialBalance() - recorded.settings().initialBalance(),
            -sum(trades.lost(), RoundTrip::priceResult),
            sum(trades.gained(), RoundTrip::priceResult),
            sum(trades.altered(), TradeChanges.Altered::ofPrices),
            sum(trades.altered(), TradeChanges.Altered::ofSize),
            sum(RoundTrip.of(recorded), RoundTrip::fees) - sum(RoundTrip.of(changed), RoundTrip::fees),
            sum(RoundTrip.of(changed), RoundTrip::funding) - sum(RoundTrip.of(recorded), RoundTrip::funding),
            changed.counts().insurance() - recorded.counts().insurance());
    }

    private static <T> long sum(final List<T> all, final ToLongFunction<T> amount) {
        return all.stream().mapToLong(amount).reduce(0, Math::addExact);
    }

    /**
     * The parts together.
     *
     * @return money.
     */
    public long sum() {
        return parts().values().stream().reduce(0L, Math::addExact);
    }

    /**
     * The parts by their names.
     *
     * @return in a fixed order, those that are 0 too.
     */
    public Map<String, Long> parts() {
        final Map<String, Long> parts = new LinkedHashMap<>();
        parts.put("tradesLost", lost);
        parts.put("tradesGained", gained);
        parts.put("sameTradesOtherPrices", otherPrices);
        parts.put("sameTradesOtherSize", otherSizes);
        parts.put("fees", fees);
        parts.put("funding", funding);
        parts.put("insurance", insurance);
        parts.put("initialBalance", balance);
        return parts;
    }
}
