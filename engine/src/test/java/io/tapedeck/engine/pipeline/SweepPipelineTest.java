package io.tapedeck.engine.pipeline;

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
import io.tapedeck.engine.strategy.StrategyPlan;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Accounts of a sweep are those of pipelines that were given the same frames. */
class SweepPipelineTest {
    private static final Timeframe[] TIMEFRAMES = {Timeframe.M1, Timeframe.M5, Timeframe.H1};
    private static final int ACCOUNTS = 6;
    private static final int FRAMES = 5_000;
    private static final int ROUNDS = 5;

    private final MarketCandleEncoder candle = new MarketCandleEncoder();
    private long faultyMinute = -1;
    private long minute;

    private static StrategyPlan plan(final int account) {
        final Monkey monkey = new Monkey(new SplittableRandom(account));
        return StrategyPlan.each(TIMEFRAMES[account % TIMEFRAMES.length], () -> monkey);
    }

    private static Frame session(final Frame frame) {
        PipelineHarness.settings(FillModel.NEXT, FixedPoint.UNKNOWN, Long.MAX_VALUE)
            .encode(frame.begin(1, PipelineHarness.START, 0).append(new SessionStartedEncoder()));
        return frame;
    }

    private static Frame instrument(final Frame frame) {
        InstrumentCodec.encode(PipelineHarness.INSTRUMENT,
            frame.begin(2, PipelineHarness.START, 0).append(new InstrumentDefinitionEncoder()));
        return frame;
    }

    /** Prices swing by a few ticks, with a missing minute in every hundred; the time goes back once. */
    private Frame candle(final Frame frame) {
        minute += minute % 100 == 0 ? 2 : 1;
        final long openTimeNs = PipelineHarness.START + minute * PipelineHarness.MINUTE;
        final long price = 10_000 + minute % 7;
        frame.begin(minute, minute == faultyMinute ? 0 : openTimeNs + PipelineHarness.MINUTE, openTimeNs)
            .append(candle).timeframe(TimeframeCode.M1).openTimeNs(openTimeNs)
            .open(price).high(price + minute % 5).low(price - minute % 6).close(price)
            .volume(3).tradeCount(1).quoteVolume(5).takerBuyVolume(1);
        return frame;
    }

    @Test
    void everyAccountHasTheDigestsOfAPipeline() {
        faultyMinute = FRAMES - 500;
        final int[] told = {0};
        final SweepPipeline sweep = new SweepPipeline((place, frame, offset) -> told[0]++);
        final List<SweepAccount> accounts = new ArrayList<>();
        final List<TradingPipeline> pipelines = new ArrayList<>();
        for (int account = 0; account < ACCOUNTS; account++) {
            accounts.add(sweep.add(plan(account), FinerCandles.NONE, DerivedListener.NONE));
            pipelines.add(new TradingPipeline(new PipelineContext(plan(account), FinerCandles.NONE, FrameListener.NONE,
                FrameListener.NONE)));
        }
        final Frame frame = Frame.allocate();
        begin(sweep);
        pipelines.forEach(pipeline -> pipeline.onFrame(session(frame)));
        pipelines.forEach(pipeline -> pipeline.onFrame(instrument(frame)));
        play(sweep, FRAMES);
        minute = 0;
        for (int index = 0; index < FRAMES; index++) {
            candle(frame);
            for (final TradingPipeline pipeline : pipelines) {
                pipeline.onFrame(frame);
                frame.keepInput();
            }
        }

        assertEquals(FRAMES + 2, told[0]);
        for (int account = 0; account < ACCOUNTS; account++) {
            assertEquals(1, accounts.get(account).failures());
            assertEquals(pipelines.get(account).failures(), accounts.get(account).failures());
            assertEquals(pipelines.get(account).decisionDigest(), accounts.get(account).decisionDigest());
            assertEquals(pipelines.get(account).stateDigest(), accounts.get(account).stateDigest());
        }
    }

    @Test
    void aFrameAllocatesNothing() {
        final SweepPipeline sweep = new SweepPipeline(DerivedListener.NONE);
        for (int account = 0; account < ACCOUNTS; account++) {
            sweep.add(plan(account), FinerCandles.NONE, DerivedListener.NONE);
        }
        begin(sweep);
        play(sweep, 60_000);
        final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long thread = Thread.currentThread().getId();
        threads.getThreadAllocatedBytes(thread);
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            final long before = threads.getThreadAllocatedBytes(thread);
            play(sweep, 20_000);
            allocated = Math.min(allocated, threads.getThreadAllocatedBytes(thread) - before);
        }
        assertEquals(0, allocated);
    }

    private static void begin(final SweepPipeline sweep) {
        session(sweep.claim());
        sweep.publish();
        instrument(sweep.claim());
        sweep.publish();
    }

    private void play(final SweepPipeline sweep, final int frames) {
        for (int index = 0; index < frames; index++) {
            candle(sweep.claim());
            sweep.publish();
        }
        sweep.drain();
    }
}
