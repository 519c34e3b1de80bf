package io.tapedeck.app.configuration;

import io.tapedeck.engine.strategy.CandleSeries;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplaySpec;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A configuration of the daemon for paper that does what a replay did: its market, strategy, account and limits.
 * Immutable.
 *
 * @param plan     of the replay, checked.
 * @param comments that stand before it, a line each.
 */
public record ProposedConfiguration(ReplayRunner.Plan plan, List<String> comments) {
    private static final List<String> VENUES = List.of("binance", "binance-usdm", "bybit", "bybit-linear");
    private static final int MOST_WARM_UP = 100_000;

    /** Keeps a copy. */
    public ProposedConfiguration {
        comments = List.copyOf(comments);
    }

    /**
     * The file.
     *
     * @return YAML.
     */
    public String text() {
        return comments.stream().map(line -> "# " + line + "\n").collect(Collectors.joining())
            + "\nsession:\n  folder: sessions/" + spec().strategy().name() + "\n" + market() + strategy() + account()
            + limits();
    }

    private ReplaySpec spec() {
        return plan.spec();
    }

    private String market() {
        final String symbols = plan.instruments().stream().map(instrument -> instrument.symbol())
            .collect(Collectors.joining(", "));
        final String venue = plan.sources().get(0).baseTape().key().venue();
        return "\nmarket:\n" + (VENUES.contains(venue) ? "  venue: " + venue + "\n  environment: live\n"
            : "  venue: binance                 # the history was of '" + venue + "', which is no market\n"
                + "  environment: loopback          # 'tapedeck loopback' serves it\n"
                + "  rest: http://127.0.0.1:8180\n  websocket: ws://127.0.0.1:8180\n  clock: venue\n")
            + "  symbols: [" + symbols + "]\n  streams: [candles]\n  warm-up: " + warmUp() + "\n";
    }

    /** Base candles that the strategy must have seen before what it says counts. */
    private long warmUp() {
        final long baseNs = plan.instruments().get(0).baseTimeframe().durationNs();
        final long candles = plan.strategy().plan().inputs().series().stream()
            .mapToLong(series -> (1 + wanted(series)) * (series.timeframe().durationNs() / baseNs)).max().orElse(0);
        return Math.min(candles, MOST_WARM_UP);
    }

    private static long wanted(final CandleSeries series) {
        return Math.max(series.warmUp(), series.history());
    }

    private String strategy() {
        final String parameters = new TreeMap<>(spec().strategy().parameters()).entrySet().stream()
            .map(parameter -> parameter.getKey() + ": " + parameter.getValue()).collect(Collectors.joining(", "));
        return "\nstrategy:\n  name: " + spec().strategy().name() + "\n  timeframe: "
            + spec().strategy().timeframe().label() + "\n  parameters: {" + parameters + "}\n";
    }

    private String account() {
        final String mode = word(spec().trading().account()).replace("-margin", "");
        return "\naccount:\n  initial-balance: " + spec().initialBalance().toPlainString() + "\n  mode: " + mode
            + "\n  leverage: " + spec().trading().leverage() + "\n  positions: "
            + spec().trading().maximumPositions() + "\n  fill: " + word(spec().fillModel()) + "\n"
            + spec().takerFeeRate().map(rate -> "  taker-fee-rate: " + rate.toPlainString() + "\n").orElse("");
    }

    private static String word(final Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String limits() {
        return spec().limits().isEmpty() ? "" : "\nlimits:\n" + new TreeMap<>(spec().limits()).entrySet().stream()
            .map(limit -> "  " + limit.getKey().text() + ": " + limit.getValue().toPlainString() + "\n")
            .collect(Collectors.joining());
    }
}
