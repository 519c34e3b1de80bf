package io.tapedeck.replay.check;

import io.tapedeck.engine.candle.Candle;

/** The candle of the present frame, seen by the rules of {@link CandleFault}. */
record TapeCandle(Candle candle) implements CandleFigures {
    @Override
    public long open() {
        return candle.open();
    }

    @Override
    public long high() {
        return candle.high();
    }

    @Override
    public long low() {
        return candle.low();
    }

    @Override
    public long close() {
        return candle.close();
    }

    @Override
    public long volume() {
        return candle.volume();
    }

    @Override
    public long quoteVolume() {
        return candle.quoteVolume();
    }

    @Override
    public long takerBuyVolume() {
        return candle.takerBuyVolume();
    }

    @Override
    public long tradeCount() {
        return candle.tradeCount();
    }
}
