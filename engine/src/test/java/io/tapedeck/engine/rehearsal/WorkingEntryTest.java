package io.tapedeck.engine.rehearsal;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.engine.strategy.StrategyPlan;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A strategy knows of the entry that it waits for. */
class WorkingEntryTest {
    /** Rests a purchase of one at 90 with its first candle; notes what it knows with every candle. */
    private static final class Patient implements Strategy {
        private final List<String> known = new ArrayList<>();

        @Override
        public void onCandle(final Candle candle, final StrategyContext context) {
            known.add((context.isEntering() ? "entering" : "idle") + " " + context.positionCount());
            if (known.size() == 1) {
                context.emit(context.prepare(SignalKind.OPEN_LONG).sized(Sizing.QUANTITY, 10_000)
                    .priced(OrderType.LIMIT, 9_000, FixedPoint.UNKNOWN), "cheap");
            }
        }

        @Override
        public void saveState(final StateWriter writer) {
            // Nothing that it decides on is its own.
        }

        @Override
        public void loadState(final StateReader reader) {
            // Nothing that it decides on is its own.
        }
    }

    @Test
    void anEntryIsKnownFromTheNextCandleUntilItIsFilled() {
        final Patient patient = new Patient();
        Rehearsal.of(RehearsedMarket.spot("A"), StrategyPlan.each(Timeframe.M1, () -> patient))
            .closes(100, 99, 98, 89, 91);

        assertEquals(List.of("idle 0", "entering 0", "entering 0", "idle 1", "idle 1"), patient.known);
    }
}
