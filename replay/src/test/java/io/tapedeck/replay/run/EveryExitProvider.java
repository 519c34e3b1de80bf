package io.tapedeck.replay.run;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.Protection;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.order.TimeInForce;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyProvider;


/** A strategy of the tests: long and short in turn, with every kind of entry and every kind of exit. */
public final class EveryExitProvider implements StrategyProvider<EveryExitProvider.Settings> {
    private static final long TENTH_OF_A_PERCENT = FixedPoint.ONE / 1_000;

    @Override
    public String name() {
        return "every-exit";
    }

    @Override
    public String description() {
        return "every kind of entry and exit in turn";
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
        return new EveryExit();
    }

    record Settings() {
    }

    /** Enters whenever it is flat; what it does follows from how often it did. */
    private static final class EveryExit implements Strategy {
        private long count;

        @Override
        public void onCandle(final Candle candle, final StrategyContext context) {
            if (context.position().isOpen()) {
                return;
            }
            count++;
            final int direction = count % 2 == 0 ? 1 : -1;
            final Signal signal = context.prepare(direction > 0 ? SignalKind.OPEN_LONG : SignalKind.OPEN_SHORT)
                .sized(Sizing.EQUITY_FRACTION, FixedPoint.ONE / 10);
            enter(candle, direction, signal, context.instrument());
            protect(signal.protection());
            context.emit(signal, "every exit");
        }

        private void enter(final Candle candle, final int direction, final Signal signal,
            final Instrument instrument) {
            final long away = candle.close() / 400 * direction;
            signal.lasting(TimeInForce.GTD, candle.closeTimeNs() + candle.timeframe().durationNs());
            if (count % 3 == 1) {
                signal.priced(OrderType.LIMIT, instrument.floorToTick(candle.close() - away), FixedPoint.UNKNOWN);
            } else if (count % 3 == 2) {
                signal.priced(OrderType.STOP_MARKET, FixedPoint.UNKNOWN, instrument.floorToTick(candle.close() + away));
            }
        }

        private void protect(final Protection wish) {
            wish.in(LevelBasis.ENTRY_RATE).stop(10 * TENTH_OF_A_PERCENT);
            switch ((int) (count % 5)) {
                case 0 -> wish.target(15 * TENTH_OF_A_PERCENT, FixedPoint.ONE);
                case 1 -> wish.target(5 * TENTH_OF_A_PERCENT, FixedPoint.ONE / 3)
                    .target(10 * TENTH_OF_A_PERCENT, FixedPoint.ONE / 3)
                    .target(20 * TENTH_OF_A_PERCENT, FixedPoint.ONE / 3);
                case 2 -> wish.trail(8 * TENTH_OF_A_PERCENT, 5 * TENTH_OF_A_PERCENT);
                case 3 -> wish.breakEvenAt(6 * TENTH_OF_A_PERCENT).target(30 * TENTH_OF_A_PERCENT, FixedPoint.ONE);
                default -> wish.trail(10 * TENTH_OF_A_PERCENT, FixedPoint.UNKNOWN).holdAtMost(6 * 3_600_000_000_000L);
            }
        }

        @Override
        public void saveState(final StateWriter writer) {
            writer.putLong(count);
        }

        @Override
        public void loadState(final StateReader reader) {
            count = reader.getLong();
        }
    }
}
