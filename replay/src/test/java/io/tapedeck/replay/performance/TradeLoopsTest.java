package io.tapedeck.replay.performance;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What one walk over the trades finds, to the last bit what a stream for each figure would. */
class TradeLoopsTest {
    private static final long SEED = 20_221_129;

    private static List<ClosedTrade> trades(final int size) {
        final Random random = new Random(SEED + size);
        return IntStream.range(0, size).mapToObj(index -> new ClosedTrade(0, Side.BUY, index,
            index + random.nextInt(1_000_000_000), FixedPoint.ONE + random.nextInt(1_000_000),
            index % 5 == 0 ? 0 : random.nextInt(2_000_000) - 1_000_000, random.nextInt(1_000), random.nextInt(100) - 50,
            random.nextInt(4) == 0 ? FillReason.LIQUIDATION : FillReason.SIGNAL,
            new Excursion(-random.nextDouble(), random.nextDouble()), TradeEntry.UNKNOWN, 0)).toList();
    }

    private static double average(final List<ClosedTrade> trades, final Predicate<ClosedTrade> wanted,
        final ToDoubleFunction<ClosedTrade> figure) {
        return trades.stream().filter(wanted).mapToDouble(figure).average().orElse(Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 10, 1_000})
    void resultsAreThoseOfTheStreams(final int size) {
        final List<ClosedTrade> trades = trades(size);
        final long[] results = trades.stream().mapToLong(ClosedTrade::pnl).toArray();
        final TradeStatistics found = TradeStatistics.of(trades);
        final double wins = Arrays.stream(results).filter(result -> result > 0).count();
        final double losses = Arrays.stream(results).filter(result -> result < 0).count();
        final double gained = Arrays.stream(results).filter(result -> result > 0).sum();
        final double lost = Arrays.stream(results).filter(result -> result < 0).sum();

        assertEquals(size, found.trades());
        assertEquals(wins, found.wins());
        assertEquals(losses, found.losses());
        assertEquals(Arrays.stream(results).sum(), found.net());
        assertEquals(trades.stream().mapToLong(ClosedTrade::fees).sum(), found.fees());
        assertEquals(trades.stream().mapToLong(ClosedTrade::funding).sum(), found.funding());
        assertEquals(Ratio.of(wins, size), found.winRate());
        assertEquals(Ratio.of(gained, -lost), found.profitFactor());
        assertEquals(Ratio.of(Arrays.stream(results).sum(), size), found.expectancy());
        assertEquals(Ratio.of(gained, wins), found.averageWin());
        assertEquals(Ratio.of(lost, losses), found.averageLoss());
        assertEquals(average(trades, trade -> true, ClosedTrade::rate), found.expectancyRate());
        assertEquals(Arrays.stream(results).asDoubleStream().max().orElse(Double.NaN), found.best());
        assertEquals(Arrays.stream(results).asDoubleStream().min().orElse(Double.NaN), found.worst());
        assertEquals(trades.stream().filter(trade -> trade.reason() == FillReason.LIQUIDATION).count(),
            found.liquidations());
        assertEquals(trades.stream().filter(trade -> trade.reason() == FillReason.LIQUIDATION)
            .mapToLong(ClosedTrade::pnl).sum(), found.liquidationLosses());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 10, 1_000})
    void timesAndExcursionsAreThoseOfTheStreams(final int size) {
        final List<ClosedTrade> trades = trades(size);
        final double[] seconds = trades.stream().mapToDouble(trade -> trade.holdingNs() / 1e9).sorted().toArray();
        final double median = size == 0 ? Double.NaN
            : size % 2 == 1 ? seconds[size / 2] : (seconds[size / 2 - 1] + seconds[size / 2]) / 2;
        final ToDoubleFunction<ClosedTrade> adverse = trade -> trade.excursion().adverse();
        final ToDoubleFunction<ClosedTrade> favourable = trade -> trade.excursion().favourable();

        assertEquals(new HoldingTimes(average(trades, trade -> true, trade -> trade.holdingNs() / 1e9), median,
            size == 0 ? Double.NaN : seconds[0], size == 0 ? Double.NaN : seconds[size - 1]), HoldingTimes.of(trades));
        assertEquals(new Excursions(
            average(trades, trade -> true, adverse),
            average(trades, trade -> true, favourable),
            average(trades, trade -> trade.pnl() > 0, adverse),
            average(trades, trade -> trade.pnl() < 0, favourable),
            trades.stream().mapToDouble(adverse).min().orElse(Double.NaN),
            trades.stream().mapToDouble(favourable).max().orElse(Double.NaN)), Excursions.of(trades));
    }
}
