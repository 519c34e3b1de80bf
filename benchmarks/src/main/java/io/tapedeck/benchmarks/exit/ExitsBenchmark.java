package io.tapedeck.benchmarks.exit;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.InstrumentDefinitionEncoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.SessionStartedEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.exit.FinerCandles;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentCodec;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.PipelineContext;
import io.tapedeck.engine.pipeline.SessionSettings;
import io.tapedeck.engine.pipeline.TradingPipeline;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.engine.strategy.StrategyPlan;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A 1m candle through the whole pipeline while positions with a stop and a target far away are open, one a symbol; the
 * symbols take turns. Nanoseconds a candle: the differences are what positions cost, with their share of the equity.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ExitsBenchmark {
    private static final long MINUTE_NS = Timeframe.M1.durationNs();
    private static final long PRICE = 2_000_000;
    private static final int SETTLING_CANDLES = 10;

    /** Open positions, and symbols. */
    @Param({"0", "1", "100"})
    private int positions;

    private final Frame frame = Frame.allocate();
    private final MarketCandleEncoder encoder = new MarketCandleEncoder();
    private TradingPipeline pipeline;
    private long sequence;
    private long minute = 1;
    private int next;

    /** Opens one position and keeps it. */
    private static final class OpenOnce implements Strategy {
        private boolean hasOpened;

        @Override
        public void onCandle(final Candle candle, final StrategyContext context) {
            if (!hasOpened) {
                hasOpened = true;
                context.openLong(FixedPoint.ONE / 1_000, PRICE / 2, PRICE * 2, "once");
            }
        }

        @Override
        public void saveState(final StateWriter writer) {
            writer.putBoolean(hasOpened);
        }

        @Override
        public void loadState(final StateReader reader) {
            hasOpened = reader.getBoolean();
        }
    }

    /** Sees no candle for years. */
    private static final class OpenNever implements Strategy {
        @Override
        public void saveState(final StateWriter writer) {
            // It remembers nothing.
        }

        @Override
        public void loadState(final StateReader reader) {
            // It remembers nothing.
        }
    }

    /** Opens the positions. */
    @Setup
    public void prepare() {
        pipeline = new TradingPipeline(new PipelineContext(StrategyPlan.each(Timeframe.M1,
            positions == 0 ? OpenNever::new : OpenOnce::new), FinerCandles.NONE, FrameListener.NONE,
            FrameListener.NONE));
        new SessionSettings(1_000_000 * FixedPoint.ONE, FixedPoint.UNKNOWN, Long.MAX_VALUE, FillModel.NEXT,
            Timeframe.M1, 0, "open", "benchmark").encode(begin().append(new SessionStartedEncoder()));
        pipeline.onFrame(frame);
        for (int symbol = 0; symbol < Math.max(1, positions); symbol++) {
            InstrumentCodec.encode(new Instrument(symbol, "venue", "COIN" + symbol, "USDT", Timeframe.M1, 2, 5, 1, 1,
                VenueTerms.spot(0, VenueTerms.SPOT_FEE_RATE)), begin().append(new InstrumentDefinitionEncoder()));
            pipeline.onFrame(frame);
        }
        for (int candle = 0; candle < SETTLING_CANDLES * Math.max(1, positions); candle++) {
            candle();
        }
        requirePositions();
    }

    /**
     * The same outside JMH.
     *
     * @param positions that are open.
     * @return the next candle, each time.
     */
    public static LongSupplier candles(final int positions) {
        final ExitsBenchmark benchmark = new ExitsBenchmark();
        benchmark.positions = positions;
        benchmark.prepare();
        return () -> benchmark.candle().length();
    }

    private void requirePositions() {
        int open = 0;
        for (int symbol = 0; symbol < Math.max(1, positions); symbol++) {
            open += pipeline.portfolio().positions(symbol).count();
        }
        if (open != positions || pipeline.failures() > 0) {
            throw new IllegalStateException(open + " positions are open instead of " + positions);
        }
    }

    private Frame begin() {
        sequence++;
        final long timeNs = (minute + 1) * MINUTE_NS;
        return frame.begin(sequence, timeNs, timeNs);
    }

    /**
     * The next candle of the next symbol.
     *
     * @return its frame.
     */
    @Benchmark
    public Frame candle() {
        final long price = PRICE + minute % 7;
        begin().append(encoder).instrumentId(next).timeframe(TimeframeCode.M1).openTimeNs(minute * MINUTE_NS)
            .open(price).high(price + minute % 5).low(price - minute % 6).close(price)
            .volume(3).tradeCount(1).quoteVolume(5).takerBuyVolume(1);
        pipeline.onFrame(frame);
        next++;
        if (next >= positions) {
            next = 0;
            minute++;
        }
        return frame;
    }
}
