package io.tapedeck.engine.market;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class InstrumentTest {
    private static final long SEED = 7;

    /** Tick 0.01, step 0.00001, minimum notional 5, fee 0.1 %. */
    private static final Instrument BTCUSDT =
        new Instrument(0, "binance", "BTCUSDT", "USDT", Timeframe.M1, 2, 5, 1, 1,
            VenueTerms.spot(500_000_000L, 100_000));
    /** So many decimals that a notional must be rounded. */
    private static final Instrument FINE =
        new Instrument(0, "binance", "FINEBTC", "BTC", Timeframe.M1, 8, 4, 1, 25, VenueTerms.spot(10_000L, 75_000));

    @Test
    void settlesAnAmountAtTheFillPriceRoundedDownToTheStep() {
        // 10 000 / (42 304.65 * 1.001) = 0.236145… ; the first trade of 2022 in the independent oracle
        assertEquals(23_614, BTCUSDT.quantityFor(1_000_000_000_000L, 4_230_465));
        assertEquals(0, BTCUSDT.quantityFor(42_000_000L, 4_230_465));
    }

    @Test
    void agreesWithExactDecimalsAndNeverSpendsMoreThanTheAmount() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int index = 0; index < 200_000; index++) {
            final Instrument instrument = index % 2 == 0 ? BTCUSDT : FINE;
            final long amount = random.nextLong(1_000_000_000_000_000L);
            final long price = 1 + random.nextLong(10_000_000_000L);
            final long quantity = instrument.quantityFor(amount, price);

            final BigDecimal exact = BigDecimal.valueOf(amount, 8).divide(
                BigDecimal.valueOf(price, instrument.priceScale())
                    .multiply(BigDecimal.valueOf(FixedPoint.ONE + instrument.takerFeeRate(), 8)),
                30, RoundingMode.DOWN);
            final long steps = exact.movePointRight(instrument.quantityScale())
                .divideToIntegralValue(BigDecimal.valueOf(instrument.stepSize())).longValueExact();
            final long expected = steps * instrument.stepSize();
            final String context = instrument.symbol() + " " + amount + " at " + price + ", seed " + SEED;
            assertTrue(quantity == expected || quantity == expected - instrument.stepSize(), context);
            assertTrue(quantity == 0 || instrument.cost(price, quantity) <= amount, context);
        }
    }

    @Test
    void roundsNotionalAndFeeHalfUp() {
        // 0.00000001 * 0.5 = 0.000000005 -> 0.00000001
        assertEquals(1, FINE.notional(1, 5_000));
        assertEquals(0, FINE.notional(1, 4_999));
        // 0.00000500 * 0.1 % = 0.000000005 -> 0.00000001
        assertEquals(1, BTCUSDT.takerFee(500));
        assertEquals(0, BTCUSDT.takerFee(499));
    }

    @Test
    void movesPricesToTheGrid() {
        final Instrument coarse =
            new Instrument(0, "binance", "X", "USDT", Timeframe.M1, 2, 0, 25, 1, VenueTerms.spot(0, 0));
        assertEquals(100, coarse.floorToTick(124));
        assertEquals(125, coarse.floorToTick(125));
        assertEquals(125, coarse.ceilToTick(101));
        assertEquals(125, coarse.ceilToTick(125));
    }
}
