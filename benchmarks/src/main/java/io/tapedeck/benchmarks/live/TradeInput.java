package io.tapedeck.benchmarks.live;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.MarketTradeEncoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.ring.InputSource;

/** A market of trades, one after the other, whose price swings. One thread, no allocation. */
final class TradeInput implements InputSource {
    private static final long PRICE = 2_000_000;
    private static final int SWING = 64;

    private final MarketTradeEncoder encoder = new MarketTradeEncoder();
    private long tradeId = -1;
    private long timeNs;

    /** The next trade, received at a moment. */
    TradeInput next(final long receivedNs) {
        tradeId++;
        timeNs = receivedNs;
        return this;
    }

    @Override
    public void fill(final Frame frame) {
        frame.begin(0, timeNs, timeNs).append(encoder)
            .instrumentId(0)
            .takerSide((tradeId & 1) == 0 ? SideCode.BUY : SideCode.SELL)
            .price(price(tradeId))
            .quantity(100_000)
            .tradeId(tradeId)
            .venueTimeNs(timeNs);
    }

    /** In hundredths. */
    static long price(final long tradeId) {
        return PRICE + (tradeId * 7) % SWING;
    }
}
