package io.tapedeck.engine.twin;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.exit.FinerCandles;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Trades inside one candle that agree with it: from the open over low and high to the close, a tick at a time. */
final class TradesOfChance implements FinerCandles {
    private static final long TICK = 100;
    private static final long BETWEEN_NS = 1_000_000;

    private final Frame frame = Frame.allocate();
    private final FrameMessages messages = new FrameMessages();
    private final SplittableRandom random;
    private final long openTimeNs;
    private List<Long> prices = List.of();
    private int next;

    TradesOfChance(final SplittableRandom random, final int minute) {
        this.random = random;
        openTimeNs = EngineRun.START + minute * NaiveMarket.MINUTE * 1_000_000_000L;
    }

    @Override
    public int childrenOf(final Candle parent, final Candle[] children) {
        return 0;
    }

    @Override
    public boolean beginTrades(final Candle parent) {
        if (parent.openTimeNs() != openTimeNs) {
            return false;
        }
        next = 0;
        prices = prices.isEmpty() ? path(parent) : prices;
        return true;
    }

    private List<Long> path(final Candle candle) {
        final List<Long> walked = new ArrayList<>(List.of(candle.open()));
        final boolean highFirst = random.nextBoolean();
        detours(walked, candle);
        walk(walked, highFirst ? candle.high() : candle.low());
        detours(walked, candle);
        walk(walked, highFirst ? candle.low() : candle.high());
        detours(walked, candle);
        walk(walked, candle.close());
        return walked;
    }

    private void detours(final List<Long> walked, final Candle candle) {
        for (int detour = random.nextInt(3); detour > 0; detour--) {
            walk(walked, candle.low() + TICK * random.nextLong((candle.high() - candle.low()) / TICK + 1));
        }
    }

    private static void walk(final List<Long> walked, final long to) {
        long price = walked.get(walked.size() - 1);
        while (price != to) {
            price += price < to ? TICK : -TICK;
            walked.add(price);
        }
    }

    /** The prices that were walked. */
    List<Long> prices() {
        return prices;
    }

    @Override
    public boolean nextTrade(final Candle trade) {
        if (next == prices.size()) {
            return false;
        }
        final long price = prices.get(next);
        frame.begin(1, 0, 0).append(new MarketCandleEncoder()).timeframe(TimeframeCode.M1)
            .openTimeNs(openTimeNs + next * BETWEEN_NS).open(price).high(price).low(price).close(price);
        messages.wrap(frame).next();
        CandleCodec.decode(messages.decode(new MarketCandleDecoder()), trade);
        next++;
        return true;
    }
}
