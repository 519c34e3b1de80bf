package io.tapedeck.gateways.intake;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.MessageText;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.engine.ring.InputSource;
import io.tapedeck.gateways.market.OpenInterestUpdate;
import io.tapedeck.gateways.market.QuoteUpdate;
import io.tapedeck.gateways.market.StreamKind;
import io.tapedeck.gateways.market.TradeIds;
import io.tapedeck.gateways.market.TradeUpdate;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What becomes of trades and quotes of one instrument, and what is told of those that are not there. */
class MarketFramesTest {
    private final List<String> out = new ArrayList<>();
    private final Frame frame = Frame.allocate();
    private boolean isFull;
    private long nowNs = 10;
    private final FrameOutlet outlet = new FrameOutlet() {
        @Override
        public void put(final InputSource source) {
            source.fill(frame.begin(0, 0, 0));
            out.add(line());
        }

        @Override
        public boolean offer(final InputSource source) {
            if (!isFull) {
                put(source);
            }
            return !isFull;
        }
    };

    private MarketFrames frames(final TradeIds ids) {
        return new MarketFrames(new Instrument(0, "venue", "A", "USDT", Timeframe.M1, 2, 5, 1, 1,
            VenueTerms.spot(0, 0)), -1, ids, outlet, () -> nowNs, new MarketFrames.Missing((id, from, to) -> {
            }, (id, from, to) -> out.add("ask " + from + "-" + to)));
    }

    private String line() {
        final MessageText input = MessageText.of(frame).get(0);
        return switch (input.name()) {
            case "MarketTrade" -> "trade " + input.fields().get("tradeId")
                + (input.fields().get("flags").contains("backfilled") ? " backfilled" : "");
            case "MarketQuote" -> "quote " + input.fields().get("bidPrice");
            default -> input.fields().get("stream") + " " + input.fields().get("cause") + " "
                + input.fields().get("fromNs") + "-" + input.fields().get("toNs");
        };
    }

    private static TradeUpdate trade(final long id) {
        return new TradeUpdate().begin(0).tradeId(id).price(100).quantity(1).timeNs(id);
    }

    private static QuoteUpdate quote(final long id) {
        return new QuoteUpdate().begin(0).updateId(id).bidPrice(id);
    }

    @Test
    void whatAConnectionLosesIsToldWhenItIsThereAgain() {
        final MarketFrames frames = frames(TradeIds.FINGERPRINTS);
        frames.onTrade(trade(70));
        frames.onQuote(quote(1));
        frames.onLost(StreamKind.TRADES);
        frames.onLost(StreamKind.QUOTES);
        nowNs = 20;
        frames.onLost(StreamKind.TRADES);
        nowNs = 30;
        frames.onTrade(trade(50));
        frames.onTrade(trade(60));
        frames.onQuote(quote(5));
        assertEquals(List.of("trade 70", "quote 1", "TRADES DISCONNECTED 10-30", "trade 50", "trade 60",
            "QUOTES DISCONNECTED 10-30", "quote 5"), out);
    }

    @Test
    void tradesThatFollowEachOtherTellByThemselvesWhatIsMissing() {
        final MarketFrames frames = frames(TradeIds.CONSECUTIVE);
        frames.onTrade(trade(1));
        frames.onLost(StreamKind.TRADES);
        frames.onTrade(trade(2));
        frames.onTrade(trade(5));
        frames.onFetched(trade(3));
        frames.onTradeFetchEnded(5);
        assertEquals(List.of("trade 1", "trade 2", "ask 3-5", "trade 3 backfilled", "TRADES MISSING 3-5", "trade 5"),
            out);
    }

    @Test
    void theVenuesOwnTimeIsKept() {
        final MarketFrames frames = frames(TradeIds.FINGERPRINTS);
        frames.onTrade(trade(7));
        assertEquals("7", MessageText.of(frame).get(0).fields().get("venueTimeNs"));
        frames.onQuote(quote(1).timeNs(8));
        assertEquals("8", MessageText.of(frame).get(0).fields().get("venueTimeNs"));
        frames.onOpenInterest(new OpenInterestUpdate().begin(0).openInterest(3).timeNs(9));
        assertEquals("9", MessageText.of(frame).get(0).fields().get("venueTimeNs"));
        assertEquals(10, frame.engineTimeNs());
    }

    @Test
    void whatFindsNoRoomIsOneGap() {
        final MarketFrames frames = frames(TradeIds.FINGERPRINTS);
        isFull = true;
        frames.onTrade(trade(1));
        nowNs = 20;
        frames.onQuote(quote(1));
        isFull = false;
        nowNs = 30;
        frames.onQuote(quote(2));
        frames.onTrade(trade(2));
        assertEquals(List.of("ALL RING_FULL 10-30", "quote 2", "trade 2"), out);
    }
}
