package {{package}};

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.rehearsal.Rehearsal;
import io.tapedeck.engine.rehearsal.RehearsedMarket;
import io.tapedeck.engine.strategy.Parameters;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.engine.strategy.StrategyPlan;
import io.tapedeck.engine.strategy.StrategyProvider;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The whole engine on closes made by hand: 3 must be passed to buy, 2 to leave, a stop of 10 %, a pause of 2. */
class {{class}}Test {
    private static final double[] UP_DOWN_AND_UP = {100, 102, 101, 103, 104, 105, 101, 100, 110, 111, 112, 113};

    private final Rehearsal market = market();

    private static Rehearsal market() {
        final StrategyProvider<?> provider = new {{class}}Provider();
        final Parameters parameters = provider.parameters().resolve(
            Map.of("entry", "3", "exit", "2", "stop", "10", "pause", "2"));
        return Rehearsal.of(RehearsedMarket.spot("BTCUSDT"), StrategyPlan.of(
            provider.needsOf(parameters, Timeframe.H1), () -> provider.createFrom(parameters, Timeframe.H1)));
    }

    @Test
    void aCloseAboveTheHighestBeforeItBuysAtTheNextOpen() {
        market.closes(100, 102, 101, 103, 104);

        assertEquals(List.of("3 OPEN_LONG BTCUSDT stop 92.7"), market.signals());
        assertEquals(List.of("highest 102.0", "lowest 101.0"), market.notes());
        assertEquals(List.of("4 BUY 97.0873 BTCUSDT at 103 ENTRY"), market.fills());
    }

    @Test
    void aCloseAtTheHighestBeforeItDoesNot() {
        assertEquals(List.of(), market.closes(100, 102, 101, 102).signals());
    }

    @Test
    void aCloseBelowTheLowestBeforeItLeavesAndThePauseFollows() {
        market.closes(UP_DOWN_AND_UP);

        assertEquals(List.of("3 OPEN_LONG BTCUSDT stop 92.7", "6 CLOSE BTCUSDT", "9 OPEN_LONG BTCUSDT stop 99.9"),
            market.signals());
        assertEquals(List.of(), market.failures());
    }

    @Test
    void theStopLeavesByItself() {
        market.closes(100, 102, 101, 103, 104, 90);

        assertTrue(market.fills().get(1).endsWith("at 92.7 STOP_LOSS"));
    }

    @Test
    void itGoesOnFromASavedStateAsIfNothingHadHappened() {
        final Rehearsal restarted = market();
        for (final double close : UP_DOWN_AND_UP) {
            restarted.closes(close).restart();
        }

        assertEquals(market.closes(UP_DOWN_AND_UP).signals(), restarted.signals());
    }

    @Test
    void itIsFoundByItsName() {
        assertTrue(StrategyCatalogue.load().find("{{name}}").isPresent());
    }
}
