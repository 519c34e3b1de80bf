package io.tapedeck.benchmarks.strategies;

import io.tapedeck.strategies.indicator.AccumulationDistribution;
import io.tapedeck.strategies.indicator.Aroon;
import io.tapedeck.strategies.indicator.AverageDirectionalIndex;
import io.tapedeck.strategies.indicator.AverageTrueRange;
import io.tapedeck.strategies.indicator.Beta;
import io.tapedeck.strategies.indicator.ChaikinMoneyFlow;
import io.tapedeck.strategies.indicator.ChoppinessIndex;
import io.tapedeck.strategies.indicator.Correlation;
import io.tapedeck.strategies.indicator.CumulativeSumFilter;
import io.tapedeck.strategies.indicator.CumulativeVolumeDelta;
import io.tapedeck.strategies.indicator.DonchianChannel;
import io.tapedeck.strategies.indicator.HistoricalVolatility;
import io.tapedeck.strategies.indicator.IchimokuCloud;
import io.tapedeck.strategies.indicator.KeltnerChannel;
import io.tapedeck.strategies.indicator.LinearRegression;
import io.tapedeck.strategies.indicator.OnBalanceVolume;
import io.tapedeck.strategies.indicator.ParabolicStopAndReverse;
import io.tapedeck.strategies.indicator.PivotPoints;
import io.tapedeck.strategies.indicator.SuperTrend;
import io.tapedeck.strategies.indicator.SupportResistance;
import io.tapedeck.strategies.indicator.TrueRange;
import io.tapedeck.strategies.indicator.VolumeWeightedAveragePrice;
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

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * One update of each indicator of trends, volatility, volume and statistics, and the reading of its main line:
 * nanoseconds a candle, over candles whose prices are whole numbers as on the tape.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TrendBenchmark {
    private static final int CANDLES = 1 << 14;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long DAY_NS = 1_440 * MINUTE_NS;

    private final double[] high = new double[CANDLES];
    private final double[] low = new double[CANDLES];
    private final double[] close = new double[CANDLES];
    private final double[] volume = new double[CANDLES];
    private int candle;

    private final TrueRange trueRange = new TrueRange();
    private final AverageTrueRange averageTrueRange = new AverageTrueRange(14);
    private final AverageDirectionalIndex averageDirectionalIndex = new AverageDirectionalIndex(14);
    private final Aroon aroon = new Aroon(25);
    private final ParabolicStopAndReverse parabolicStopAndReverse = new ParabolicStopAndReverse(0.02, 0.2);
    private final SuperTrend superTrend = new SuperTrend(10, 3);
    private final IchimokuCloud ichimokuCloud = new IchimokuCloud(9, 26, 52);
    private final DonchianChannel donchianChannel = new DonchianChannel(20);
    private final KeltnerChannel keltnerChannel = new KeltnerChannel(20, 10, 2);
    private final ChoppinessIndex choppinessIndex = new ChoppinessIndex(14);
    private final HistoricalVolatility historicalVolatility = new HistoricalVolatility(20, 365);
    private final OnBalanceVolume onBalanceVolume = new OnBalanceVolume();
    private final AccumulationDistribution accumulationDistribution = new AccumulationDistribution();
    private final ChaikinMoneyFlow chaikinMoneyFlow = new ChaikinMoneyFlow(20);
    private final CumulativeVolumeDelta cumulativeVolumeDelta = new CumulativeVolumeDelta();
    private final VolumeWeightedAveragePrice volumeWeightedAveragePrice = new VolumeWeightedAveragePrice(DAY_NS);
    private final PivotPoints pivotPoints = new PivotPoints();
    private final SupportResistance supportResistance = new SupportResistance(3, 0.002, 500, 16);
    private final LinearRegression linearRegression = new LinearRegression(20);
    private final Correlation correlation = new Correlation(20);
    private final Beta beta = new Beta(20);
    private final CumulativeSumFilter cumulativeSumFilter = new CumulativeSumFilter(0.01, 0);

    /** Makes a random walk. */
    @Setup
    public void prepare() {
        final SplittableRandom random = new SplittableRandom(7);
        long price = 4_000_000;
        for (int index = 0; index < CANDLES; index++) {
            final long open = price;
            price = Math.max(1_000_000, open + random.nextLong(-4_000, 4_001));
            high[index] = Math.max(open, price) + random.nextLong(2_000);
            low[index] = Math.min(open, price) - random.nextLong(2_000);
            close[index] = price;
            volume[index] = random.nextLong(1, 1_000_000);
        }
    }

    private int next() {
        candle = candle + 1 & CANDLES - 1;
        return candle;
    }

    /**
     * True range.
     *
     * @return its main line.
     */
    @Benchmark
    public double trueRange() {
        final int at = next();
        trueRange.add(high[at], low[at], close[at]);
        return trueRange.value();
    }

    /**
     * Average true range of 14.
     *
     * @return its main line.
     */
    @Benchmark
    public double averageTrueRange() {
        final int at = next();
        averageTrueRange.add(high[at], low[at], close[at]);
        return averageTrueRange.value();
    }

    /**
     * Average directional index of 14.
     *
     * @return its main line.
     */
    @Benchmark
    public double averageDirectionalIndex() {
        final int at = next();
        averageDirectionalIndex.add(high[at], low[at], close[at]);
        return averageDirectionalIndex.value();
    }

    /**
     * Aroon of 25.
     *
     * @return its main line.
     */
    @Benchmark
    public double aroon() {
        final int at = next();
        aroon.add(high[at], low[at]);
        return aroon.value();
    }

    /**
     * Parabolic stop.
     *
     * @return its main line.
     */
    @Benchmark
    public double parabolicStopAndReverse() {
        final int at = next();
        parabolicStopAndReverse.add(high[at], low[at]);
        return parabolicStopAndReverse.value();
    }

    /**
     * SuperTrend of 10.
     *
     * @return its main line.
     */
    @Benchmark
    public double superTrend() {
        final int at = next();
        superTrend.add(high[at], low[at], close[at]);
        return superTrend.value();
    }

    /**
     * Ichimoku cloud of 9, 26 and 52.
     *
     * @return its main line.
     */
    @Benchmark
    public double ichimokuCloud() {
        final int at = next();
        ichimokuCloud.add(high[at], low[at], close[at]);
        return ichimokuCloud.value();
    }

    /**
     * Donchian channel of 20.
     *
     * @return its main line.
     */
    @Benchmark
    public double donchianChannel() {
        final int at = next();
        donchianChannel.add(high[at], low[at]);
        return donchianChannel.value();
    }

    /**
     * Keltner channel of 20 and 10.
     *
     * @return its main line.
     */
    @Benchmark
    public double keltnerChannel() {
        final int at = next();
        keltnerChannel.add(high[at], low[at], close[at]);
        return keltnerChannel.value();
    }

    /**
     * Choppiness index of 14, one logarithm.
     *
     * @return its main line.
     */
    @Benchmark
    public double choppinessIndex() {
        final int at = next();
        choppinessIndex.add(high[at], low[at], close[at]);
        return choppinessIndex.value();
    }

    /**
     * Historical volatility of 20, one logarithm.
     *
     * @return its main line.
     */
    @Benchmark
    public double historicalVolatility() {
        final int at = next();
        historicalVolatility.add(close[at]);
        return historicalVolatility.value();
    }

    /**
     * On-balance volume.
     *
     * @return its main line.
     */
    @Benchmark
    public double onBalanceVolume() {
        final int at = next();
        onBalanceVolume.add(close[at], volume[at]);
        return onBalanceVolume.value();
    }

    /**
     * Accumulation/distribution line.
     *
     * @return its main line.
     */
    @Benchmark
    public double accumulationDistribution() {
        final int at = next();
        accumulationDistribution.add(high[at], low[at], close[at], volume[at]);
        return accumulationDistribution.value();
    }

    /**
     * Chaikin money flow of 20.
     *
     * @return its main line.
     */
    @Benchmark
    public double chaikinMoneyFlow() {
        final int at = next();
        chaikinMoneyFlow.add(high[at], low[at], close[at], volume[at]);
        return chaikinMoneyFlow.value();
    }

    /**
     * Cumulative volume delta.
     *
     * @return its main line.
     */
    @Benchmark
    public double cumulativeVolumeDelta() {
        final int at = next();
        cumulativeVolumeDelta.add(volume[at], close[at]);
        return cumulativeVolumeDelta.value();
    }

    /**
     * Volume-weighted average price of the day.
     *
     * @return its main line.
     */
    @Benchmark
    public double volumeWeightedAveragePrice() {
        final int at = next();
        volumeWeightedAveragePrice.add(at * MINUTE_NS, high[at], low[at], close[at], volume[at]);
        return volumeWeightedAveragePrice.value();
    }

    /**
     * Pivot points.
     *
     * @return its main line.
     */
    @Benchmark
    public double pivotPoints() {
        final int at = next();
        pivotPoints.add(high[at], low[at], close[at]);
        return pivotPoints.value();
    }

    /**
     * At most 16 levels of swings of 3.
     *
     * @return its main line.
     */
    @Benchmark
    public double supportResistance() {
        final int at = next();
        supportResistance.add(high[at], low[at], close[at]);
        return supportResistance.value();
    }

    /**
     * Linear regression of 20.
     *
     * @return its main line.
     */
    @Benchmark
    public double linearRegression() {
        final int at = next();
        linearRegression.add(close[at]);
        return linearRegression.value();
    }

    /**
     * Correlation of 20.
     *
     * @return its main line.
     */
    @Benchmark
    public double correlation() {
        final int at = next();
        correlation.add(close[at], high[at]);
        return correlation.value();
    }

    /**
     * Beta of 20.
     *
     * @return its main line.
     */
    @Benchmark
    public double beta() {
        final int at = next();
        beta.add(close[at], high[at]);
        return beta.value();
    }

    /**
     * Cumulative sum filter, one logarithm.
     *
     * @return its main line.
     */
    @Benchmark
    public double cumulativeSumFilter() {
        final int at = next();
        cumulativeSumFilter.add(close[at]);
        return cumulativeSumFilter.value();
    }
}
