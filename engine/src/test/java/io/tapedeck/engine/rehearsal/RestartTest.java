package io.tapedeck.engine.rehearsal;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.engine.strategy.StrategyPlan;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Supplier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** A rehearsal goes on from a saved state, and a strategy that forgets or misreads something does not get through. */
class RestartTest {
    /** Buys every third candle, sells the one after. */
    private static class EveryThird implements Strategy {
        int count;

        @Override
        public void onCandle(final Candle candle, final StrategyContext context) {
            count++;
            if (context.position().isOpen()) {
                context.close("again");
            } else if (count % 3 == 0) {
                context.openLong(FixedPoint.ONE, FixedPoint.UNKNOWN, FixedPoint.UNKNOWN, "third");
            }
        }

        @Override
        public void saveState(final StateWriter writer) {
            writer.putInt(count);
        }

        @Override
        public void loadState(final StateReader reader) {
            count = reader.getInt();
        }
    }

    private static final class Forgetful extends EveryThird {
        @Override
        public void saveState(final StateWriter writer) {
            // Forgets what it has counted.
        }

        @Override
        public void loadState(final StateReader reader) {
            // Nothing was saved.
        }
    }

    private static final class Misreading extends EveryThird {
        @Override
        public void loadState(final StateReader reader) {
            count = reader.getInt() + 1;
        }
    }

    private static Rehearsal market(final Supplier<Strategy> strategy) {
        return Rehearsal.of(RehearsedMarket.spot("BTCUSDT"), StrategyPlan.each(Timeframe.H1, strategy));
    }

    private static List<String> restarted(final Supplier<Strategy> strategy) {
        final Rehearsal market = market(strategy);
        for (int price = 100; price < 110; price++) {
            market.closes(price).restart();
        }
        return market.signals();
    }

    private static List<String> whole(final Supplier<Strategy> strategy) {
        final Rehearsal market = market(strategy);
        for (int price = 100; price < 110; price++) {
            market.closes(price);
        }
        return market.signals();
    }

    @Test
    void aRestartAfterEveryCandleChangesNothing() {
        assertEquals(List.of("2 OPEN_LONG BTCUSDT", "3 CLOSE BTCUSDT", "5 OPEN_LONG BTCUSDT", "6 CLOSE BTCUSDT",
            "8 OPEN_LONG BTCUSDT", "9 CLOSE BTCUSDT"), whole(EveryThird::new));
        assertEquals(whole(EveryThird::new), restarted(EveryThird::new));
    }

    @Test
    void aStrategyThatForgetsDecidesOtherwise() {
        assertNotEquals(whole(Forgetful::new), restarted(Forgetful::new));
    }

    @Test
    void aStrategyThatReadsSomethingElseThanItWroteIsRefused() {
        final Rehearsal market = market(Misreading::new).closes(100);

        assertThrows(IllegalStateException.class, market::restart);
    }
}
