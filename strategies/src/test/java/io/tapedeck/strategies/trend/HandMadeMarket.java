package io.tapedeck.strategies.trend;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.candle.CandleRing;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.strategy.PositionView;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;

import java.util.ArrayList;
import java.util.List;

/** Feeds a strategy with candles made by hand and fills every signal at once. */
final class HandMadeMarket implements StrategyContext, PositionView {
    private final List<String> signals = new ArrayList<>();
    private final Frame frame = Frame.allocate();
    private final Candle candle = new Candle();
    private final Strategy strategy;
    private long index;
    private boolean open;

    HandMadeMarket(final Strategy strategy) {
        this.strategy = strategy;
    }

    HandMadeMarket closes(final long... closes) {
        for (final long close : closes) {
            candle(close, close, close);
        }
        return this;
    }

    HandMadeMarket candle(final long high, final long low, final long close) {
        frame.begin(1, 0, 0).append(new MarketCandleEncoder())
            .timeframe(TimeframeCode.H1)
            .openTimeNs(index * Timeframe.H1.durationNs())
            .open(close).high(high).low(low).close(close);
        final FrameMessages messages = new FrameMessages().wrap(frame);
        messages.next();
        CandleCodec.decode(messages.decode(new MarketCandleDecoder()), candle);
        strategy.onCandle(candle, this);
        index++;
        return this;
    }

    /** What was signalled since the last call, with the index of the candle. */
    List<String> signals() {
        final List<String> copy = List.copyOf(signals);
        signals.clear();
        return copy;
    }

    @Override
    public Instrument instrument() {
        throw new UnsupportedOperationException("these strategies know no instrument");
    }

    @Override
    public int instrumentCount() {
        return 1;
    }

    @Override
    public StrategyContext of(final int instrumentId) {
        return this;
    }

    @Override
    public long timeNs() {
        return candle.closeTimeNs();
    }

    @Override
    public CandleRing history(final Timeframe timeframe) {
        throw new UnsupportedOperationException("these strategies have no history");
    }

    @Override
    public long lastPrice() {
        return candle.close();
    }

    @Override
    public long marketCapitalisation() {
        return FixedPoint.UNKNOWN;
    }

    @Override
    public long equity() {
        return FixedPoint.ONE;
    }

    @Override
    public boolean isTrading() {
        return true;
    }

    @Override
    public boolean isEntering() {
        return false;
    }

    @Override
    public PositionView position() {
        return this;
    }

    @Override
    public void openLong(final long equityFraction, final long stopPrice, final long targetPrice,
        final CharSequence reason) {
        open = true;
        signals.add(index + " buy" + level(" stop ", stopPrice) + level(" target ", targetPrice));
    }

    private static String level(final String name, final long price) {
        return price == FixedPoint.UNKNOWN ? "" : name + price;
    }

    @Override
    public void close(final CharSequence reason) {
        open = false;
        signals.add(index + " sell");
    }

    @Override
    public int positionCount() {
        return open ? 1 : 0;
    }

    @Override
    public PositionView position(final int position) {
        return this;
    }

    @Override
    public Signal prepare(final SignalKind kind) {
        throw new UnsupportedOperationException("these strategies have plain wishes only");
    }

    @Override
    public long emit(final Signal signal, final CharSequence reason) {
        throw new UnsupportedOperationException("these strategies have plain wishes only");
    }

    @Override
    public long positionId() {
        return 1;
    }

    @Override
    public Side side() {
        return Side.BUY;
    }

    @Override
    public long entryTimeNs() {
        return 0;
    }

    @Override
    public long stopPrice() {
        return FixedPoint.UNKNOWN;
    }

    @Override
    public long targetPrice() {
        return FixedPoint.UNKNOWN;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public long quantity() {
        return open ? 1 : 0;
    }

    @Override
    public long entryPrice() {
        return 0;
    }
}
