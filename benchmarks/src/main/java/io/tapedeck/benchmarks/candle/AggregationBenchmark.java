package io.tapedeck.benchmarks.candle;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleAggregator;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A 1m candle, decoded and folded into the candles of every higher timeframe: nanoseconds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AggregationBenchmark {
    private static final long MINUTE_NS = Timeframe.M1.durationNs();
    private static final long PRICE = 2_000_000;

    private final Frame frame = Frame.allocate();
    private final FrameMessages messages = new FrameMessages();
    private final MarketCandleEncoder encoder = new MarketCandleEncoder();
    private final MarketCandleDecoder decoder = new MarketCandleDecoder();
    private final Candle candle = new Candle();
    private CandleAggregator aggregator;
    private long minute;
    private long closed;

    /** An aggregation that has seen nothing. */
    @Setup
    public void prepare() {
        aggregator = new CandleAggregator(0, Timeframe.M1, TradingCalendar.CONTINUOUS, this::onClosed);
        frame.begin(0, 0, 0).append(encoder).timeframe(TimeframeCode.M1).tradeCount(7)
            .open(PRICE).high(PRICE + 9).low(PRICE - 9).close(PRICE + 3)
            .volume(100).quoteVolume(100_000).takerBuyVolume(40);
    }

    /**
     * The same outside JMH.
     *
     * @return the next minute, each time.
     */
    public static LongSupplier minutes() {
        final AggregationBenchmark benchmark = new AggregationBenchmark();
        benchmark.prepare();
        return benchmark::minute;
    }

    private void onClosed(final Candle higher) {
        closed += higher.volume();
    }

    /**
     * The next minute.
     *
     * @return depends on every candle that closed.
     */
    @Benchmark
    public long minute() {
        minute++;
        encoder.openTimeNs(minute * MINUTE_NS).close(PRICE + (minute & 7));
        messages.wrap(frame).next();
        CandleCodec.decode(messages.decode(decoder), candle);
        aggregator.onBaseCandle(candle);
        return closed;
    }
}
