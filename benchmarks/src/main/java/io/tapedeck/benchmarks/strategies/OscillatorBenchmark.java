package io.tapedeck.benchmarks.strategies;

import io.tapedeck.strategies.indicator.BollingerBands;
import io.tapedeck.strategies.indicator.CommodityChannelIndex;
import io.tapedeck.strategies.indicator.DoubleExponentialMovingAverage;
import io.tapedeck.strategies.indicator.ExponentialMovingAverage;
import io.tapedeck.strategies.indicator.HullMovingAverage;
import io.tapedeck.strategies.indicator.KaufmanAdaptiveMovingAverage;
import io.tapedeck.strategies.indicator.Momentum;
import io.tapedeck.strategies.indicator.MoneyFlowIndex;
import io.tapedeck.strategies.indicator.MovingAverageConvergence;
import io.tapedeck.strategies.indicator.RateOfChange;
import io.tapedeck.strategies.indicator.RelativeStrengthIndex;
import io.tapedeck.strategies.indicator.SimpleMovingAverage;
import io.tapedeck.strategies.indicator.StandardDeviation;
import io.tapedeck.strategies.indicator.StochasticOscillator;
import io.tapedeck.strategies.indicator.StochasticRelativeStrength;
import io.tapedeck.strategies.indicator.TripleExponentialMovingAverage;
import io.tapedeck.strategies.indicator.TrueStrengthIndex;
import io.tapedeck.strategies.indicator.UltimateOscillator;
import io.tapedeck.strategies.indicator.VolumeWeightedMovingAverage;
import io.tapedeck.strategies.indicator.WeightedMovingAverage;
import io.tapedeck.strategies.indicator.WilliamsPercentRange;
import io.tapedeck.strategies.indicator.ZScore;
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
 * One candle taken in and the main figure read, by averages and oscillators of their usual lengths: nanoseconds a
 * candle. The candles are a random walk that comes round again, long enough that no branch is learnt by heart.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OscillatorBenchmark {
    /** A power of two. */
    private static final int CANDLES = 1 << 14;
    private static final long SEED = 3;

    private final double[] highs = new double[CANDLES];
    private final double[] lows = new double[CANDLES];
    private final double[] closes = new double[CANDLES];
    private final double[] volumes = new double[CANDLES];
    private int index;

    private final SimpleMovingAverage simple = new SimpleMovingAverage(20);
    private final ExponentialMovingAverage exponential = new ExponentialMovingAverage(20);
    private final WeightedMovingAverage weighted = new WeightedMovingAverage(20);
    private final DoubleExponentialMovingAverage doubleExponential = new DoubleExponentialMovingAverage(20);
    private final TripleExponentialMovingAverage tripleExponential = new TripleExponentialMovingAverage(20);
    private final HullMovingAverage hull = new HullMovingAverage(20);
    private final KaufmanAdaptiveMovingAverage kaufmanAdaptive = new KaufmanAdaptiveMovingAverage(10, 2, 30);
    private final VolumeWeightedMovingAverage volumeWeighted = new VolumeWeightedMovingAverage(20);
    private final RelativeStrengthIndex relativeStrengthIndex = new RelativeStrengthIndex(14);
    private final StochasticOscillator stochasticOscillator = new StochasticOscillator(14, 3, 3);
    private final StochasticRelativeStrength stochasticRelativeStrength = new StochasticRelativeStrength(14, 14, 3, 3);
    private final MovingAverageConvergence convergence = new MovingAverageConvergence(12, 26, 9);
    private final RateOfChange rateOfChange = new RateOfChange(12);
    private final Momentum momentum = new Momentum(12);
    private final CommodityChannelIndex commodityChannelIndex = new CommodityChannelIndex(20);
    private final WilliamsPercentRange williamsPercentRange = new WilliamsPercentRange(14);
    private final MoneyFlowIndex moneyFlowIndex = new MoneyFlowIndex(14);
    private final UltimateOscillator ultimateOscillator = new UltimateOscillator(7, 14, 28);
    private final TrueStrengthIndex trueStrengthIndex = new TrueStrengthIndex(25, 13);
    private final StandardDeviation standardDeviation = new StandardDeviation(20);
    private final BollingerBands bollingerBands = new BollingerBands(20, 2);
    private final ZScore zScore = new ZScore(20);

    /** Prices as they are scaled on the tape: whole numbers. */
    @Setup
    public void prepare() {
        final SplittableRandom random = new SplittableRandom(SEED);
        long close = 4_000_000;
        for (int candle = 0; candle < CANDLES; candle++) {
            final long open = close;
            close = open + random.nextLong(-2_000, 2_001);
            closes[candle] = close;
            highs[candle] = Math.max(open, close) + random.nextInt(1_000);
            lows[candle] = Math.min(open, close) - random.nextInt(1_000);
            volumes[candle] = random.nextInt(1, 1_000_000);
        }
    }

    private void step() {
        index = index + 1 & CANDLES - 1;
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double simpleMovingAverage() {
        step();
        simple.add(closes[index]);
        return simple.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double exponentialMovingAverage() {
        step();
        exponential.add(closes[index]);
        return exponential.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double weightedMovingAverage() {
        step();
        weighted.add(closes[index]);
        return weighted.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double doubleExponentialMovingAverage() {
        step();
        doubleExponential.add(closes[index]);
        return doubleExponential.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double tripleExponentialMovingAverage() {
        step();
        tripleExponential.add(closes[index]);
        return tripleExponential.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double hullMovingAverage() {
        step();
        hull.add(closes[index]);
        return hull.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double kaufmanAdaptiveMovingAverage() {
        step();
        kaufmanAdaptive.add(closes[index]);
        return kaufmanAdaptive.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double volumeWeightedMovingAverage() {
        step();
        volumeWeighted.add(closes[index], volumes[index]);
        return volumeWeighted.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double relativeStrengthIndex() {
        step();
        relativeStrengthIndex.add(closes[index]);
        return relativeStrengthIndex.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double stochasticOscillator() {
        step();
        stochasticOscillator.add(highs[index], lows[index], closes[index]);
        return stochasticOscillator.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double stochasticRelativeStrength() {
        step();
        stochasticRelativeStrength.add(closes[index]);
        return stochasticRelativeStrength.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double movingAverageConvergence() {
        step();
        convergence.add(closes[index]);
        return convergence.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double rateOfChange() {
        step();
        rateOfChange.add(closes[index]);
        return rateOfChange.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double momentum() {
        step();
        momentum.add(closes[index]);
        return momentum.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double commodityChannelIndex() {
        step();
        commodityChannelIndex.add(highs[index], lows[index], closes[index]);
        return commodityChannelIndex.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double williamsPercentRange() {
        step();
        williamsPercentRange.add(highs[index], lows[index], closes[index]);
        return williamsPercentRange.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double moneyFlowIndex() {
        step();
        moneyFlowIndex.add(highs[index], lows[index], closes[index], volumes[index]);
        return moneyFlowIndex.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double ultimateOscillator() {
        step();
        ultimateOscillator.add(highs[index], lows[index], closes[index]);
        return ultimateOscillator.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double trueStrengthIndex() {
        step();
        trueStrengthIndex.add(closes[index]);
        return trueStrengthIndex.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double standardDeviation() {
        step();
        standardDeviation.add(closes[index]);
        return standardDeviation.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double bollingerBands() {
        step();
        bollingerBands.add(closes[index]);
        return bollingerBands.value();
    }

    /**
     * Of a candle.
     *
     * @return the figure.
     */
    @Benchmark
    public double zScore() {
        step();
        zScore.add(closes[index]);
        return zScore.value();
    }
}
