package io.tapedeck.app.configuration;

import io.tapedeck.app.configuration.DaemonConfiguration.Account;
import io.tapedeck.app.configuration.DaemonConfiguration.Alerts;
import io.tapedeck.app.configuration.DaemonConfiguration.Disk;
import io.tapedeck.app.configuration.DaemonConfiguration.Market;
import io.tapedeck.app.configuration.DaemonConfiguration.Monitor;
import io.tapedeck.app.configuration.DaemonConfiguration.Session;
import io.tapedeck.app.configuration.DaemonConfiguration.Simulation;
import io.tapedeck.app.configuration.DaemonConfiguration.Telegram;
import io.tapedeck.engine.simulation.Latency;
import io.tapedeck.engine.simulation.SlippageModel;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.replay.run.LimitName;
import io.tapedeck.replay.run.MarginBrackets;
import io.tapedeck.replay.run.StrategySpec;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The configuration of the daemon: a YAML file, a file with secrets, and the environment over both. Everything is
 * checked before anything is believed, and everything that is wrong is told at once.
 */
public final class DaemonConfigurationFile {
    private final ConfigurationSources sources;
    private final SettingValues values;

    private DaemonConfigurationFile(final ConfigurationSources sources) {
        this.sources = sources;
        values = sources.values();
    }

    /**
     * Reads a configuration.
     *
     * @param file        YAML.
     * @param environment names and values of variables.
     * @param catalogue   of the strategies that there are.
     * @return what came of it; nothing is thrown for what a person wrote.
     */
    public static ConfigurationReading read(final Path file, final Map<String, String> environment,
        final StrategyCatalogue catalogue) {
        final ConfigurationSources sources = new ConfigurationSources(file, environment, catalogue);
        final List<Problem> problems = new ArrayList<>(sources.problems());
        problems.addAll(new ConfigurationRules(sources).problems(catalogue));
        problems.sort(Comparator.comparingInt(Problem::order));
        return new ConfigurationReading(file, problems,
            sources.settings().stream().<ShownSetting>map(sources.values()::shown).toList(),
            problems.isEmpty() ? Optional.of(new DaemonConfigurationFile(sources).configuration()) : Optional.empty());
    }

    private DaemonConfiguration configuration() {
        return new DaemonConfiguration(
            new Session(values.get(DaemonSettings.SESSION_FOLDER), values.get(DaemonSettings.DURABILITY),
                values.get(DaemonSettings.SNAPSHOT_EVERY), values.get(DaemonSettings.STAGE_TIMES)),
            market(),
            strategy(),
            account(),
            simulation(),
            limits(),
            alerts(),
            new Monitor(values.get(DaemonSettings.PORT), values.get(DaemonSettings.NO_DATA_AFTER),
                values.get(DaemonSettings.HEARTBEAT)),
            new Disk(values.get(DaemonSettings.WARN_BELOW), values.get(DaemonSettings.HALT_BELOW)));
    }

    private Market market() {
        final Map<String, URI> webSockets = new TreeMap<>();
        values.find(DaemonSettings.WEB_SOCKET)
            .ifPresent(address -> webSockets.put(DaemonConfiguration.EVERY_ROUTE, address));
        values.find(DaemonSettings.PUBLIC_ROUTE).ifPresent(address -> webSockets.put("public", address));
        values.find(DaemonSettings.MARKET_ROUTE).ifPresent(address -> webSockets.put("market", address));
        return new Market(values.get(DaemonSettings.VENUE), values.get(DaemonSettings.ENVIRONMENT),
            values.find(DaemonSettings.REST), webSockets,
            values.get(DaemonSettings.SYMBOLS), values.get(DaemonSettings.STREAMS),
            values.get(DaemonSettings.CLOCK), values.get(DaemonSettings.WARM_UP));
    }

    private StrategySpec strategy() {
        return new StrategySpec(values.get(DaemonSettings.STRATEGY), values.get(DaemonSettings.TIMEFRAME),
            DaemonSettings.OF_STRATEGY.chosen(values, sources.strategy().orElseThrow()),
            sources.filter().map(filter -> new StrategySpec.Filter(filter.name(),
                DaemonSettings.OF_FILTER.chosen(values, filter))),
            values.find(DaemonSettings.UNIVERSE).map(UniverseFile::read).orElse(Map.of()));
    }

    private Account account() {
        return new Account(values.get(DaemonSettings.INITIAL_BALANCE), values.get(DaemonSettings.MODE),
            values.get(DaemonSettings.LEVERAGE), values.get(DaemonSettings.POSITIONS),
            values.get(DaemonSettings.FILL), values.find(DaemonSettings.TAKER_FEE),
            values.find(DaemonSettings.BRACKETS).map(BracketsFile::read).orElse(MarginBrackets.NONE));
    }

    private Simulation simulation() {
        final Optional<BigDecimal> ofPrice = values.find(DaemonSettings.SLIPPAGE);
        final Optional<BigDecimal> ofRange = values.find(DaemonSettings.SLIPPAGE_OF_RANGE);
        return new Simulation(values.get(DaemonSettings.LIMIT_FILL),
            ofPrice.isPresent() ? SlippageModel.BASIS_POINTS
                : ofRange.isPresent() ? SlippageModel.RANGE_SHARE : SlippageModel.NONE,
            ofPrice.or(() -> ofRange).orElse(BigDecimal.ZERO),
            values.find(DaemonSettings.PARTICIPATION).orElse(BigDecimal.ZERO), latency());
    }

    private Latency latency() {
        return Latency.of(nanos(DaemonSettings.LATENCY), nanos(DaemonSettings.CANCEL_LATENCY),
            nanos(DaemonSettings.ACKNOWLEDGE_LATENCY), nanos(DaemonSettings.LATENCY_SPREAD),
            values.get(DaemonSettings.LATENCY_SEED));
    }

    private long nanos(final Setting<Integer> milliseconds) {
        return Duration.ofMillis(values.get(milliseconds)).toNanos();
    }

    private Map<LimitName, BigDecimal> limits() {
        final Map<LimitName, BigDecimal> limits = new EnumMap<>(LimitName.class);
        for (final LimitName name : LimitName.values()) {
            values.find(DaemonSettings.limit(name)).ifPresent(figure -> limits.put(name, figure));
        }
        return limits;
    }

    private Alerts alerts() {
        return new Alerts(values.find(DaemonSettings.DISCORD),
            values.find(DaemonSettings.TELEGRAM_TOKEN)
                .map(token -> new Telegram(token, values.get(DaemonSettings.TELEGRAM_CHAT))),
            values.find(DaemonSettings.WEBHOOK));
    }
}
