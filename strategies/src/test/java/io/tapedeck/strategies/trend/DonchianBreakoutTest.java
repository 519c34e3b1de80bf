package io.tapedeck.strategies.trend;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.StrategyProvider;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Channels of 3 and 2 candles and an average range of 2, in a market whose ranges are all 10. */
class DonchianBreakoutTest {
    private static final StrategyProvider<?> PROVIDER = new DonchianBreakoutProvider();

    private static HandMadeMarket market() {
        return new HandMadeMarket(PROVIDER.createFrom(PROVIDER.parameters().resolve(
            Map.of("entry", "3", "exit", "2", "atr", "2", "stop", "1.5", "target", "2")), Timeframe.H1));
    }

    /** Three candles from 100 to 110 that close at 105: every channel is full, and every true range is 10. */
    private static HandMadeMarket ready() {
        return market().candle(110, 100, 105).candle(110, 100, 105).candle(110, 100, 105);
    }

    @Test
    void aCloseAboveThePastHighsBuysWithLevelsAtMultiplesOfTheAverageRange() {
        // true range of the breakout candle: 115 - 105 = 10, so the average stays 10
        assertEquals(List.of("3 buy stop 97 target 132"), ready().candle(115, 105, 112).signals());
    }

    @Test
    void touchingThePastHighIsNoBreakout() {
        assertEquals(List.of(), ready().candle(115, 105, 110).signals());
    }

    @Test
    void nothingHappensBeforeEveryWindowIsFull() {
        assertEquals(List.of(), market().candle(110, 100, 105).candle(110, 100, 105).candle(130, 120, 125).signals());
    }

    @Test
    void aCloseBelowTheExitChannelSells() {
        final HandMadeMarket market = ready().candle(115, 105, 112);
        market.signals();

        assertEquals(List.of(), market.candle(112, 100, 100).signals());
        assertEquals(List.of("5 sell"), market.candle(105, 95, 99).signals());
    }

    @Test
    void anOpenPositionIsNotAddedTo() {
        final HandMadeMarket market = ready().candle(115, 105, 112);
        market.signals();

        assertEquals(List.of(), market.candle(130, 110, 128).candle(150, 125, 148).signals());
    }
}
