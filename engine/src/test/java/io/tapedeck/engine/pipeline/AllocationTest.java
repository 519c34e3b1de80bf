package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.InstrumentDefinitionEncoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.SessionStartedEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.exit.FinerCandles;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.InstrumentCodec;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.engine.strategy.StrategyPlan;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.function.Consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The steady state allocates nothing, trades included: bytes that the thread allocated, as the JVM counts them. A
 * strategy that allocates one small object is noticed, so the assertion can fail.
 */
class AllocationTest {
    private static final int WARM_UP_FRAMES = 60_000;
    private static final int MEASURED_FRAMES = 100_000;
    /**
     * The best counts: when the JIT replaces code in a round it may materialise an object that it had optimised away.
     */
    private static final int ROUNDS = 5;

    private final Frame frame = Frame.allocate();
    private final MarketCandleEncoder candle = new MarketCandleEncoder();
    private long minute;

    /** Trades every few minutes, now and then with levels that are touched at once. */
    private static class BusyStrategy implements Strategy {
        private long count;

        @Override
        public void onCandle(final Candle closed, final StrategyContext context) {
            count++;
            if (context.position().isOpen()) {
                context.close("enough");
            } else if (count % 3 == 0) {
                context.openLong(FixedPoint.ONE / 2, closed.close() - 3, closed.close() + 3, "again");
            }
        }

        @Override
        public void saveState(final StateWriter writer) {
            writer.putLong(count);
        }

        @Override
        public void loadState(final StateReader reader) {
            count = reader.getLong();
        }
    }

    /** Allocates one object in a thousand candles. */
    private static final class WastefulStrategy extends BusyStrategy {
        private static volatile Object sink;
        private int calls;

        @Override
        public void onCandle(final Candle closed, final StrategyContext context) {
            super.onCandle(closed, context);
            calls++;
            if (calls % 1_000 == 0) {
                sink = new long[1];
            }
        }
    }

    @Test
    void aFrameAllocatesNothing() {
        assertEquals(0, allocatedBy(new BusyStrategy()));
    }

    @Test
    void aFrameAllocatesNothingWhateverIsAskedFor() {
        final SplittableRandom random = new SplittableRandom(7);
        assertEquals(0, allocatedBy(new Monkey(random)));
    }

    @Test
    void aFrameWhoseStagesAreTimedAllocatesNothing() {
        assertEquals(0, allocatedBy(new BusyStrategy(), pipeline -> pipeline.timeStages(new Ticks(), 2)));
    }

    /** Long ticks, so that the collections are looked up with every frame. */
    private static final class Ticks implements StageClock {
        private long ticks;

        @Override
        public long nanoTime() {
            ticks += 10_000;
            return ticks;
        }

        @Override
        public long collections() {
            return ticks;
        }
    }

    @Test
    void anAllocationWouldBeNoticed() {
        assertTrue(allocatedBy(new WastefulStrategy()) >= MEASURED_FRAMES / 1_000 * 16L);
        assertTrue(WastefulStrategy.sink instanceof long[]);
    }

    private long allocatedBy(final Strategy strategy) {
        return allocatedBy(strategy, pipeline -> { });
    }

    private long allocatedBy(final Strategy strategy, final Consumer<TradingPipeline> preparation) {
        final TradingPipeline pipeline = new TradingPipeline(new PipelineContext(
            StrategyPlan.each(Timeframe.M1, () -> strategy), FinerCandles.NONE, Frame::seal, FrameListener.NONE));
        preparation.accept(pipeline);
        begin(pipeline);
        play(pipeline, WARM_UP_FRAMES);
        final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long thread = Thread.currentThread().getId();
        threads.getThreadAllocatedBytes(thread);
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            final long before = threads.getThreadAllocatedBytes(thread);
            play(pipeline, MEASURED_FRAMES);
            allocated = Math.min(allocated, threads.getThreadAllocatedBytes(thread) - before);
        }
        assertEquals(0, pipeline.failures());
        assertTrue(pipeline.portfolio().feesPaid() > 0);
        return allocated;
    }

    private void begin(final TradingPipeline pipeline) {
        PipelineHarness.settings(FillModel.NEXT, FixedPoint.UNKNOWN, Long.MAX_VALUE)
            .encode(frame.begin(1, PipelineHarness.START, 0).append(new SessionStartedEncoder()));
        pipeline.onFrame(frame);
        InstrumentCodec.encode(PipelineHarness.INSTRUMENT,
            frame.begin(2, PipelineHarness.START, 0).append(new InstrumentDefinitionEncoder()));
        pipeline.onFrame(frame);
    }

    /** Prices swing by a few ticks, with a missing minute in every hundred. */
    private void play(final TradingPipeline pipeline, final int frames) {
        for (int index = 0; index < frames; index++) {
            minute += minute % 100 == 0 ? 2 : 1;
            final long openTimeNs = PipelineHarness.START + minute * PipelineHarness.MINUTE;
            final long price = 10_000 + minute % 7;
            frame.begin(index, openTimeNs + PipelineHarness.MINUTE, openTimeNs);
            frame.append(candle).timeframe(TimeframeCode.M1).openTimeNs(openTimeNs)
                .open(price).high(price + minute % 5).low(price - minute % 6).close(price)
                .volume(3).tradeCount(1).quoteVolume(5).takerBuyVolume(1);
            pipeline.onFrame(frame);
        }
    }
}
