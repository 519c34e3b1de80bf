package io.tapedeck.loopback.market;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.loopback.PracticeTape;

import java.util.List;

/** Candles of minutes in a list. */
public record CandleList(List<ServedCandle> candles) implements CandleHistory {
    @Override
    public Timeframe timeframe() {
        return Timeframe.M1;
    }

    @Override
    public int size() {
        return candles.size();
    }

    @Override
    public ServedCandle get(final int index) {
        return candles.get(index);
    }

    @Override
    public int firstAtOrAfter(final long openMs) {
        return (int) candles.stream().takeWhile(candle -> candle.openMs() < openMs).count();
    }

    /** A market of such candles. */
    public ServedMarket market(final String symbol) {
        final Instrument instrument = PracticeTape.instrument("binance", symbol);
        return new ServedMarket(instrument, this, new SyntheticPrints(this, instrument),
            new SteadyFigure(ServedMarket.USUAL_FUNDING_RATE, ServedMarket.FUNDING_INTERVAL_MS),
            new SteadyFigure(10_000_000_000L, 60_000));
    }
}
