package io.tapedeck.strategies.filter;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.EntryFilter;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.engine.strategy.Setting;
import io.tapedeck.strategies.indicator.AverageDirectionalIndex;
import io.tapedeck.strategies.indicator.Settling;

/**
 * Long positions in an up-trend only, short ones in a down-trend only, and none while the market ranges or the
 * indicators warm up. A market trends where Wilder's ADX is at the threshold or above it: upwards with +DI above −DI,
 * downwards with −DI above +DI. What counts is the last closed candle. One thread, no allocation.
 */
final class RegimeFilter implements EntryFilter {
    private final AverageDirectionalIndex movement;
    private final double threshold;

    RegimeFilter(final Settings settings) {
        movement = new AverageDirectionalIndex(settings.length());
        threshold = settings.threshold();
    }

    /**
     * What can be set.
     *
     * @param length    candles in each smoothing.
     * @param threshold ADX from which on a market trends.
     * @param timeframe of the candles that are judged.
     */
    record Settings(
        @Setting(preset = "14", minimum = "2", maximum = "500", text = "candles in each smoothing of the ADX")
        int length,
        @Setting(preset = "25", minimum = "0", maximum = "100", text = "ADX from which on a market trends")
        double threshold,
        @Setting(preset = "own", text = "candles that are judged: those of the strategy, or coarser ones")
        RegimeTimeframe timeframe) {

        /** Until the start of the smoothings no longer counts. */
        int warmUp() {
            return Settling.ofDirectional(length);
        }
    }

    @Override
    public void onCandle(final Candle candle) {
        movement.add(candle.high(), candle.low(), candle.close());
    }

    @Override
    public boolean allows(final Side side) {
        return movement.isReady() && regime().allows(side);
    }

    private Regime regime() {
        return Regime.of(movement.value(), movement.plus(), movement.minus(), threshold);
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        movement.onSplit(ratio);
    }

    @Override
    public void explain(final Notes notes) {
        notes.note("adx", movement.value());
        notes.note("plus di", movement.plus());
        notes.note("minus di", movement.minus());
    }

    @Override
    public void saveState(final StateWriter writer) {
        movement.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        movement.loadState(reader);
    }
}
