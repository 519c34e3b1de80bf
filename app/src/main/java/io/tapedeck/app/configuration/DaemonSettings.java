package io.tapedeck.app.configuration;

import io.tapedeck.app.configuration.DaemonConfiguration.MarketClock;
import io.tapedeck.app.configuration.Setting.Need;
import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.simulation.LimitFillModel;
import io.tapedeck.engine.strategy.EntryFilterProvider;
import io.tapedeck.engine.strategy.StrategyProvider;
import io.tapedeck.gateways.market.StreamKind;
import io.tapedeck.journal.session.Durability;
import io.tapedeck.replay.run.LimitName;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that can be set for the daemon, in the order in which people see it. */
final class DaemonSettings {
    private static final int MOST_WARM_UP = 100_000;
    private static final int MOST_LEVERAGE = 125;
    private static final int MOST_POSITIONS = 8;
    private static final int LAST_PORT = 65_535;
    private static final int MOST_FRAMES = 1_000_000;
    private static final int MOST_MILLISECONDS = 60_000;

    /** Section of the risk limits. */
    static final String LIMITS = "limits.";
    /** Names of venues that trade no contracts. */
    static final List<String> SPOT_VENUES = List.of("binance", "bybit");
    /** Name of the environment on this machine. */
    static final String LOOPBACK = "loopback";

    static final Setting<Path> SECRETS = Setting.of(Need.OPTIONAL, "secrets", ValueKinds.PATH,
        "file with the secret settings, for your eyes only (0600)");

    static final Setting<Path> SESSION_FOLDER = Setting.preset("session.folder", ValueKinds.PATH,
        "sessions/paper", "where the session is recorded");
    static final Setting<Durability> DURABILITY = Setting.preset("session.durability",
        ValueKind.oneOf(Durability.class), "os", "when the disk has a frame: see the deployment guide");
    static final Setting<Duration> SNAPSHOT_EVERY = Setting.preset("session.snapshot-every",
        ValueKinds.DURATION_VALUE, "5m", "how often the state is written beside the tape");
    static final Setting<Integer> STAGE_TIMES = Setting.preset("session.stage-times",
        ValueKinds.whole(0, MOST_FRAMES), "7", "every how many frames the stages are timed; 0 for never");

    static final Setting<String> VENUE = Setting.of(Need.REQUIRED, "market.venue",
        words("binance", "binance-usdm", "bybit", "bybit-linear"), "market whose data is followed");
    static final Setting<String> ENVIRONMENT = Setting.preset("market.environment",
        words("live", "testnet", "demo", LOOPBACK), "live", "which of the venue's installations");
    static final Setting<URI> REST = Setting.of(Need.OPTIONAL, "market.rest", ValueKinds.REST,
        "address of REST requests instead of the venue's own");
    static final Setting<URI> WEB_SOCKET = Setting.of(Need.OPTIONAL, "market.websocket", ValueKinds.WEB_SOCKET,
        "address of WebSockets instead of the venue's own, for every route");
    static final Setting<URI> PUBLIC_ROUTE = Setting.of(Need.OPTIONAL, "market.websocket.public",
        ValueKinds.WEB_SOCKET, "the same for the route of books and quotes only");
    static final Setting<URI> MARKET_ROUTE = Setting.of(Need.OPTIONAL, "market.websocket.market",
        ValueKinds.WEB_SOCKET, "the same for the route of trades, candles and mark prices only");
    static final Setting<List<String>> SYMBOLS = Setting.of(Need.REQUIRED, "market.symbols", ValueKinds.SYMBOLS,
        "what is traded");
    static final Setting<List<StreamKind>> STREAMS = Setting.preset("market.streams",
        ValueKind.listOf(StreamKind.class), "candles", "what is followed of every symbol");
    static final Setting<MarketClock> CLOCK = Setting.preset("market.clock", ValueKind.oneOf(MarketClock.class),
        "system", "whose time the session has: this machine's, or that of the venue's messages");
    static final Setting<Integer> WARM_UP = Setting.preset("market.warm-up", ValueKinds.whole(0, MOST_WARM_UP),
        "1000", "base candles of every symbol that are fetched before the start");

    static final Setting<String> STRATEGY = Setting.of(Need.REQUIRED, "strategy.name", ValueKinds.STRATEGY,
        "strategy that decides: see 'strategies list'");
    static final Setting<Timeframe> TIMEFRAME = Setting.preset("strategy.timeframe", timeframes(), "1h",
        "candles that it decides on");
    static final Setting<String> FILTER = Setting.of(Need.OPTIONAL, "strategy.filter.name", ValueKinds.FILTER,
        "filter that entries must pass: see 'strategies list'");
    static final Setting<Path> UNIVERSE = Setting.of(Need.OPTIONAL, "strategy.universe", ValueKinds.PATH,
        "CSV file with the columns symbol and market_cap, for strategies that choose by it");
    /** The strategy's own parameters. */
    static final PluginSettings OF_STRATEGY = new PluginSettings(STRATEGY, "strategy.parameters.");
    /** The filter's own parameters. */
    static final PluginSettings OF_FILTER = new PluginSettings(FILTER, "strategy.filter.parameters.");

    static final Setting<BigDecimal> INITIAL_BALANCE = Setting.preset("account.initial-balance", ValueKinds.AMOUNT,
        "10000", "cash to start with");
    static final Setting<AccountMode> MODE = Setting.preset("account.mode", modes(), "cash",
        "what the account may owe");
    static final Setting<Integer> LEVERAGE = Setting.preset("account.leverage", ValueKinds.whole(1, MOST_LEVERAGE),
        "1", "leverage of contracts");
    static final Setting<Integer> POSITIONS = Setting.preset("account.positions",
        ValueKinds.whole(1, MOST_POSITIONS), "1", "most open positions in one symbol");
    static final Setting<FillModel> FILL = Setting.preset("account.fill", ValueKind.oneOf(FillModel.class), "next",
        "settle market orders at the next open, at the deciding close, or by quotes");
    static final Setting<BigDecimal> TAKER_FEE = Setting.of(Need.OPTIONAL, "account.taker-fee-rate",
        ValueKinds.SHARE, "fee as a share of the notional instead of the instrument's");
    static final Setting<Path> BRACKETS = Setting.of(Need.OPTIONAL, "account.brackets", ValueKinds.PATH,
        "margin brackets of contracts by symbol: see config/brackets.yaml");

    static final Setting<LimitFillModel> LIMIT_FILL = Setting.preset("simulation.limit-fill",
        ValueKind.oneOf(LimitFillModel.class), "trade-through", "when a resting limit order is filled");
    static final Setting<BigDecimal> SLIPPAGE = Setting.of(Need.OPTIONAL, "simulation.slippage", ValueKinds.SHARE,
        "share of the price that market orders pay more");
    static final Setting<BigDecimal> SLIPPAGE_OF_RANGE = Setting.of(Need.OPTIONAL, "simulation.slippage-of-range",
        ValueKinds.SHARE, "share of the candle's high less low that market orders pay more");
    static final Setting<BigDecimal> PARTICIPATION = Setting.of(Need.OPTIONAL, "simulation.participation",
        ValueKinds.SHARE, "most that is filled of a candle's volume; the rest follows");
    static final Setting<Integer> LATENCY = milliseconds("latency", "until an order reaches the venue");
    static final Setting<Integer> CANCEL_LATENCY = milliseconds("cancel-latency",
        "until a cancellation reaches the venue");
    static final Setting<Integer> ACKNOWLEDGE_LATENCY = milliseconds("acknowledge-latency",
        "until the engine knows that an order has arrived");
    static final Setting<Integer> LATENCY_SPREAD = milliseconds("latency-spread",
        "at most, drawn and added to each latency");
    static final Setting<Integer> LATENCY_SEED = Setting.preset("simulation.latency-seed",
        ValueKinds.whole(0, Integer.MAX_VALUE), "1", "seed of the drawn latencies");

    static final Setting<Secret> DISCORD = Setting.of(Need.SECRET, "alerts.discord.url", ValueKinds.SECRET_ADDRESS,
        "webhook of a Discord channel");
    static final Setting<Secret> TELEGRAM_TOKEN = Setting.of(Need.SECRET, "alerts.telegram.token",
        ValueKinds.SECRET_TOKEN, "token of a Telegram bot");
    static final Setting<String> TELEGRAM_CHAT = Setting.of(Need.OPTIONAL, "alerts.telegram.chat", ValueKinds.CHAT,
        "chat that the bot writes to");
    static final Setting<Secret> WEBHOOK = Setting.of(Need.SECRET, "alerts.webhook.url", ValueKinds.SECRET_ADDRESS,
        "address that takes every alert as JSON");

    static final Setting<Integer> PORT = Setting.preset("monitor.port", ValueKinds.whole(0, LAST_PORT), "0",
        "port of metrics and health on 127.0.0.1; 0 for none");
    static final Setting<Duration> NO_DATA_AFTER = Setting.preset("monitor.no-data-after",
        ValueKinds.DURATION_VALUE, "5m", "silence of a market that is an alarm");
    static final Setting<Duration> HEARTBEAT = Setting.preset("monitor.heartbeat",
        ValueKinds.DURATION_VALUE, "1h", "how often the log says that it lives, and how it stands");

    static final Setting<Long> WARN_BELOW = Setting.preset("disk.warn-below", ValueKinds.BYTES_VALUE, "2GiB",
        "free space that is an alarm");
    static final Setting<Long> HALT_BELOW = Setting.preset("disk.halt-below", ValueKinds.BYTES_VALUE, "512MiB",
        "free space at which trading is halted");

    private DaemonSettings() {
    }

    /** The setting of a limit. */
    static Setting<BigDecimal> limit(final LimitName name) {
        return Setting.of(Need.OPTIONAL, LIMITS + name.text(), ValueKinds.limit(name),
            "risk limit: see config/limits.yaml");
    }

    /** All settings; those of a strategy and of a filter are among them where they are known. */
    static List<Setting<?>> all(final Optional<? extends StrategyProvider<?>> strategy,
        final Optional<? extends EntryFilterProvider<?>> filter) {
        final List<Setting<?>> all = new ArrayList<>(List.of(SECRETS, SESSION_FOLDER, DURABILITY, SNAPSHOT_EVERY,
            STAGE_TIMES, VENUE, ENVIRONMENT, REST, WEB_SOCKET, PUBLIC_ROUTE, MARKET_ROUTE, SYMBOLS, STREAMS, CLOCK,
            WARM_UP, STRATEGY, TIMEFRAME));
        strategy.ifPresent(known -> all.addAll(OF_STRATEGY.of(known)));
        all.add(FILTER);
        filter.ifPresent(known -> all.addAll(OF_FILTER.of(known)));
        all.addAll(List.of(UNIVERSE, INITIAL_BALANCE, MODE, LEVERAGE, POSITIONS, FILL, TAKER_FEE, BRACKETS,
            LIMIT_FILL, SLIPPAGE, SLIPPAGE_OF_RANGE, PARTICIPATION, LATENCY, CANCEL_LATENCY, ACKNOWLEDGE_LATENCY,
            LATENCY_SPREAD, LATENCY_SEED));
        Arrays.stream(LimitName.values()).map(DaemonSettings::limit).forEach(all::add);
        all.addAll(List.of(DISCORD, TELEGRAM_TOKEN, TELEGRAM_CHAT, WEBHOOK, PORT, NO_DATA_AFTER,
            HEARTBEAT, WARN_BELOW, HALT_BELOW));
        return all;
    }

    private static Setting<Integer> milliseconds(final String name, final String what) {
        return Setting.preset("simulation." + name + "-ms", ValueKinds.whole(0, MOST_MILLISECONDS), "0",
            "milliseconds " + what);
    }

    private static ValueKind<String> words(final String... words) {
        final Map<String, String> choices = new LinkedHashMap<>();
        Arrays.stream(words).forEach(word -> choices.put(word, word));
        return ValueKind.oneOf(choices);
    }

    private static ValueKind<AccountMode> modes() {
        final Map<String, AccountMode> modes = new LinkedHashMap<>();
        modes.put("cash", AccountMode.CASH);
        modes.put("isolated", AccountMode.ISOLATED_MARGIN);
        modes.put("cross", AccountMode.CROSS_MARGIN);
        return ValueKind.oneOf(modes);
    }

    private static ValueKind<Timeframe> timeframes() {
        final Map<String, Timeframe> timeframes = new LinkedHashMap<>();
        Arrays.stream(Timeframe.values()).forEach(each -> timeframes.put(each.label(), each));
        return ValueKind.oneOf(timeframes);
    }
}
