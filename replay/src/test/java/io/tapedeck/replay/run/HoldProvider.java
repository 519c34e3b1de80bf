package io.tapedeck.replay.run;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Setting;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyProvider;

import java.math.BigDecimal;

/** A strategy of the tests: a fixed quantity, held until a stop or a target takes it; enters whenever it is flat. */
public final class HoldProvider implements StrategyProvider<HoldProvider.Settings> {
    @Override
    public String name() {
        return "hold";
    }

    @Override
    public String description() {
        return "a fixed quantity";
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
        return new Hold(settings);
    }

    record Settings(
        @Setting(preset = "1", minimum = "-1", maximum = "1", text = "1 long, -1 short") int direction,
        @Setting(preset = "1", minimum = "0.00000001", maximum = "1000000", text = "of every entry")
        BigDecimal quantity,
        @Setting(preset = "0", maximum = "1", text = "share of the entry; 0 for none") long stop,
        @Setting(preset = "0", maximum = "1", text = "share of the entry; 0 for none") long target) {
    }

    private record Hold(Settings settings) implements Strategy {
        @Override
        public void onCandle(final Candle candle, final StrategyContext context) {
            if (!context.position().isOpen()) {
                final Signal signal = context
                    .prepare(settings.direction() > 0 ? SignalKind.OPEN_LONG : SignalKind.OPEN_SHORT)
                    .sized(Sizing.QUANTITY, settings.quantity()
                        .movePointRight(context.instrument().quantityScale()).longValueExact());
                signal.protection().in(LevelBasis.ENTRY_RATE);
                if (settings.stop() > 0) {
                    signal.protection().stop(settings.stop());
                }
                if (settings.target() > 0) {
                    signal.protection().target(settings.target(), FixedPoint.ONE);
                }
                context.emit(signal, "hold");
            }
        }

        @Override
        public void saveState(final StateWriter writer) {
            // It looks at its position only.
        }

        @Override
        public void loadState(final StateReader reader) {
            // It looks at its position only.
        }
    }
}
