package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.MessageText;
import io.tapedeck.engine.event.codec.FundingRateEncoder;
import io.tapedeck.engine.event.codec.InstrumentDefinitionEncoder;
import io.tapedeck.engine.event.codec.MarginBracketEncoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.SessionStartedEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.event.codec.TradingRulesEncoder;
import io.tapedeck.engine.exit.FinerCandles;
import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentCodec;
import io.tapedeck.engine.market.LiquidationRule;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.portfolio.Position;
import io.tapedeck.engine.portfolio.PositionBook;
import io.tapedeck.engine.simulation.Latency;
import io.tapedeck.engine.simulation.LatencyModel;
import io.tapedeck.engine.simulation.LimitFillModel;
import io.tapedeck.engine.simulation.MarketAssumptions;
import io.tapedeck.engine.simulation.SlippageModel;
import io.tapedeck.engine.strategy.StrategyPlan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A million random candles under a strategy that asks for everything at random: after every frame the account is what
 * {@link NaiveBooks} makes of the fills, no order leaves a final state or fills beyond its quantity, what is guarded is
 * what is open, and the balance is never below zero.
 */
class RandomTradingTest {
    private static final long MINUTE = Timeframe.M1.durationNs();
    private static final long BALANCE = 10_000 * FixedPoint.ONE;

    private final Frame frame = Frame.allocate();
    private long sequence;

    private static Instrument instrument(final MarketKind kind) {
        return new Instrument(0, "test", "TESTUSDT", "USDT", Timeframe.M1, 2, 0, 1, 1, new VenueTerms(kind,
            TradingCalendar.CONTINUOUS, 5 * FixedPoint.ONE, 20_000, 50_000, LiquidationRule.MARK_NOTIONAL, 500_000));
    }

    private static TradingRules rules(final AccountMode mode, final int leverage, final SplittableRandom random) {
        final Latency latency = random.nextBoolean() ? Latency.NONE
            : new Latency(LatencyModel.UNIFORM, MINUTE / 2, MINUTE / 3, MINUTE / 4, MINUTE, random.nextLong());
        return new TradingRules(mode, leverage, 4, new MarketAssumptions(FillModel.NEXT,
            random.nextBoolean() ? LimitFillModel.TOUCH : LimitFillModel.TRADE_THROUGH,
            SlippageModel.ofCode(1 + random.nextInt(3)), FixedPoint.ONE / 1000,
            random.nextBoolean() ? 0 : FixedPoint.ONE / 10, latency));
    }

    @ParameterizedTest
    @CsvSource({"SPOT,CASH,1,1", "LINEAR_PERPETUAL,ISOLATED_MARGIN,1,2", "LINEAR_PERPETUAL,ISOLATED_MARGIN,20,3",
        "LINEAR_PERPETUAL,CROSS_MARGIN,3,4", "LINEAR_PERPETUAL,CROSS_MARGIN,50,5"})
    void theAccountIsWhatTheFillsMakeIt(final MarketKind kind, final AccountMode mode, final int leverage,
        final long seed) {
        long fills = 0;
        for (int run = 0; run < 100; run++) {
            fills += run(kind, mode, leverage, seed * 1_000 + run);
        }
        assertTrue(fills > 20_000, "only " + fills + " fills");
    }

    private long run(final MarketKind kind, final AccountMode mode, final int leverage, final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final NaiveBooks naive = new NaiveBooks(BALANCE, kind.isMargined());
        final TradingPipeline pipeline = new TradingPipeline(new PipelineContext(
            StrategyPlan.each(Timeframe.M1, () -> new Monkey(random)),
            FinerCandles.NONE, naive::onFrame, FrameListener.NONE));
        sequence = 0;
        start(pipeline, instrument(kind), rules(mode, leverage, random));
        long price = 10_000;
        for (int minute = 0; minute < 2_000; minute++) {
            price = candle(pipeline, random, price, minute);
            if (kind.isMargined() && minute % 50 == 0) {
                begin((minute + 1) * MINUTE).append(new FundingRateEncoder())
                    .rate(random.nextLong(-FixedPoint.ONE / 1000, FixedPoint.ONE / 1000)).markPrice(price);
                pipeline.onFrame(frame);
            }
            check(frame, pipeline, naive, price, "seed " + seed + ", minute " + minute);
        }
        return naive.fills();
    }

    private Frame begin(final long timeNs) {
        sequence++;
        return frame.begin(sequence, timeNs, timeNs);
    }

    private void start(final TradingPipeline pipeline, final Instrument instrument, final TradingRules rules) {
        new SessionSettings(BALANCE, FixedPoint.UNKNOWN, Long.MAX_VALUE, FillModel.NEXT, Timeframe.M1, 0, "monkey",
            "test").encode(begin(0).append(new SessionStartedEncoder()));
        pipeline.onFrame(frame);
        rules.encode(begin(0).append(new TradingRulesEncoder()));
        pipeline.onFrame(frame);
        InstrumentCodec.encode(instrument, begin(0).append(new InstrumentDefinitionEncoder()));
        pipeline.onFrame(frame);
        begin(0).append(new MarginBracketEncoder()).maximumLeverage(125).capNotional(5_000 * FixedPoint.ONE)
            .maintenanceRate(FixedPoint.ONE / 200);
        pipeline.onFrame(frame);
        begin(0).append(new MarginBracketEncoder()).maximumLeverage(20).capNotional(50_000 * FixedPoint.ONE)
            .maintenanceRate(FixedPoint.ONE / 100).maintenanceAmount(25 * FixedPoint.ONE);
        pipeline.onFrame(frame);
    }

    private long candle(final TradingPipeline pipeline, final SplittableRandom random, final long price,
        final int minute) {
        final long wild = random.nextInt(200) == 0 ? 10 : 1;
        final long open = Math.max(10, price + (random.nextInt(20) == 0 ? random.nextLong(-200, 201) * wild : 0));
        final long high = open + random.nextLong(0, 120) * wild;
        final long low = Math.max(5, open - random.nextLong(0, 120) * wild);
        final long close = random.nextLong(low, high + 1);
        begin((minute + 1) * MINUTE).append(new MarketCandleEncoder()).timeframe(TimeframeCode.M1)
            .openTimeNs(minute * MINUTE).open(open).high(high).low(low).close(close).volume(random.nextLong(0, 200))
            .quoteVolume(FixedPoint.UNKNOWN).takerBuyVolume(FixedPoint.UNKNOWN)
            .tradeCount(MarketCandleEncoder.tradeCountNullValue());
        pipeline.onFrame(frame);
        return close;
    }

    private static void check(final Frame present, final TradingPipeline pipeline, final NaiveBooks naive,
        final long price, final String when) {
        final Portfolio portfolio = pipeline.portfolio();
        assertEquals(0, pipeline.failures(), () -> when + ": " + MessageText.of(present));
        assertEquals(naive.cash(), portfolio.cash(), when);
        assertEquals(naive.equityAt(price), portfolio.equity(), when);
        assertTrue(portfolio.cash() >= 0, when);
        assertTrue(portfolio.reservedCash() >= 0, when);
        final PositionBook book = portfolio.positions(0);
        assertEquals(naive.openPositions(), book.count(), when);
        for (int index = 0; index < book.count(); index++) {
            final Position position = book.at(index);
            assertTrue(position.quantity() > 0 && position.guardedQuantity() >= 0
                && position.guardedQuantity() <= position.quantity(), when);
        }
    }
}
