package io.tapedeck.app.configuration;

import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.strategy.InvalidParameterException;
import io.tapedeck.engine.strategy.Parameters;
import io.tapedeck.engine.strategy.Plugin;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyNeeds.Feed;
import io.tapedeck.gateways.market.StreamKind;
import io.tapedeck.journal.inspect.NearestNames;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What must hold between settings that are right by themselves. A rule about a setting that is wrong by itself says
 * nothing: that was told. For one thread.
 */
final class ConfigurationRules {
    private final ConfigurationSources sources;
    private final SettingValues values;
    private final List<Problem> problems = new ArrayList<>();

    ConfigurationRules(final ConfigurationSources sources) {
        this.sources = sources;
        values = sources.values();
    }

    /** Everything that does not go together. */
    List<Problem> problems(final StrategyCatalogue catalogue) {
        checkAddresses();
        checkStreams();
        checkAccount();
        checkTelegram();
        checkDisk();
        checkFiles();
        checkSlippage();
        checkStrategy(catalogue);
        return problems;
    }

    private void require(final boolean holds, final Setting<?> place, final String sentence) {
        if (!holds) {
            problems.add(Problem.of(sources.originOf(place), place.key(), sentence));
        }
    }

    private boolean isSet(final Setting<?> setting) {
        return values.written(setting).isPresent();
    }

    private void checkAddresses() {
        final boolean hasRoute = isSet(DaemonSettings.PUBLIC_ROUTE) || isSet(DaemonSettings.MARKET_ROUTE);
        require(!isSet(DaemonSettings.WEB_SOCKET) || !hasRoute, DaemonSettings.WEB_SOCKET,
            "market.websocket is the address for every route, but market.websocket.public or "
                + "market.websocket.market is set, too: keep one way");
        final boolean isLoopback = values.find(DaemonSettings.ENVIRONMENT).filter(DaemonSettings.LOOPBACK::equals)
            .isPresent();
        require(!isLoopback || isSet(DaemonSettings.REST) && (isSet(DaemonSettings.WEB_SOCKET) || hasRoute),
            DaemonSettings.ENVIRONMENT,
            "market.environment is loopback, which needs market.rest and market.websocket");
    }

    private void checkStreams() {
        final List<StreamKind> streams = values.find(DaemonSettings.STREAMS).orElse(List.of());
        final boolean ofContracts =
            streams.contains(StreamKind.MARK_PRICE) || streams.contains(StreamKind.OPEN_INTEREST);
        values.find(DaemonSettings.VENUE).filter(DaemonSettings.SPOT_VENUES::contains).ifPresent(venue ->
            require(!ofContracts, DaemonSettings.STREAMS, "market.streams has mark-price or open-interest, but "
                + venue + " is a spot market; contracts are on binance-usdm and bybit-linear"));
        require(values.find(DaemonSettings.FILL).filter(FillModel.BOOK::equals).isEmpty()
                || streams.isEmpty() || streams.contains(StreamKind.QUOTES), DaemonSettings.FILL,
            "account.fill is book, which needs quotes among market.streams");
    }

    private void checkAccount() {
        final int leverage = values.find(DaemonSettings.LEVERAGE).orElse(1);
        final boolean isCash = values.find(DaemonSettings.MODE).filter(AccountMode.CASH::equals).isPresent();
        require(leverage == 1 || !isCash, DaemonSettings.LEVERAGE,
            "account.leverage is " + leverage + ", which needs account.mode isolated or cross");
    }

    private void checkTelegram() {
        final boolean hasToken = isSet(DaemonSettings.TELEGRAM_TOKEN);
        require(!hasToken || isSet(DaemonSettings.TELEGRAM_CHAT), DaemonSettings.TELEGRAM_TOKEN,
            "alerts.telegram.token is set without alerts.telegram.chat: say which chat the bot writes to");
        require(hasToken || values.find(DaemonSettings.TELEGRAM_CHAT).isEmpty(), DaemonSettings.TELEGRAM_CHAT,
            "alerts.telegram.chat is set without alerts.telegram.token: give the token by the environment as "
                + DaemonSettings.TELEGRAM_TOKEN.variable() + ", or in the secrets file");
    }

    private void checkDisk() {
        final Optional<Long> halt = values.find(DaemonSettings.HALT_BELOW);
        final Optional<Long> warn = values.find(DaemonSettings.WARN_BELOW);
        require(halt.isEmpty() || warn.isEmpty() || halt.get() < warn.get(), DaemonSettings.HALT_BELOW,
            "disk.halt-below is not less than disk.warn-below: nobody would be warned before the halt");
    }

    private void checkFiles() {
        checkFile(DaemonSettings.BRACKETS, BracketsFile::read);
        checkFile(DaemonSettings.UNIVERSE, UniverseFile::read);
    }

    private void checkFile(final Setting<Path> setting, final Consumer<Path> reader) {
        values.find(setting).ifPresent(file -> {
            try {
                reader.accept(file);
            } catch (final ConfigurationException unusable) {
                require(false, setting, setting.key() + ": " + unusable.getMessage());
            }
        });
    }

    private void checkSlippage() {
        require(!isSet(DaemonSettings.SLIPPAGE) || !isSet(DaemonSettings.SLIPPAGE_OF_RANGE),
            DaemonSettings.SLIPPAGE_OF_RANGE,
            "simulation.slippage is set as well: market orders pay a share of the price or of the range, not both");
    }

    private void checkStrategy(final StrategyCatalogue catalogue) {
        checkName(DaemonSettings.STRATEGY, "strategy", sources.strategy(), catalogue.providers());
        checkName(DaemonSettings.FILTER, "filter", sources.filter(), catalogue.filters());
        final Optional<StrategyNeeds> ofStrategy =
            sources.strategy().flatMap(known -> needs(DaemonSettings.OF_STRATEGY, known));
        final Optional<StrategyNeeds> ofFilter =
            sources.filter().flatMap(known -> needs(DaemonSettings.OF_FILTER, known));
        ofStrategy.map(needs -> ofFilter.map(needs::and).orElse(needs))
            .ifPresent(needs -> checkNeeds(sources.strategy().orElseThrow().name(), needs));
    }

    private void checkName(final Setting<String> setting, final String what, final Optional<? extends Plugin<?>> found,
        final List<? extends Plugin<?>> known) {
        if (found.isEmpty()) {
            values.find(setting).ifPresent(name -> require(false, setting, "there is no " + what + " '" + name
                + "'; did you mean " + NearestNames.of(name, known.stream().map(Plugin::name).toList()).get(0)
                + "? 'strategies list' tells them all"));
        }
    }

    /** What a plugin wants with its parameters; empty where something is wrong with them. */
    private Optional<StrategyNeeds> needs(final PluginSettings settings, final Plugin<?> plugin) {
        final Setting<?> place = settings.of(plugin).stream().filter(this::isSet).findFirst()
            .<Setting<?>>map(each -> each).orElse(settings.name());
        try {
            return settings.all(values, plugin).map(wishes -> plugin.parameters().resolve(wishes))
                .flatMap(parameters -> needs(plugin, parameters, place));
        } catch (final InvalidParameterException contradiction) {
            require(false, place, settings.section().substring(0, settings.section().length() - 1) + ": "
                + contradiction.getMessage());
            return Optional.empty();
        }
    }

    private Optional<StrategyNeeds> needs(final Plugin<?> plugin, final Parameters parameters,
        final Setting<?> place) {
        try {
            return values.find(DaemonSettings.TIMEFRAME).map(timeframe -> plugin.needsOf(parameters, timeframe));
        } catch (final IllegalArgumentException refused) {
            require(false, place, plugin.name() + " cannot run so: " + refused.getMessage());
            return Optional.empty();
        }
    }

    private void checkNeeds(final String name, final StrategyNeeds needs) {
        values.find(DaemonSettings.SYMBOLS).ifPresent(symbols -> needs.symbols().stream()
            .filter(symbol -> !symbols.contains(symbol)).forEach(symbol -> require(false, DaemonSettings.SYMBOLS,
                name + " needs " + symbol + " among market.symbols")));
        values.find(DaemonSettings.STREAMS).ifPresent(streams -> {
            require(!needs.wants(Feed.TRADES) || streams.contains(StreamKind.TRADES), DaemonSettings.STREAMS,
                name + " needs trades among market.streams");
            require(!needs.wants(Feed.QUOTES) || streams.contains(StreamKind.QUOTES), DaemonSettings.STREAMS,
                name + " needs quotes among market.streams");
        });
    }
}
