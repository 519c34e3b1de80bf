package io.tapedeck.replay.run;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Parameter;
import io.tapedeck.engine.strategy.ParameterSpace;
import io.tapedeck.engine.strategy.Parameters;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.engine.strategy.StrategyProvider;

import java.util.List;

/** A strategy of the tests: a fixed quantity, held until a stop or a target takes it; enters whenever it is flat. */
public final class HoldProvider implements StrategyProvider {
    @Override
    public String name() {
        return "hold";
    }

    @Override
    public String description() {
        return "a fixed quantity";
    }

    @Override
    public ParameterSpace parameters() {
        return new ParameterSpace(List.of(
            Parameter.integer("direction", 1, -1, 1, "1 long, -1 short"),
            Parameter.decimal("quantity", "1", "0.00000001", "1000000", "of every entry"),
            Parameter.decimal("stop", "0", "0", "1", "share of the entry; 0 for none"),
            Parameter.decimal("target", "0", "0", "1", "share of the entry; 0 for none")), List.of());
    }

    @Override
    public Strategy create(final Parameters parameters, final Instrument instrument) {
        return new Hold(parameters, instrument);
    }

    private record Hold(Parameters parameters, Instrument instrument) implements Strategy {
        @Override
        public void onCandle(final Candle candle, final StrategyContext context) {
            if (!context.position().isOpen()) {
                final Signal signal = context
                    .prepare(parameters.integer("direction") > 0 ? SignalKind.OPEN_LONG : SignalKind.OPEN_SHORT)
                    .sized(Sizing.QUANTITY, parameters.decimal("quantity")
                        .movePointRight(instrument.quantityScale()).longValueExact());
                signal.protection().in(LevelBasis.ENTRY_RATE);
                if (parameters.rate("stop") > 0) {
                    signal.protection().stop(parameters.rate("stop"));
                }
                if (parameters.rate("target") > 0) {
                    signal.protection().target(parameters.rate("target"), FixedPoint.ONE);
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
