package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleRing;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;
import io.tapedeck.engine.strategy.CandleSeries;

/** One series of candles of one symbol as its strategy needs it: how many were seen, and the last of them. */
final class SymbolSeries implements Stateful {
    private final boolean keepsCandles;
    private final int warmUp;
    private final CandleRing history;
    private int seen;

    SymbolSeries(final int instrumentId, final CandleSeries needed) {
        keepsCandles = needed.history() > 0;
        warmUp = needed.warmUp();
        history = new CandleRing(instrumentId, needed.timeframe(), needed.history());
    }

    void add(final Candle candle) {
        if (keepsCandles) {
            history.add(candle);
        }
        if (seen < warmUp) {
            seen++;
        }
    }

    boolean isWarm() {
        return seen >= warmUp;
    }

    boolean hasHistory() {
        return keepsCandles;
    }

    CandleRing history() {
        return history;
    }

    void onSplit(final ShareRatio ratio) {
        history.onSplit(ratio);
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(seen);
        history.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        seen = reader.getInt();
        history.loadState(reader);
    }
}
