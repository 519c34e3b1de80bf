package io.tapedeck.replay.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** A plain pass over candle files that ranks and holds as the rules of momentum-scanner say; shares no code with it. */
final class MomentumScannerTwin {
    /** What the pass is asked for; all lengths in candles. */
    record Rules(int momentum, int holdings, int tolerance, int volume, double minimumVolume, int volatility,
        double maximumVolatility, int correlation, double maximumCorrelation) {

        int warmUp() {
            return Math.max(Math.max(momentum, volatility) + 1, Math.max(volume, correlation + 1));
        }
    }

    private record Hour(long openTimeMs, double close, double quoteVolume) {
    }

    private static final double HOURS_PER_YEAR = 8_760;
    private static final long HOUR_MS = 3_600_000;

    private final Rules rules;
    private final Map<String, List<Hour>> markets = new TreeMap<>();
    private final Map<String, Long> held = new TreeMap<>();
    private final List<String> trades = new ArrayList<>();

    MomentumScannerTwin(final Rules rules) {
        this.rules = rules;
    }

    MomentumScannerTwin market(final String symbol, final Path file) {
        markets.put(symbol, read(file));
        return this;
    }

    private static List<Hour> read(final Path file) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(","))
                .map(cells -> new Hour(Long.parseLong(cells[0]), Double.parseDouble(cells[4]),
                    Double.parseDouble(cells[7]))).toList();
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Symbol, entry and exit of every completed trade, milliseconds; sorted. All files have the same hours. */
    List<String> trades() {
        final int hours = markets.values().iterator().next().size();
        for (int now = rules.warmUp() - 1; now < hours - 1; now++) {
            decide(now);
        }
        return trades.stream().sorted().toList();
    }

    private void decide(final int now) {
        final List<String> ranked = markets.keySet().stream().filter(symbol -> passes(symbol, now))
            .sorted(Comparator.comparingDouble((String symbol) -> -momentum(symbol, now))
                .thenComparing(Comparator.naturalOrder())).toList();
        final List<String> before = List.copyOf(held.keySet());
        final long nextOpenMs = markets.values().iterator().next().get(now).openTimeMs() + HOUR_MS;
        for (final String symbol : before) {
            final int place = ranked.indexOf(symbol);
            if (place < 0 || place >= rules.holdings() + rules.tolerance()) {
                trades.add(symbol + " " + held.remove(symbol) + " " + nextOpenMs);
            }
        }
        int free = rules.holdings() - before.size();
        for (final String symbol : ranked.subList(0, Math.min(rules.holdings(), ranked.size()))) {
            if (free > 0 && !before.contains(symbol)) {
                held.put(symbol, nextOpenMs);
                free--;
            }
        }
    }

    private boolean passes(final String symbol, final int now) {
        return averageVolume(symbol, now) >= rules.minimumVolume()
            && volatility(symbol, now) <= rules.maximumVolatility()
            && (symbol.equals("BTCUSDT") || correlation(symbol, now) <= rules.maximumCorrelation());
    }

    private double close(final String symbol, final int at) {
        return markets.get(symbol).get(at).close();
    }

    private double momentum(final String symbol, final int now) {
        return close(symbol, now) / close(symbol, now - rules.momentum()) - 1;
    }

    private double averageVolume(final String symbol, final int now) {
        return markets.get(symbol).subList(now + 1 - rules.volume(), now + 1).stream()
            .mapToDouble(Hour::quoteVolume).average().orElseThrow();
    }

    private double volatility(final String symbol, final int now) {
        final double[] returns = new double[rules.volatility()];
        for (int age = 0; age < returns.length; age++) {
            returns[age] = Math.log(close(symbol, now - age) / close(symbol, now - age - 1));
        }
        return Math.sqrt(products(returns, returns) / (returns.length - 1) * HOURS_PER_YEAR);
    }

    private double correlation(final String symbol, final int now) {
        final double[] own = returns(symbol, now);
        final double[] reference = returns("BTCUSDT", now);
        return products(own, reference) / Math.sqrt(products(own, own) * products(reference, reference));
    }

    private double[] returns(final String symbol, final int now) {
        final double[] returns = new double[rules.correlation()];
        for (int age = 0; age < returns.length; age++) {
            returns[age] = close(symbol, now - age) / close(symbol, now - age - 1) - 1;
        }
        return returns;
    }

    /** Sum of the products of deviations from the means. */
    private static double products(final double[] one, final double[] other) {
        final double center = mean(one);
        final double otherCenter = mean(other);
        double sum = 0;
        for (int index = 0; index < one.length; index++) {
            sum += (one[index] - center) * (other[index] - otherCenter);
        }
        return sum;
    }

    private static double mean(final double[] values) {
        double sum = 0;
        for (final double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
