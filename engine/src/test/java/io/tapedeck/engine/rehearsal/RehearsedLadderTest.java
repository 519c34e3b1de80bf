package io.tapedeck.engine.rehearsal;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.engine.strategy.StrategyPlan;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Exits that do not fit into the short form of a signal are told with it. */
class RehearsedLadderTest {
    private static final class Laddered implements Strategy {
        @Override
        public void onCandle(final Candle candle, final StrategyContext context) {
            final Signal signal = context.prepare(SignalKind.OPEN_LONG).sized(Sizing.QUANTITY, 10_000);
            signal.protection().in(LevelBasis.ENTRY_RATE).stop(FixedPoint.ONE / 20)
                .target(FixedPoint.ONE / 50, FixedPoint.ONE / 2).target(FixedPoint.ONE / 25, FixedPoint.ONE / 4);
            context.emit(signal, "ladder");
        }

        @Override
        public void saveState(final StateWriter writer) {
            // It wants the same always.
        }

        @Override
        public void loadState(final StateReader reader) {
            // It wants the same always.
        }
    }

    @Test
    void everyRungIsTold() {
        assertEquals(List.of("0 OPEN_LONG A stop 0.05 of entry target 0.02 of entry for 0.5 target 0.04 of entry "
            + "for 0.25"), Rehearsal.of(RehearsedMarket.spot("A"), StrategyPlan.each(Timeframe.M1, Laddered::new))
            .closes(100).signals());
    }
}
