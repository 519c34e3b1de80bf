package io.tapedeck.replay.run;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyProvider;


/** A strategy of the tests that wants at the first candle what cannot be, then buys and sells one. */
public final class RefusingProvider implements StrategyProvider<RefusingProvider.Settings> {
    @Override
    public String name() {
        return "refusing";
    }

    @Override
    public String description() {
        return "orders that cannot be";
    }

    @Override
    public Class<Settings> settings() {
        return Settings.class;
    }

    @Override
    public StrategyNeeds needs(final Settings settings, final Timeframe timeframe) {
        return StrategyNeeds.each(timeframe, 0);
    }

    @Override
    public Strategy create(final Settings settings, final Timeframe timeframe) {
        return new Refusing();
    }

    record Settings() {
    }

    /** State of the strategy: how many candles it saw. */
    private static final class Refusing implements Strategy {
        private Instrument instrument;
        private long candles;

        @Override
        public void onStart(final StrategyContext context) {
            instrument = context.instrument();
        }

        @Override
        public void onCandle(final Candle candle, final StrategyContext context) {
            candles++;
            if (candles == 1) {
                emitWhatCannotBe(context);
            } else if (candles == 2) {
                context.emit(sized(context, 1), "entry");
            } else if (candles == 4) {
                context.emit(context.prepare(SignalKind.CLOSE), "exit");
            }
        }

        private Signal sized(final StrategyContext context, final int units) {
            return context.prepare(SignalKind.OPEN_LONG).sized(Sizing.QUANTITY, units * unit());
        }

        private long unit() {
            return FixedPoint.powerOfTen(instrument.quantityScale());
        }

        private void emitWhatCannotBe(final StrategyContext context) {
            context.emit(sized(context, -2), "negative");
            context.emit(context.prepare(SignalKind.OPEN_LONG).sized(Sizing.QUANTITY, unit() + 1), "half, a \"step\"");
            final Signal wrongSide = sized(context, 1);
            wrongSide.protection().stop(2 * FixedPoint.powerOfTen(instrument.priceScale()) * 10);
            context.emit(wrongSide, "stop above");
            final Signal wrongRate = sized(context, 1);
            wrongRate.protection().in(LevelBasis.ENTRY_RATE).stop(FixedPoint.ONE);
            context.emit(wrongRate, "");
            context.emit(sized(context, 1_000_000), "rich");
            context.emit(context.prepare(SignalKind.OPEN_SHORT).sized(Sizing.QUANTITY, unit()), "short");
            context.emit(context.prepare(SignalKind.CLOSE), "nothing there");
        }

        @Override
        public void saveState(final StateWriter writer) {
            writer.putLong(candles);
        }

        @Override
        public void loadState(final StateReader reader) {
            candles = reader.getLong();
        }
    }
}
