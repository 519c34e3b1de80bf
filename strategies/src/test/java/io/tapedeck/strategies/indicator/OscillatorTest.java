package io.tapedeck.strategies.indicator;

import io.tapedeck.strategies.indicator.IndicatorContract.Feed;
import io.tapedeck.strategies.indicator.IndicatorContract.Scale;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Oscillators against their definitions, the contract and markets that stand still. */
class OscillatorTest {
    private static final Feed<StochasticOscillator> STOCHASTIC =
        (oscillator, bar) -> oscillator.add(bar.high(), bar.low(), bar.close());
    private static final Feed<CommodityChannelIndex> CHANNEL =
        (index, bar) -> index.add(bar.high(), bar.low(), bar.close());
    private static final Feed<WilliamsPercentRange> RANGE =
        (range, bar) -> range.add(bar.high(), bar.low(), bar.close());
    private static final Feed<MoneyFlowIndex> FLOW =
        (index, bar) -> index.add(bar.high(), bar.low(), bar.close(), bar.volume());
    private static final Feed<UltimateOscillator> ULTIMATE =
        (oscillator, bar) -> oscillator.add(bar.high(), bar.low(), bar.close());

    @Test
    void theRelativeStrength() {
        IndicatorContract.of(() -> new RelativeStrengthIndex(14), (index, bar) -> index.add(bar.close()),
            Scale.UNCHANGED).holds();
        Twin.assertEqual(bars -> Twin.relativeStrength(Twin.closes(bars), 9), () -> new RelativeStrengthIndex(9),
            (index, bar) -> index.add(bar.close()), Indicator::value);
    }

    @Test
    void theStochasticOscillator() {
        IndicatorContract.of(() -> new StochasticOscillator(14, 3, 3), STOCHASTIC, Scale.UNCHANGED)
            .output("signal", StochasticOscillator::signal, Scale.UNCHANGED).holds();
        Twin.assertEqual(bars -> Twin.simple(position(bars, 11), 4), () -> new StochasticOscillator(11, 4, 5),
            STOCHASTIC, Indicator::value);
        Twin.assertEqual(bars -> Twin.simple(Twin.simple(position(bars, 11), 4), 5),
            () -> new StochasticOscillator(11, 4, 5), STOCHASTIC, StochasticOscillator::signal);
    }

    private static List<Double> position(final List<Bar> bars, final int length) {
        return Twin.position(Twin.of(bars, Bar::high), Twin.of(bars, Bar::low), Twin.closes(bars), length);
    }

    @Test
    void theStochasticRelativeStrength() {
        final Feed<StochasticRelativeStrength> feed = (strength, bar) -> strength.add(bar.close());
        IndicatorContract.of(() -> new StochasticRelativeStrength(14, 14, 3, 3), feed, Scale.UNCHANGED)
            .output("signal", StochasticRelativeStrength::signal, Scale.UNCHANGED).holds();
        Twin.assertEqual(bars -> Twin.simple(strengthPosition(bars), 3),
            () -> new StochasticRelativeStrength(8, 10, 3, 4), feed, Indicator::value);
        Twin.assertEqual(bars -> Twin.simple(Twin.simple(strengthPosition(bars), 3), 4),
            () -> new StochasticRelativeStrength(8, 10, 3, 4), feed, StochasticRelativeStrength::signal);
    }

    private static List<Double> strengthPosition(final List<Bar> bars) {
        final List<Double> strength = Twin.relativeStrength(Twin.closes(bars), 8);
        return Twin.position(strength, strength, strength, 10);
    }

    @Test
    void theConvergence() {
        final Feed<MovingAverageConvergence> feed = (convergence, bar) -> convergence.add(bar.close());
        IndicatorContract.of(() -> new MovingAverageConvergence(12, 26, 9), feed, Scale.PRICE)
            .output("signal", MovingAverageConvergence::signal, Scale.PRICE)
            .output("histogram", MovingAverageConvergence::histogram, Scale.PRICE).holds();
    }

    @Test
    void theRateOfChangeAndTheMomentum() {
        IndicatorContract.of(() -> new RateOfChange(12), (rate, bar) -> rate.add(bar.close()), Scale.UNCHANGED).holds();
        IndicatorContract.of(() -> new Momentum(12), (momentum, bar) -> momentum.add(bar.close()), Scale.PRICE).holds();
        Twin.assertEqual(bars -> Twin.windows(Twin.closes(bars), 8, window -> window.get(7) - window.get(0)),
            () -> new Momentum(7), (momentum, bar) -> momentum.add(bar.close()), Indicator::value);
    }

    @Test
    void theCommodityChannel() {
        IndicatorContract.of(() -> new CommodityChannelIndex(20), CHANNEL, Scale.UNCHANGED).holds();
        Twin.assertEqual(bars -> Twin.windows(typical(bars), 13, window -> {
            final double mean = Twin.mean(window);
            final double deviation = window.stream().mapToDouble(price -> Math.abs(price - mean)).sum() / 13;
            return (window.get(12) - mean) / (0.015 * deviation);
        }), () -> new CommodityChannelIndex(13), CHANNEL, Indicator::value);
    }

    private static List<Double> typical(final List<Bar> bars) {
        return Twin.of(bars, bar -> (bar.high() + bar.low() + bar.close()) / 3);
    }

    @Test
    void thePercentRange() {
        IndicatorContract.of(() -> new WilliamsPercentRange(14), RANGE, Scale.UNCHANGED).holds();
        Twin.assertEqual(bars -> position(bars, 10).stream().map(position -> position - 100).toList(),
            () -> new WilliamsPercentRange(10), RANGE, Indicator::value);
    }

    @Test
    void theMoneyFlow() {
        IndicatorContract.of(() -> new MoneyFlowIndex(14), FLOW, Scale.UNCHANGED).holds();
        Twin.assertEqual(bars -> Twin.both(Twin.windows(flow(bars, 1), 10, Twin::sum),
                Twin.windows(flow(bars, -1), 10, Twin::sum), (rising, falling) -> 100 - 100 / (1 + rising / falling)),
            () -> new MoneyFlowIndex(10), FLOW, Indicator::value);
    }

    /** The money of each candle from the second on whose typical price moved in that direction. */
    private static List<Double> flow(final List<Bar> bars, final int direction) {
        // In thirds the typical price is a whole number, so that what stands still does.
        final List<Double> changes = Twin.changes(Twin.of(bars, bar -> bar.high() + bar.low() + bar.close()));
        final List<Double> money = Twin.both(typical(bars), Twin.of(bars, Bar::volume), (price, volume) ->
            price * volume);
        return Twin.both(changes, money, (change, amount) -> Math.signum(change) == direction ? amount : 0);
    }

    @Test
    void theUltimateOscillator() {
        IndicatorContract.of(() -> new UltimateOscillator(7, 14, 28), ULTIMATE, Scale.UNCHANGED).holds();
        Twin.assertEqual(bars -> Twin.both(Twin.both(pressure(bars, 5), pressure(bars, 9), (one, two) ->
                4 * one + 2 * two), pressure(bars, 20), (sum, three) -> 100 * (sum + three) / 7),
            () -> new UltimateOscillator(5, 9, 20), ULTIMATE, Indicator::value);
    }

    private static List<Double> pressure(final List<Bar> bars, final int length) {
        final List<Double> before = Twin.closes(bars).subList(0, bars.size() - 1);
        final List<Double> lows = Twin.both(Twin.of(bars, Bar::low), before, Math::min);
        final List<Double> highs = Twin.both(Twin.of(bars, Bar::high), before, Math::max);
        final List<Double> pressures = Twin.both(Twin.closes(bars), lows, (close, low) -> close - low);
        final List<Double> ranges = Twin.both(highs, lows, (high, low) -> high - low);
        return Twin.both(Twin.windows(pressures, length, Twin::sum), Twin.windows(ranges, length, Twin::sum),
            (pressure, range) -> pressure / range);
    }

    @Test
    void theTrueStrength() {
        IndicatorContract.of(() -> new TrueStrengthIndex(25, 13), (index, bar) -> index.add(bar.close()),
            Scale.UNCHANGED).holds();
        Twin.assertEqual(bars -> {
            final List<Double> changes = Twin.changes(Twin.closes(bars));
            final List<Double> sizes = changes.stream().map(Math::abs).toList();
            return Twin.both(Twin.exponential(Twin.exponential(changes, 11), 6),
                Twin.exponential(Twin.exponential(sizes, 11), 6), (change, size) -> 100 * change / size);
        }, () -> new TrueStrengthIndex(11, 6), (index, bar) -> index.add(bar.close()), Indicator::value);
    }

    /** All of one price, which is no binary fraction, and after prices far away. */
    @Test
    void aMarketThatStandsStillIsInTheMiddle() {
        final double price = 100.1;
        final StochasticOscillator stochastic = new StochasticOscillator(5, 3, 3);
        final CommodityChannelIndex channel = new CommodityChannelIndex(5);
        final WilliamsPercentRange range = new WilliamsPercentRange(5);
        final MoneyFlowIndex flow = new MoneyFlowIndex(5);
        final UltimateOscillator ultimate = new UltimateOscillator(2, 3, 5);
        for (int index = 0; index < 15; index++) {
            final double close = index < 4 ? 1e9 + index * 0.7 : price;
            stochastic.add(close, close, close);
            channel.add(close, close, close);
            range.add(close, close, close);
            flow.add(close, close, close, 7.3);
            ultimate.add(close, close, close);
        }
        assertEquals(List.of(50.0, 50.0, 0.0, -50.0, 50.0, 50.0), List.of(stochastic.value(), stochastic.signal(),
            channel.value(), range.value(), flow.value(), ultimate.value()));
    }

    @Test
    void aMarketThatNeverMovedHasNoStrength() {
        final RelativeStrengthIndex relative = new RelativeStrengthIndex(5);
        final StochasticRelativeStrength stochastic = new StochasticRelativeStrength(5, 5, 1, 1);
        final TrueStrengthIndex strength = new TrueStrengthIndex(5, 3);
        final RateOfChange rate = new RateOfChange(3);
        for (int index = 0; index < 15; index++) {
            relative.add(0.1);
            stochastic.add(0.1);
            strength.add(0.1);
            rate.add(0);
        }
        assertEquals(List.of(50.0, 50.0, 0.0, 0.0), List.of(relative.value(), stochastic.value(), strength.value(),
            rate.value()));
    }
}
