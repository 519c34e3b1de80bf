package io.tapedeck.strategies.flow;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.rehearsal.Bar;
import io.tapedeck.engine.rehearsal.Rehearsal;
import io.tapedeck.engine.rehearsal.RehearsedMarket;
import io.tapedeck.engine.strategy.Parameters;
import io.tapedeck.engine.strategy.StrategyPlan;
import io.tapedeck.strategies.StrategyContract;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Three candles before the one that decides, after ten candles from 99 to 101 in which nobody pressed. */
class OrderFlowTest {
    private static final OrderFlowProvider PROVIDER = new OrderFlowProvider();
    private static final Bar STILL = new Bar(100, 101, 99, 100, 10, 5);
    private static final Bar LOW = new Bar(100, 101, 98, 99, 10, 5);
    private static final Bar HIGH = new Bar(100, 102, 99, 101, 10, 5);
    private static final String BOUGHT = "10 OPEN_LONG A stop 0.03030304 of entry target 0.06060607 of entry for 1";
    private static final String SOLD = "10 OPEN_SHORT A stop 0.02970298 of entry target 0.05940595 of entry for 1";

    private static Rehearsal waiting(final String direction, final String delta) {
        final Parameters parameters = PROVIDER.parameters().resolve(Map.of("window", "3", "atr", "1", "stop", "1",
            "target", "2", "direction", direction, "delta", delta));
        return Rehearsal.of(RehearsedMarket.perpetual("A"), StrategyPlan.of(
            PROVIDER.needsOf(parameters, Timeframe.H1), () -> PROVIDER.createFrom(parameters, Timeframe.H1)));
    }

    private static Rehearsal still(final Rehearsal market, final int candles) {
        for (int index = 0; index < candles; index++) {
            market.bars(STILL);
        }
        return market;
    }

    private static List<String> after(final String direction, final Bar bar) {
        return still(waiting(direction, "counted"), 10).bars(bar).signals();
    }

    private static Bar pressed(final Bar bar, final double takerBuy) {
        return new Bar(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume(), takerBuy);
    }

    @Test
    void aNewLowThatSellersDidNotPressIsBought() {
        assertEquals(List.of(BOUGHT), after("both", LOW));
        assertEquals(List.of(BOUGHT), after("long", pressed(LOW, 6)));
    }

    @Test
    void aNewHighThatBuyersDidNotPressIsSold() {
        assertEquals(List.of(SOLD), after("both", HIGH));
        assertEquals(List.of(SOLD), after("short", pressed(HIGH, 4)));
    }

    @Test
    void whatTheDeltaSharesIsNoDivergence() {
        assertEquals(List.of(), after("both", pressed(LOW, 4)));
        assertEquals(List.of(), after("both", pressed(HIGH, 6)));
    }

    @Test
    void anEqualPriceIsNoNewExtreme() {
        assertEquals(List.of(), after("both", pressed(STILL, 6)));
        assertEquals(List.of(), after("both", pressed(STILL, 4)));
    }

    @Test
    void aCandleThatDivergesBothWaysTellsNothing() {
        assertEquals(List.of(), after("both", new Bar(100, 102, 98, 100, 10, 5)));
    }

    @Test
    void onlyTheDirectionsThatAreAllowedAreTraded() {
        assertEquals(List.of(), after("short", LOW));
        assertEquals(List.of(), after("long", HIGH));
    }

    @Test
    void nothingIsSaidDuringTheWarmUp() {
        assertEquals(List.of(), still(waiting("both", "counted"), 8).bars(LOW).signals());
    }

    @Test
    void oneGuessedDeltaInTheWindowIsEnoughNotToBelieveIt() {
        for (final int guessed : new int[] {7, 9}) {
            assertEquals(List.of(), guessing("counted", guessed));
            assertEquals(List.of(BOUGHT), guessing("any", guessed));
        }
        assertEquals(List.of(BOUGHT), guessing("counted", 6));
    }

    private static List<String> guessing(final String delta, final int guessed) {
        final Rehearsal market = still(waiting("both", delta), guessed).bars(pressed(STILL, Double.NaN));
        return still(market, 9 - guessed).bars(LOW).signals();
    }

    @Test
    void openInterestMustRiseWhereItIsKnown() {
        assertEquals(List.of(BOUGHT), interested(1_000, 1_001));
        assertEquals(List.of(), interested(1_000, 1_000));
        assertEquals(List.of(), interested(1_000, 999));
        assertEquals(List.of(BOUGHT),
            still(waiting("both", "counted"), 10).openInterest(0, 1_000).bars(LOW).signals());
    }

    private static List<String> interested(final double before, final double now) {
        return still(still(waiting("both", "counted"), 7).openInterest(0, before), 3).openInterest(0, now).bars(LOW)
            .signals();
    }

    @Test
    void aPositionIsNotAddedTo() {
        assertEquals(List.of(BOUGHT), still(waiting("both", "counted"), 10).bars(LOW)
            .bars(new Bar(99, 99, 97, 98, 10, 5)).signals());
    }

    @Test
    void aPositionIsLeftAtItsStopOrAtItsTarget() {
        assertEquals(List.of("11 BUY 101.0101 A at 99 ENTRY", "11 SELL 101.0101 A at 95.99 STOP_LOSS"),
            still(waiting("both", "counted"), 10).bars(LOW).bars(new Bar(99, 99, 95, 96, 10, 5)).fills());
        assertEquals(List.of("11 BUY 101.0101 A at 99 ENTRY", "11 SELL 101.0101 A at 105.01 TAKE_PROFIT"),
            still(waiting("both", "counted"), 10).bars(LOW).bars(new Bar(99, 106, 99, 105, 10, 5)).fills());
    }

    @Test
    void theFiguresStandBehindTheSignal() {
        assertEquals(List.of("atr 3.0", "cvd above least 2.0", "cvd below greatest -2.0"),
            still(waiting("both", "counted"), 10).bars(pressed(LOW, 6)).notes());
    }

    @Test
    void itKeepsTheContract() {
        StrategyContract.of(PROVIDER).with("window", "4", "atr", "5").candles(400).holds();
        StrategyContract.of(PROVIDER).with("window", "8", "atr", "8", "direction", "both")
            .on(RehearsedMarket.perpetual("A")).candles(400).holds();
    }
}
