package io.tapedeck.replay.run;

import io.tapedeck.engine.candle.PackedCandles;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.event.codec.FillDecoder;
import io.tapedeck.engine.event.codec.PositionChangedDecoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.order.Side;

import java.util.ArrayList;
import java.util.List;

/**
 * The open positions of a run as its frames tell of them. One thread; allocates when a position is opened. A candle
 * costs a look at a list, and two comparisons for every position that is open in its instrument.
 */
final class PositionWatch {
    private final MarketWatch market;
    private final List<Instrument> instruments;
    private final ArrayList<HeldPosition>[] held;
    private int count;

    @SuppressWarnings("unchecked")
    PositionWatch(final MarketWatch market, final List<Instrument> instruments) {
        this.market = market;
        this.instruments = instruments;
        held = instruments.stream().map(instrument -> new ArrayList<HeldPosition>()).toArray(ArrayList[]::new);
    }

    /**
     * A fill.
     *
     * @param fill      as it stands on the tape.
     * @param isAtClose whether it was decided in this very frame, so that the whole candle lies before it.
     * @return its position.
     */
    HeldPosition onFill(final FillDecoder fill, final boolean isAtClose) {
        HeldPosition position = find(fill.instrumentId(), fill.positionId());
        if (position == null) {
            position = new HeldPosition(fill);
            held[fill.instrumentId()].add(position);
            count++;
        } else if (isAtClose && market.isPresent(fill.instrumentId()) && position.side() != side(fill)) {
            position.sawCandle(market.openTimeNs(), market.high(), market.low());
        }
        position.sawPrice(fill.price());
        return position;
    }

    private static Side side(final FillDecoder fill) {
        return Side.ofCode(fill.sideRaw());
    }

    void onChange(final PositionChangedDecoder change) {
        final HeldPosition position = find(change.instrumentId(), change.positionId());
        if (position == null) {
            return;
        }
        position.onChange(change);
        if (change.quantity() == 0) {
            held[change.instrumentId()].remove(position);
            count--;
        }
    }

    void onSplit(final int instrumentId, final ShareRatio ratio) {
        held[instrumentId].forEach(position -> position.onSplit(ratio));
    }

    /** All messages of a frame with a candle were told. */
    void onCandleEnd() {
        final ArrayList<HeldPosition> ofInstrument = held[market.present()];
        for (int index = 0; index < ofInstrument.size(); index++) {
            ofInstrument.get(index).sawCandle(market.openTimeNs(), market.high(), market.low());
        }
    }

    /** Candles were passed; whatever is held was filled before all of them ended, but perhaps inside the first. */
    void onPassed(final FrameRun candles, final int count) {
        final long first = candles.inputBlockAddress(0);
        long highest = Long.MIN_VALUE;
        long lowest = Long.MAX_VALUE;
        for (int index = 1; index < count; index++) {
            highest = FixedPoint.larger(highest, PackedCandles.high(candles.inputBlockAddress(index)));
            lowest = FixedPoint.smaller(lowest, PackedCandles.low(candles.inputBlockAddress(index)));
        }
        final ArrayList<HeldPosition> ofInstrument = held[PackedCandles.instrumentId(first)];
        for (int index = 0; index < ofInstrument.size(); index++) {
            final HeldPosition position = ofInstrument.get(index);
            position.sawCandle(PackedCandles.openTimeNs(first), PackedCandles.high(first), PackedCandles.low(first));
            if (count > 1) {
                position.sawPrice(highest);
                position.sawPrice(lowest);
            }
        }
    }

    private HeldPosition find(final int instrumentId, final long positionId) {
        final ArrayList<HeldPosition> ofInstrument = held[instrumentId];
        for (int index = 0; index < ofInstrument.size(); index++) {
            if (ofInstrument.get(index).positionId() == positionId) {
                return ofInstrument.get(index);
            }
        }
        return null;
    }

    /** The position of a trade that ends in this frame: it is still known. */
    HeldPosition of(final TradeRecord trade) {
        return find(trade.instrumentId(), trade.positionId());
    }

    /** Worth of the distance from the entry to the first stop of such a trade, money; unknown without one. */
    long risk(final TradeRecord trade) {
        final long distance = of(trade).firstStopDistance(trade.entryPrice());
        return distance == FixedPoint.UNKNOWN ? distance
            : instruments.get(trade.instrumentId()).notional(distance, trade.quantity());
    }

    boolean isAnyOpen() {
        return count > 0;
    }

    /** Worth of all positions at the last closes, long and short ones added up, money. */
    long notional() {
        long notional = 0;
        for (int id = 0; count > 0 && id < held.length; id++) {
            final ArrayList<HeldPosition> ofInstrument = held[id];
            for (int index = 0; index < ofInstrument.size(); index++) {
                notional = Math.addExact(notional, worth(instruments.get(id), ofInstrument.get(index)));
            }
        }
        return notional;
    }

    private long worth(final Instrument instrument, final HeldPosition position) {
        final long close = market.close(instrument.id());
        return instrument.notional(close == FixedPoint.UNKNOWN ? position.firstPrice() : close, position.quantity());
    }
}
