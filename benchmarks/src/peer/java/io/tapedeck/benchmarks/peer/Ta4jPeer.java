package io.tapedeck.benchmarks.peer;

import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Strategy;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The crossing of two averages (10 and 100 closes) over the candles of a dump with ta4j, in doubles: a program of its
 * own. Rules, indicators and their caches are made anew for each round; the bars are loaded once, before the rounds.
 */
public final class Ta4jPeer {
    private static final int FAST = 10;
    private static final int SLOW = 100;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Ta4jPeer() {
    }

    /**
     * Prints the bars a second of each round behind those that warm up, in millions.
     *
     * @param arguments the dump, rounds that warm up, rounds that count.
     * @throws IOException where the dump cannot be read.
     */
    public static void main(final String[] arguments) throws IOException {
        final BarSeries bars = load(Path.of(arguments[0]));
        final int warmUp = Integer.parseInt(arguments[1]);
        final int rounds = warmUp + Integer.parseInt(arguments[2]);
        for (int round = 0; round < rounds; round++) {
            final long startNs = System.nanoTime();
            final TradingRecord trades = new BarSeriesManager(bars).run(crossing(bars));
            final long wallNs = System.nanoTime() - startNs;
            if (trades.getPositionCount() == 0) {
                throw new IllegalStateException("no position was opened");
            }
            if (round >= warmUp) {
                System.out.println(bars.getBarCount() * 1_000.0 / wallNs);
            }
        }
    }

    private static BarSeries load(final Path dump) throws IOException {
        final BarSeries bars = new BaseBarSeriesBuilder().withName("year").withNumTypeOf(DoubleNum.class).build();
        try (BufferedReader lines = Files.newBufferedReader(dump)) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                final String[] row = line.split(",");
                bars.addBar(MINUTE, Instant.ofEpochMilli(Long.parseLong(row[0])).plus(MINUTE).atZone(ZoneOffset.UTC),
                    Double.valueOf(row[1]), Double.valueOf(row[2]), Double.valueOf(row[3]), Double.valueOf(row[4]),
                    Double.valueOf(row[5]));
            }
        }
        return bars;
    }

    private static Strategy crossing(final BarSeries bars) {
        final ClosePriceIndicator close = new ClosePriceIndicator(bars);
        final SMAIndicator fast = new SMAIndicator(close, FAST);
        final SMAIndicator slow = new SMAIndicator(close, SLOW);
        return new BaseStrategy(new CrossedUpIndicatorRule(fast, slow), new CrossedDownIndicatorRule(fast, slow),
            SLOW);
    }
}
