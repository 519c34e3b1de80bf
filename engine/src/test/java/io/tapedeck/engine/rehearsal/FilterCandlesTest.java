package io.tapedeck.engine.rehearsal;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.EntryFilter;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyPlan;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A filter and the strategy behind it see the candles that each of them named. */
class FilterCandlesTest {
    private final List<String> told = new ArrayList<>();

    private final class Witness implements Strategy, EntryFilter {
        private final String name;

        private Witness(final String name) {
            this.name = name;
        }

        @Override
        public void onCandle(final Candle candle, final StrategyContext context) {
            onCandle(candle);
        }

        @Override
        public void onCandle(final Candle candle) {
            told.add(name + " " + candle.timeframe() + " " + candle.close() / 100);
        }

        @Override
        public boolean allows(final Side side) {
            return true;
        }

        @Override
        public void saveState(final StateWriter writer) {
            // What it wrote down decides nothing.
        }

        @Override
        public void loadState(final StateReader reader) {
            // What it wrote down decides nothing.
        }
    }

    @Test
    void neitherSeesWhatOnlyTheOtherNamed() {
        final StrategyPlan plan = StrategyPlan.each(Timeframe.M1, () -> new Witness("strategy")).filtered(
            new StrategyPlan.Filter(StrategyNeeds.each(Timeframe.M5, 0), () -> new Witness("filter")));
        Rehearsal.of(RehearsedMarket.spot("A"), plan).closes(1, 2, 3, 4, 5);

        assertEquals(List.of("strategy 1m 1", "strategy 1m 2", "strategy 1m 3", "strategy 1m 4", "filter 5m 5",
            "strategy 1m 5"), told);
    }
}
