package io.tapedeck.strategies.scanner;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;
import io.tapedeck.strategies.indicator.Correlation;
import io.tapedeck.strategies.indicator.HistoricalVolatility;
import io.tapedeck.strategies.indicator.RateOfChange;
import io.tapedeck.strategies.indicator.SimpleMovingAverage;

/** What a scanner knows of one symbol. One thread, no allocation after construction. */
final class ScannedSymbol implements Stateful {
    private final RateOfChange momentum;
    private final SimpleMovingAverage quoteVolume;
    private final HistoricalVolatility volatility;
    private final Correlation correlation;
    private long closeTimeNs = FixedPoint.UNKNOWN;
    private long close;

    ScannedSymbol(final MomentumScanner.Settings settings, final double candlesPerYear) {
        momentum = new RateOfChange(settings.momentum());
        quoteVolume = new SimpleMovingAverage(settings.volumeCandles());
        volatility = new HistoricalVolatility(settings.volatilityCandles(), candlesPerYear);
        correlation = new Correlation(settings.correlationCandles());
    }

    void onCandle(final Candle candle, final Instrument instrument) {
        closeTimeNs = candle.closeTimeNs();
        close = candle.close();
        momentum.add(close);
        volatility.add(close);
        quoteVolume.add(traded(candle, instrument));
    }

    /** In units of the currency. */
    private static double traded(final Candle candle, final Instrument instrument) {
        return candle.quoteVolume() == FixedPoint.UNKNOWN
            ? candle.volume() / instrument.quantityUnit() * (candle.close() / instrument.priceUnit())
            : (double) candle.quoteVolume() / FixedPoint.ONE;
    }

    /** Both symbols have a candle of the present moment. */
    void compareWith(final ScannedSymbol reference) {
        correlation.add(close, reference.close);
    }

    /** Whether its last candle closed at that moment. */
    boolean isCurrent(final long timeNs) {
        return closeTimeNs == timeNs;
    }

    boolean isReady() {
        return momentum.isReady() && quoteVolume.isReady() && volatility.isReady();
    }

    /** Rate of change, percent. */
    double momentum() {
        return momentum.value();
    }

    /** Average worth that is traded in a candle, units of the currency. */
    double quoteVolume() {
        return quoteVolume.value();
    }

    /** Yearly, 1 being 100 %. */
    double volatility() {
        return volatility.value();
    }

    boolean isCompared() {
        return correlation.isReady();
    }

    double correlation() {
        return correlation.value();
    }

    void onSplit(final ShareRatio ratio) {
        close = ratio.price(close);
        momentum.onSplit(ratio);
        volatility.onSplit(ratio);
        correlation.onSplit(ratio);
    }

    void onReferenceSplit(final ShareRatio ratio) {
        correlation.onOtherSplit(ratio);
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(closeTimeNs);
        writer.putLong(close);
        momentum.saveState(writer);
        quoteVolume.saveState(writer);
        volatility.saveState(writer);
        correlation.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        closeTimeNs = reader.getLong();
        close = reader.getLong();
        momentum.loadState(reader);
        quoteVolume.loadState(reader);
        volatility.loadState(reader);
        correlation.loadState(reader);
    }
}
