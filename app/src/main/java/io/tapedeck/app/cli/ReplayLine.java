package io.tapedeck.app.cli;

import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.simulation.Latency;
import io.tapedeck.engine.simulation.LatencyModel;
import io.tapedeck.engine.simulation.SlippageModel;
import io.tapedeck.replay.run.MarginBrackets;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.ReplaySpec.EndOfData;
import io.tapedeck.replay.run.StrategySpec;
import io.tapedeck.replay.run.TradingSpec;
import io.tapedeck.replay.run.Words;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The options of {@code replay} that ask for a spec: the other way round of {@link RequestOptions}, so that a trial can
 * be run alone. What is usual is left out. Files that were read are named FILE: a spec holds only what stood in them.
 */
final class ReplayLine {
    private static final String FILE = "FILE";

    private final List<String> options = new ArrayList<>();

    private ReplayLine() {
    }

    /** An option and its value an entry. */
    static List<String> of(final ReplaySpec spec) {
        final ReplayLine line = new ReplayLine();
        line.addStrategy(spec.strategy());
        line.addRequest(spec, RequestOptions.plain(List.of(), Optional.empty(), Optional.empty()));
        line.addTrading(spec.trading(), TradingSpec.PLAIN);
        line.addLatency(spec.trading().latency());
        line.addAll("--limit", spec.limits().entrySet().stream().collect(TreeMap::new,
            (limits, limit) -> limits.put(limit.getKey().text(), limit.getValue().toPlainString()), Map::putAll));
        return List.copyOf(line.options);
    }

    private void addStrategy(final StrategySpec strategy) {
        add("--strategy", strategy.name());
        add("--timeframe", strategy.timeframe().label());
        addAll("--param", strategy.parameters());
        strategy.filter().ifPresent(filter -> {
            add("--filter", filter.name());
            addAll("--filter-param", filter.parameters());
        });
        addWhere(!strategy.universe().isEmpty(), "--universe", FILE);
    }

    private void addRequest(final ReplaySpec spec, final ReplaySpec usual) {
        addWhere(!spec.symbols().isEmpty(), "--symbols", String.join(",", spec.symbols()));
        spec.from().ifPresent(from -> add("--from", from.toString()));
        spec.to().ifPresent(to -> add("--to", to.toString()));
        addUnusual("--initial-balance", spec.initialBalance(), usual.initialBalance());
        spec.maximumPosition().ifPresent(most -> add("--maximum-position", most.toPlainString()));
        addWhere(spec.fillModel() != usual.fillModel(), "--fill", Words.of(spec.fillModel()));
        spec.base().ifPresent(base -> add("--base", base.label()));
        spec.takerFeeRate().ifPresent(fee -> add("--fee", fee.toPlainString()));
        if (spec.end() == EndOfData.CLOSE_POSITIONS) {
            options.add("--close-at-end");
        }
    }

    private void addTrading(final TradingSpec trading, final TradingSpec usual) {
        addWhere(trading.account() != usual.account(), "--account", Words.of(trading.account()).replace("-margin", ""));
        addWhere(trading.leverage() != usual.leverage(), "--leverage", Integer.toString(trading.leverage()));
        addWhere(trading.maximumPositions() != usual.maximumPositions(), "--positions",
            Integer.toString(trading.maximumPositions()));
        trading.market().ifPresent(market -> add("--market",
            market == MarketKind.LINEAR_PERPETUAL ? "perpetual" : Words.of(market)));
        addWhere(trading.limitFill() != usual.limitFill(), "--limit-fill", Words.of(trading.limitFill()));
        addWhere(trading.slippage() == SlippageModel.BASIS_POINTS, "--slippage",
            trading.slippageShare().toPlainString());
        addWhere(trading.slippage() == SlippageModel.RANGE_SHARE, "--slippage-of-range",
            trading.slippageShare().toPlainString());
        addUnusual("--participation", trading.participation(), usual.participation());
        addWhere(!trading.brackets().equals(MarginBrackets.NONE), "--brackets", FILE);
    }

    private void addLatency(final Latency latency) {
        addMillis("--latency-ms", latency.submitNs());
        addMillis("--cancel-latency-ms", latency.cancelNs());
        addMillis("--acknowledge-latency-ms", latency.acknowledgeNs());
        addMillis("--latency-spread-ms", latency.spreadNs());
        addWhere(latency.model() != LatencyModel.NONE, "--latency-seed", Long.toString(latency.seed()));
    }

    private void addMillis(final String option, final long durationNs) {
        addWhere(durationNs != 0, option, Long.toString(Duration.ofNanos(durationNs).toMillis()));
    }

    private void addUnusual(final String option, final BigDecimal value, final BigDecimal usual) {
        addWhere(value.compareTo(usual) != 0, option, value.toPlainString());
    }

    private void addAll(final String option, final Map<String, String> values) {
        new TreeMap<>(values).forEach((name, value) -> add(option, name + "=" + value));
    }

    private void addWhere(final boolean isUnusual, final String option, final String value) {
        if (isUnusual) {
            add(option, value);
        }
    }

    private void add(final String option, final String value) {
        options.add(option + " " + value);
    }
}
