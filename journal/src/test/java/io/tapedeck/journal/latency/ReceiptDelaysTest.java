package io.tapedeck.journal.latency;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.MarketQuoteEncoder;
import io.tapedeck.engine.event.codec.MarketTradeEncoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.market.FixedPoint;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What counts as received late, and by how much. */
class ReceiptDelaysTest {
    private static final long CLOSE_NS = 60_000_000_000L;
    private static final long RECEIVED_NS = CLOSE_NS + 1_000;

    private final ReceiptDelays delays = new ReceiptDelays();

    private static Frame received() {
        return Frame.allocate().begin(1, RECEIVED_NS, RECEIVED_NS);
    }

    private void addCandle(final boolean isBackfilled) {
        final Frame frame = received();
        final MarketCandleEncoder candle = frame.append(new MarketCandleEncoder()).timeframe(TimeframeCode.M1);
        candle.flags().backfilled(isBackfilled);
        delays.add(frame);
    }

    private void addTrade(final long venueTimeNs, final boolean isBackfilled) {
        final Frame frame = received();
        final MarketTradeEncoder trade = frame.append(new MarketTradeEncoder()).takerSide(SideCode.BUY);
        trade.venueTimeNs(venueTimeNs).flags().backfilled(isBackfilled);
        delays.add(frame);
    }

    private void addQuote(final long venueTimeNs) {
        final Frame frame = received();
        frame.append(new MarketQuoteEncoder()).venueTimeNs(venueTimeNs);
        delays.add(frame);
    }

    private Map<String, String> told() {
        return delays.byKind().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each ->
            each.getValue().getTotalCount() + " of at most " + each.getValue().getMaxValue()));
    }

    @Test
    void eachKindIsDatedByTheVenue() {
        addCandle(false);
        addTrade(RECEIVED_NS - 700, false);
        addTrade(RECEIVED_NS - 300, false);
        addQuote(RECEIVED_NS - 20);

        assertEquals(Map.of("candles", "1 of at most 1000", "trades", "2 of at most 700", "quotes", "1 of at most 20"),
            told());
    }

    @Test
    void whatWasFetchedLaterOrHasNoDateDoesNotCount() {
        addCandle(true);
        addTrade(1, true);
        addTrade(FixedPoint.UNKNOWN, false);
        addQuote(FixedPoint.UNKNOWN);

        assertEquals(Map.of(), told());
    }

    @Test
    void aVenueWhoseClockIsAheadCountsAsZero() {
        addQuote(RECEIVED_NS + 5);
        delays.addRingWait(-5);

        assertEquals(Map.of("quotes", "1 of at most 0"), told());
        final Histogram waits = delays.ringWait();
        assertEquals("1 0", waits.getTotalCount() + " " + waits.getMaxValue());
    }
}
