package io.tapedeck.strategies.reversion;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.engine.strategy.PositionView;
import io.tapedeck.engine.strategy.Setting;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.strategies.Direction;
import io.tapedeck.strategies.Stake;
import io.tapedeck.strategies.indicator.BollingerBands;

/**
 * Buys a close below the lower Bollinger band and leaves once a close is at or above the middle, or at the stop; shorts
 * sell a close above the upper band and leave at or below the middle. A close on a band is no entry.
 *
 * <p>The bands include the present candle. It does not have to come from inside: who was stopped out enters again while
 * closes stay outside.
 */
final class BollingerReversion implements Strategy {
    private final BollingerBands bands;
    private final double deviations;
    private final double stop;
    private final StopUnit stopUnit;
    private final Stake stake;
    private double close;

    BollingerReversion(final Settings settings) {
        bands = new BollingerBands(settings.length(), settings.deviations());
        deviations = settings.deviations();
        stop = settings.stop();
        stopUnit = settings.stopUnit();
        stake = new Stake(settings.direction(), settings.allocation());
    }

    /** What the distance of a stop is given in. */
    enum StopUnit {
        /** Standard deviations of the bands. */
        DEVIATIONS,
        /** Hundredths of the entry. */
        PERCENT
    }

    /**
     * What can be set.
     *
     * @param length     closes that the bands span.
     * @param deviations standard deviations from the middle to a band.
     * @param stop       distance of the stop from the entry.
     * @param stopUnit   what that distance is given in.
     * @param direction  of the positions.
     * @param allocation share of the equity, 10⁻⁸ of one.
     */
    record Settings(
        @Setting(preset = "20", minimum = "2", maximum = "10000", text = "closes that the bands span") int length,
        @Setting(preset = "2", minimum = "0.1", maximum = "10",
            text = "standard deviations from the middle to a band") double deviations,
        @Setting(preset = "3", minimum = "0.01", maximum = "99", text = "stop-loss from the entry") double stop,
        @Setting(preset = "deviations", text = "what the stop-loss is given in") StopUnit stopUnit,
        @Setting(preset = "long", text = "which positions it may open") Direction direction,
        @Setting(preset = "1", minimum = "0.00000001", maximum = "1",
            text = "share of the equity to invest, fee included") long allocation) {

        int warmUp() {
            return length;
        }
    }

    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        close = candle.close();
        bands.add(close);
        if (bands.isReady()) {
            decide(context);
        }
    }

    private void decide(final StrategyContext context) {
        if (close < bands.lower()) {
            turn(Side.BUY, context, "close below the lower band");
        } else if (close > bands.upper()) {
            turn(Side.SELL, context, "close above the upper band");
        } else {
            leave(context);
        }
    }

    private void turn(final Side side, final StrategyContext context, final String reason) {
        if (stake.turns(side, context, reason)) {
            final Signal entry = stake.entry(side, context);
            entry.protection().in(LevelBasis.ENTRY_RATE).stop(stopShare());
            context.emit(entry, reason);
        }
    }

    /** Deviations are measured by the close that decided, and rounded down, for the level itself is rounded up. */
    private long stopShare() {
        return stopUnit == StopUnit.PERCENT
            ? StrictMath.round(stop / 100 * FixedPoint.ONE)
            : (long) StrictMath.floor(stop * deviation() / close * FixedPoint.ONE);
    }

    private double deviation() {
        return (bands.upper() - bands.value()) / deviations;
    }

    private void leave(final StrategyContext context) {
        final PositionView position = context.position();
        if (position.isOpen() && (close - bands.value()) * position.side().sign() >= 0) {
            context.close("close at the middle band");
        }
    }

    @Override
    public void onSplit(final ShareRatio ratio, final StrategyContext context) {
        bands.onSplit(ratio);
        close = close * ratio.oldShares() / ratio.newShares();
    }

    @Override
    public void explain(final Notes notes, final StrategyContext context) {
        notes.notePrice("lower band", bands.lower());
        notes.notePrice("middle band", bands.value());
        notes.notePrice("upper band", bands.upper());
        notes.notePrice("close", close);
    }

    @Override
    public void saveState(final StateWriter writer) {
        bands.saveState(writer);
        writer.putDouble(close);
    }

    @Override
    public void loadState(final StateReader reader) {
        bands.loadState(reader);
        close = reader.getDouble();
    }
}
