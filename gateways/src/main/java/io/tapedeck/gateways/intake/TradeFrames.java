package io.tapedeck.gateways.intake;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.GapCauseCode;
import io.tapedeck.engine.event.codec.MarketTradeEncoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.event.codec.StreamCode;
import io.tapedeck.engine.ring.InputSource;
import io.tapedeck.gateways.market.TradeUpdate;

/**
 * Trades of one instrument as frames. Those that come just now are left out where there is no room; those that waited
 * for others, or were fetched, wait for room. Guarded by whoever owns it; no allocation for the former.
 */
final class TradeFrames implements TradeSink {
    private final InstrumentFrames frames;
    private final MarketTradeEncoder encoder = new MarketTradeEncoder();
    /** Made once: a lambda for each of them would be garbage on the busiest path. */
    private final InputSource source = this::fill;
    private TradeUpdate present;
    private TradeArrival arrival;

    TradeFrames(final InstrumentFrames frames) {
        this.frames = frames;
    }

    @Override
    public void onTrade(final TradeUpdate trade, final TradeArrival came) {
        present = trade;
        arrival = came;
        if (came == TradeArrival.LIVE) {
            frames.offer(source);
        } else {
            frames.put(source);
        }
    }

    private void fill(final Frame frame) {
        frames.begin(frame).append(encoder)
            .instrumentId(present.instrumentId())
            .takerSide(present.takenByBuyer() ? SideCode.BUY : SideCode.SELL)
            .price(present.price())
            .quantity(present.quantity())
            .tradeId(present.tradeId())
            .venueTimeNs(present.timeNs())
            .flags().backfilled(arrival == TradeArrival.BACKFILLED);
    }

    @Override
    public void onGap(final long fromNs, final long toNs, final long missing) {
        frames.gap(StreamCode.TRADES, GapCauseCode.MISSING, missing, fromNs, toNs);
    }
}
