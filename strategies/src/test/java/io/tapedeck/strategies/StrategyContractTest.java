package io.tapedeck.strategies;

import io.tapedeck.engine.rehearsal.RehearsedMarket;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.engine.strategy.StrategyProvider;
import org.junit.jupiter.api.Test;

/** Strategies against the contract. */
class StrategyContractTest {
    private static StrategyContract of(final String name) {
        final StrategyProvider<?> provider = StrategyCatalogue.load().find(name).orElseThrow();
        return StrategyContract.of(provider);
    }

    @Test
    void smaCross() {
        of("sma-cross").holds();
        of("sma-cross").with("fast", "3", "slow", "8").holds();
    }

    /** Its average true range remembers more than its warm-up, which is that of the channels. */
    @Test
    void donchianBreakout() {
        of("donchian-breakout").tolerance(0.5).holds();
    }

    @Test
    void emaCross() {
        of("ema-cross").candles(3_000).holds();
        of("ema-cross").with("fast", "3", "slow", "8", "direction", "both").on(RehearsedMarket.perpetual("A")).holds();
    }

    @Test
    void rsiReversal() {
        of("rsi-reversal").with("oversold", "40").holds();
        of("rsi-reversal").with("length", "7", "direction", "both").on(RehearsedMarket.perpetual("A")).holds();
    }

    @Test
    void macdMomentum() {
        of("macd-momentum").with("strength", "15").holds();
        of("macd-momentum").with("strength", "15", "direction", "both").on(RehearsedMarket.perpetual("A")).holds();
    }

    @Test
    void volatilityCross() {
        of("volatility-cross").holds();
        of("volatility-cross").with("direction", "short").on(RehearsedMarket.perpetual("A")).holds();
    }

    @Test
    void bollingerReversion() {
        of("bollinger-reversion").holds();
        of("bollinger-reversion").with("stop", "2", "stop-unit", "percent", "direction", "both")
            .on(RehearsedMarket.perpetual("A")).holds();
    }

    @Test
    void buyAndHold() {
        of("buy-and-hold").staysIn().holds();
    }
}
