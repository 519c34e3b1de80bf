package io.tapedeck.app.configuration;

import io.tapedeck.engine.simulation.Latency;
import io.tapedeck.engine.simulation.LatencyModel;
import io.tapedeck.engine.simulation.SlippageModel;
import io.tapedeck.engine.strategy.CandleSeries;
import io.tapedeck.replay.run.MarginBrackets;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.TradingSpec;
import io.tapedeck.replay.run.Words;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        return Stream.concat(comments.stream(), leftOut()).map(line -> "# " + line + "\n")
            .collect(Collectors.joining()) + "\nsession:\n  folder: sessions/" + spec().strategy().name() + "\n"
            + market() + strategy() + account() + simulation() + limits();
    }

    /** What the replay was told and this file cannot say by itself. */
    private Stream<String> leftOut() {
        return Stream.of(
            spec().trading().brackets().equals(MarginBrackets.NONE) ? ""
                : "The replay had margin brackets: name their file as " + DaemonSettings.BRACKETS.key() + ".",
            spec().strategy().universe().isEmpty() ? ""
                : "The replay had a universe: name its file as " + DaemonSettings.UNIVERSE.key() + ".",
            spec().maximumPosition().isEmpty() ? ""
                : "The replay had --max-position, which the daemon has not; see limits.order-quantity.",
            spec().trading().market().isEmpty() ? ""
                : "The replay traded the symbols as another kind of market than their tapes say; the daemon does not.")
            .filter(line -> !line.isEmpty());
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
        return "\nstrategy:\n  name: " + spec().strategy().name() + "\n  timeframe: "
            + spec().strategy().timeframe().label() + "\n  parameters: " + inline(spec().strategy().parameters()) + "\n"
            + spec().strategy().filter().map(filter -> "  filter: {name: " + filter.name() + ", parameters: "
                + inline(filter.parameters()) + "}\n").orElse("");
    }

    private static String inline(final Map<String, String> parameters) {
        return new TreeMap<>(parameters).entrySet().stream()
            .map(parameter -> parameter.getKey() + ": " + parameter.getValue())
            .collect(Collectors.joining(", ", "{", "}"));
    }

    private String account() {
        final String mode = Words.of(spec().trading().account()).replace("-margin", "");
        return "\naccount:\n  initial-balance: " + spec().initialBalance().toPlainString() + "\n  mode: " + mode
            + "\n  leverage: " + spec().trading().leverage() + "\n  positions: "
            + spec().trading().maximumPositions() + "\n  fill: " + Words.of(spec().fillModel()) + "\n"
            + spec().takerFeeRate().map(rate -> "  taker-fee-rate: " + rate.toPlainString() + "\n").orElse("");
    }

    private String simulation() {
        final TradingSpec trading = spec().trading();
        final Latency latency = trading.latency();
        return "\nsimulation:\n  limit-fill: " + Words.of(trading.limitFill()) + "\n"
            + (trading.slippage() == SlippageModel.BASIS_POINTS ? line(DaemonSettings.SLIPPAGE, trading.slippageShare())
                : trading.slippage() == SlippageModel.RANGE_SHARE
                    ? line(DaemonSettings.SLIPPAGE_OF_RANGE, trading.slippageShare()) : "")
            + (trading.participation().signum() > 0 ? line(DaemonSettings.PARTICIPATION, trading.participation()) : "")
            + (latency.model() == LatencyModel.NONE ? "" : milliseconds(DaemonSettings.LATENCY, latency.submitNs())
                + milliseconds(DaemonSettings.CANCEL_LATENCY, latency.cancelNs())
                + milliseconds(DaemonSettings.ACKNOWLEDGE_LATENCY, latency.acknowledgeNs())
                + milliseconds(DaemonSettings.LATENCY_SPREAD, latency.spreadNs())
                + line(DaemonSettings.LATENCY_SEED, BigDecimal.valueOf(latency.seed())));
    }

    private static String milliseconds(final Setting<Integer> setting, final long durationNs) {
        return line(setting, BigDecimal.valueOf(Duration.ofNanos(durationNs).toMillis()));
    }

    private static String line(final Setting<?> setting, final BigDecimal value) {
        return "  " + setting.key().substring(setting.key().indexOf('.') + 1) + ": " + value.toPlainString() + "\n";
    }

    private String limits() {
        return spec().limits().isEmpty() ? "" : "\nlimits:\n" + new TreeMap<>(spec().limits()).entrySet().stream()
            .map(limit -> "  " + limit.getKey().text() + ": " + limit.getValue().toPlainString() + "\n")
            .collect(Collectors.joining());
    }
}
