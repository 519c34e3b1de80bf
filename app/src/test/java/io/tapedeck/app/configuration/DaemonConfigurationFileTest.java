package io.tapedeck.app.configuration;

import io.tapedeck.app.configuration.DaemonConfiguration.Account;
import io.tapedeck.app.configuration.DaemonConfiguration.Alerts;
import io.tapedeck.app.configuration.DaemonConfiguration.Disk;
import io.tapedeck.app.configuration.DaemonConfiguration.Market;
import io.tapedeck.app.configuration.DaemonConfiguration.MarketClock;
import io.tapedeck.app.configuration.DaemonConfiguration.Monitor;
import io.tapedeck.app.configuration.DaemonConfiguration.Session;
import io.tapedeck.app.configuration.DaemonConfiguration.Simulation;
import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.simulation.Latency;
import io.tapedeck.engine.simulation.LatencyModel;
import io.tapedeck.engine.simulation.LimitFillModel;
import io.tapedeck.engine.simulation.SlippageModel;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.gateways.market.StreamKind;
import io.tapedeck.journal.session.Durability;
import io.tapedeck.replay.run.LimitName;
import io.tapedeck.replay.run.MarginBracket;
import io.tapedeck.replay.run.MarginBrackets;
import io.tapedeck.replay.run.StrategySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What files and variables become, and the sentence that each mistake gets, at its line. */
class DaemonConfigurationFileTest {
    private static final StrategyCatalogue CATALOGUE = StrategyCatalogue.load();
    private static final String LEAST = """
        market: {venue: binance, symbols: [BTCUSDT]}
        strategy: {name: sma-cross}
        """;
    private static final Map<String, String> SAMPLES = Map.ofEntries(
        Map.entry("market.venue", "bybit"), Map.entry("market.rest", "http://127.0.0.1:8180"),
        Map.entry("market.websocket", "ws://127.0.0.1:8180"), Map.entry("market.websocket.public", "wss://host/public"),
        Map.entry("market.websocket.market", "wss://host/market"), Map.entry("market.symbols", "ETHUSDT"),
        Map.entry("strategy.name", "sma-cross"), Map.entry("strategy.filter.name", "regime"),
        Map.entry("account.taker-fee-rate", "0.002"), Map.entry("simulation.slippage", "0.001"),
        Map.entry("simulation.slippage-of-range", "0.1"), Map.entry("simulation.participation", "0.1"),
        Map.entry("alerts.discord.url", "https://host/1"), Map.entry("alerts.telegram.token", "123:abc"),
        Map.entry("alerts.telegram.chat", "-100123"), Map.entry("alerts.webhook.url", "https://host/2"));

    private static final Simulation PLAIN = new Simulation(LimitFillModel.TRADE_THROUGH, SlippageModel.NONE,
        BigDecimal.ZERO, BigDecimal.ZERO, Latency.NONE);

    @TempDir
    private Path directory;

    private ConfigurationReading read(final String yaml, final Map<String, String> environment) throws IOException {
        return DaemonConfigurationFile.read(Files.writeString(directory.resolve("paper.yaml"), yaml), environment,
            CATALOGUE);
    }

    private DaemonConfiguration require(final String yaml) throws IOException {
        return read(yaml, Map.of()).require();
    }

    private List<String> problems(final String yaml, final Map<String, String> environment) throws IOException {
        return read(yaml, environment).problems().stream()
            .map(problem -> problem.toString().replace(directory + "/", "")).toList();
    }

    private static Map<String, String> origins(final ConfigurationReading reading) {
        return reading.settings().stream()
            .collect(Collectors.toMap(ShownSetting::key, ShownSetting::origin));
    }

    @Test
    void whatNobodySetsIsThePreset() throws IOException {
        assertEquals(new DaemonConfiguration(
            new Session(Path.of("sessions/paper"), Durability.OS, Duration.ofMinutes(5), 7),
            new Market("binance", "live", Optional.empty(), Map.of(), List.of("BTCUSDT"), List.of(StreamKind.CANDLES),
                MarketClock.SYSTEM, 1000),
            StrategySpec.plain("sma-cross", Timeframe.H1),
            new Account(new BigDecimal("10000"), AccountMode.CASH, 1, 1, FillModel.NEXT, Optional.empty(),
                MarginBrackets.NONE),
            PLAIN,
            Map.of(),
            new Alerts(Optional.empty(), Optional.empty(), Optional.empty()),
            new Monitor(0, Duration.ofMinutes(5), Duration.ofHours(1)),
            new Disk(2L << 30, 512L << 20)), require(LEAST));
    }

    @Test
    void everythingCanBeSet() throws IOException {
        assertEquals(new DaemonConfiguration(
            new Session(Path.of("/var/tapes"), Durability.GROUP, Duration.ofSeconds(90), 0),
            new Market("binance-usdm", "demo", Optional.of(URI.create("https://rest.example")),
                Map.of("public", URI.create("wss://example/public"), "market", URI.create("wss://example/market")),
                List.of("BTCUSDT", "ETHUSDT"), List.of(StreamKind.CANDLES, StreamKind.MARK_PRICE, StreamKind.QUOTES),
                MarketClock.VENUE, 0),
            new StrategySpec("sma-cross", Timeframe.M15, Map.of("fast", "3", "allocation", "0.5"),
                Optional.of(new StrategySpec.Filter("regime", Map.of("threshold", "20"))),
                Map.of("BTCUSDT", new BigDecimal("900000000"))),
            new Account(new BigDecimal("2500.5"), AccountMode.CROSS_MARGIN, 3, 8, FillModel.BOOK,
                Optional.of(new BigDecimal("0.0004")), new MarginBrackets(Map.of("BTCUSDT", List.of(
                    new MarginBracket(new BigDecimal("50000"), new BigDecimal("0.004"), BigDecimal.ZERO, 125))))),
            new Simulation(LimitFillModel.TOUCH, SlippageModel.RANGE_SHARE, new BigDecimal("0.1"),
                new BigDecimal("0.25"), new Latency(LatencyModel.UNIFORM, 20_000_000, 30_000_000, 10_000_000,
                    5_000_000, 7)),
            Map.of(LimitName.DRAWDOWN, new BigDecimal("0.5"), LimitName.OPEN_ORDERS, new BigDecimal("16")),
            new Alerts(Optional.empty(), Optional.empty(), Optional.empty()),
            new Monitor(9464, Duration.ofHours(2), Duration.ofDays(1)),
            new Disk(10L << 30, 1000L)), require("""
                session: {folder: /var/tapes, durability: group, snapshot-every: 90s, stage-times: 0}
                market:
                  venue: binance-usdm
                  environment: demo
                  rest: https://rest.example/
                  websocket:
                    public: wss://example/public
                    market: wss://example/market
                  symbols: [btcusdt, ETHUSDT]
                  streams: [candles, mark-price, quotes]
                  clock: venue
                  warm-up: 0
                strategy:
                  name: sma-cross
                  timeframe: 15m
                  parameters: {fast: 3, allocation: 0.50}
                  filter: {name: regime, parameters: {threshold: 20.0, length: 14}}
                  universe: %s
                account: {initial-balance: 2500.50, mode: cross, leverage: 3, positions: 8, fill: book,
                  taker-fee-rate: 0.0004, brackets: %s}
                simulation: {limit-fill: touch, slippage-of-range: 0.10, participation: 0.25, latency-ms: 20,
                  cancel-latency-ms: 30, acknowledge-latency-ms: 10, latency-spread-ms: 5, latency-seed: 7}
                limits:
                  drawdown: 0.50
                  open-orders: 16
                monitor: {port: 9464, no-data-after: 2h, heartbeat: 1d}
                disk: {warn-below: 10GiB, halt-below: 1000}
                """.formatted(
                    Files.writeString(directory.resolve("universe.csv"), "symbol,market_cap\nBTCUSDT,900000000\n"),
                    Files.writeString(directory.resolve("brackets.yaml"), """
                        BTCUSDT:
                          - {cap: 50000, maintenance-rate: 0.004, maintenance-amount: 0, maximum-leverage: 125}
                        """))));
    }

    @Test
    void anAddressForEveryRouteIsOne() throws IOException {
        assertEquals(Map.of(DaemonConfiguration.EVERY_ROUTE, URI.create("ws://127.0.0.1:8180")),
            require(LEAST + "market.websocket: ws://127.0.0.1:8180").market().webSockets());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "market.vennue: bybit | market.vennue is no setting; did you mean market.venue? There are venue, environment, "
            + "rest, websocket, symbols, streams, clock, warm-up in market",
        "mmonitor: 5 | mmonitor is no setting; did you mean monitor.port? There are secrets, session, market, "
            + "strategy, account, simulation, limits, alerts, monitor, disk",
        "strategy.parameters.fsat: 5 | strategy.parameters.fsat is no setting; did you mean strategy.parameters.fast? "
            + "There are fast, slow, allocation in strategy.parameters",
        "disk: 5 | disk is a section; write names and values below it: warn-below, halt-below",
        "market.clock.zone: UTC | market.clock is a section; it must be one of system, venue",
        "market.clock: | market.clock has no value; it must be one of system, venue, or not be there at all",
        "market.clock: [system] | market.clock is a list; it must be one of system, venue",
        "market.clock: [[system]] | market.clock is a list with lists or sections in it; its entries must be single "
            + "values",
        "market.clock: &zone system | market.clock has an anchor (&); write the value out wherever it is needed",
        "big word: 5 | this is no name of a setting: names are words in lower case, joined by hyphens and dots",
        "strategy.name: sma-cross | strategy.name is written twice, first in paper.yaml, line 2: keep one of them",
        "session.durability: fsync | session.durability is 'fsync'; it must be one of os, group, each",
        "session.snapshot-every: 5 | session.snapshot-every is '5'; it must be a duration such as 30s, 5m or 2h, at "
            + "most 7d",
        "session.snapshot-every: 8d | session.snapshot-every is '8d'; it must be a duration such as 30s, 5m or 2h, at "
            + "most 7d",
        "market.environment: prod | market.environment is 'prod'; it must be one of live, testnet, demo, loopback",
        "market.environment: loopback | market.environment is loopback, which needs market.rest and market.websocket",
        "market.rest: ws://host | market.rest is 'ws://host'; it must be an address such as https://host:port, without "
            + "user, password and query",
        "market.rest: https://me:word@host | market.rest is 'https://***@host'; it must be an address such as "
            + "https://host:port, without user, password and query",
        "market.websocket: host:80 | market.websocket is 'host:80'; it must be an address such as wss://host:port, "
            + "without user, password and query",
        "market.streams: [candles, candles] | market.streams is 'candles,candles'; it must be a list of trades, "
            + "candles, quotes, mark-price, open-interest, none twice",
        "market.streams: [mark-price] | market.streams has mark-price or open-interest, but binance is a spot market; "
            + "contracts are on binance-usdm and bybit-linear",
        "market.warm-up: -1 | market.warm-up is '-1'; it must be a whole number from 0 to 100000",
        "market.warm-up: many | market.warm-up is 'many'; it must be a whole number from 0 to 100000",
        "strategy.timeframe: 2h | strategy.timeframe is '2h'; it must be one of 1m, 5m, 15m, 1h, 4h, 1d, 1w",
        "strategy.parameters.slow: 1.5 | strategy.parameters.slow is '1.5'; it must be a whole number in 2..10000",
        "strategy.parameters.fast: 500 | strategy.parameters: fast=500 slow=100 allocation=1 does not meet fast < slow",
        "account.initial-balance: 0 | account.initial-balance is '0'; it must be a number above 0, at most "
            + "10000000000, with at most 8 decimals",
        "account.mode: margin | account.mode is 'margin'; it must be one of cash, isolated, cross",
        "account.leverage: 2 | account.leverage is 2, which needs account.mode isolated or cross",
        "account.leverage: 126 | account.leverage is '126'; it must be a whole number from 1 to 125",
        "account.positions: 9 | account.positions is '9'; it must be a whole number from 1 to 8",
        "account.fill: book | account.fill is book, which needs quotes among market.streams",
        "account.taker-fee-rate: 1 | account.taker-fee-rate is '1'; it must be a number of at least 0 and below 1 "
            + "(0.001 is 0.1 %), with at most 8 decimals",
        "strategy.filter.name: regme | there is no filter 'regme'; did you mean regime? 'strategies list' tells them "
            + "all",
        "strategy.filter.parameters.threshold: 5 | strategy.filter.parameters.threshold is set without "
            + "strategy.filter.name: say which filter it belongs to",
        "strategy.filter: {name: regime, parameters: {lenth: 5}} | strategy.filter.parameters.lenth is no setting; did "
            + "you mean strategy.filter.parameters.length? There are length, threshold, timeframe in "
            + "strategy.filter.parameters",
        "strategy.filter: {name: regime, parameters: {timeframe: 15m}} | strategy.filter.parameters: timeframe=15m of "
            + "the filter is finer than the 1h of the strategy",
        "strategy.universe: nowhere.csv | strategy.universe: universe file nowhere.csv cannot be read",
        "account.brackets: nowhere.yaml | account.brackets: configuration file nowhere.yaml cannot be read: "
            + "it does not exist",
        "simulation.limit-fill: maybe | simulation.limit-fill is 'maybe'; it must be one of touch, trade-through",
        "simulation: {slippage: 0.01, slippage-of-range: 0.1} | simulation.slippage is set as well: market orders pay "
            + "a share of the price or of the range, not both",
        "simulation.latency-ms: -5 | simulation.latency-ms is '-5'; it must be a whole number from 0 to 60000",
        "limits.drawdown: -1 | limits.drawdown is '-1'; it must be positive, and whole where it is a count",
        "limits.open-orders: 1.5 | limits.open-orders is '1.5'; it must be positive, and whole where it is a count",
        "alerts.telegram.chat: x y | alerts.telegram.chat is 'x y'; it must be the number of a chat, or @ and the name "
            + "of a channel",
        "alerts.telegram.chat: -5 | alerts.telegram.chat is set without alerts.telegram.token: give the token by the "
            + "environment as TAPEDECK_ALERTS_TELEGRAM_TOKEN, or in the secrets file",
        "monitor.port: 65536 | monitor.port is '65536'; it must be a whole number from 0 to 65535",
        "disk.warn-below: 2GB | disk.warn-below is '2GB'; it must be a number of bytes such as 512MiB or 2GiB",
        "disk.halt-below: 2GiB | disk.halt-below is not less than disk.warn-below: nobody would be warned before the "
            + "halt",
        "secrets: nowhere.yaml | the secrets file nowhere.yaml cannot be read: it does not exist",
        "alerts.discord.url: https://x/y | alerts.discord.url is a secret and must not stand in this file; put it into "
            + "the environment as TAPEDECK_ALERTS_DISCORD_URL, or into a file of its own that secrets names"})
    void aMistakeGetsOneSentenceAtItsLine(final String line, final String sentence) throws IOException {
        assertEquals(List.of("paper.yaml, line 3: " + sentence), problems(LEAST + line, Map.of()));
    }

    @Test
    void ofAStrategyThatThereIsNotNoParameterIsJudged() throws IOException {
        assertEquals(List.of("paper.yaml, line 2: there is no strategy 'sma-crss'; did you mean sma-cross? "
                + "'strategies list' tells them all"),
            problems("""
                market: {venue: binance, symbols: [BTCUSDT]}
                strategy: {name: sma-crss, parameters: {nobody: knows}}
                """, Map.of("TAPEDECK_STRATEGY_PARAMETERS_NOBODY", "knows")));
        assertEquals(List.of("paper.yaml, line 3: there is no filter 'regme'; did you mean regime? "
                + "'strategies list' tells them all"),
            problems(LEAST + "strategy.filter: {name: regme, parameters: {nobody: knows}}",
                Map.of("TAPEDECK_STRATEGY_FILTER_PARAMETERS_NOBODY", "knows")));
    }

    @Test
    void aSymbolThatTheStrategyNeedsMustBeTraded() throws IOException {
        final String scanner = """
            market: {venue: binance, symbols: [ETHUSDT]}
            strategy: {name: momentum-scanner, parameters: {reference: BTCUSDT, maximum-correlation: 0.5}}
            """;

        assertEquals(List.of("paper.yaml, line 1: momentum-scanner needs BTCUSDT among market.symbols"),
            problems(scanner, Map.of()));
        assertEquals(List.of(), problems(scanner, Map.of("TAPEDECK_MARKET_SYMBOLS", "ETHUSDT,BTCUSDT")));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceInTheOrderOfTheFile() throws IOException {
        assertEquals(List.of(
            "paper.yaml: market.venue is missing; it must be one of binance, binance-usdm, bybit, bybit-linear",
            "paper.yaml: market.symbols is missing; it must be a list of symbols such as [BTCUSDT, ETHUSDT], none "
                + "twice",
            "paper.yaml, line 2: session.durability is 'fsync'; it must be one of os, group, each",
            "paper.yaml, line 6: market is written twice, first in paper.yaml, line 3: keep one of them",
            "paper.yaml, line 7: market.warm-up is 'x'; it must be a whole number from 0 to 100000",
            "environment TAPEDECK_MONITOR_PRT: there is no such setting; did you mean TAPEDECK_MONITOR_PORT?",
            "environment TAPEDECK_DISK_HALT_BELOW: disk.halt-below is 'much'; it must be a number of bytes such as "
                + "512MiB or 2GiB"),
            problems("""
                session:
                  durability: fsync
                market:
                  clock: venue
                strategy.name: sma-cross
                market:
                  warm-up: x
                """, Map.of("TAPEDECK_MONITOR_PRT", "1", "TAPEDECK_DISK_HALT_BELOW", "much")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "just words | paper.yaml, line 1: the file must hold lines of the form 'name: value'",
        "a: [1 | paper.yaml, line 1: this is not YAML; look at indents, colons and quotes here and in the line before",
        "a: *b | paper.yaml, line 1: this is not YAML; look at indents, colons and quotes here and in the line before"})
    void aFileThatIsNoneGetsOneSentence(final String text, final String sentence) throws IOException {
        assertEquals(List.of(sentence), problems(text, Map.of()));
    }

    @Test
    void aFileThatIsNotThereIsSaidToBe() {
        final Path nowhere = directory.resolve("nowhere.yaml");

        assertEquals(nowhere + ": the file cannot be read: it does not exist", assertThrows(
            ConfigurationException.class, () -> DaemonConfigurationFile.read(nowhere, Map.of(), CATALOGUE).require())
            .getMessage());
    }

    @TestFactory
    Stream<DynamicTest> everySettingCanBeGivenByTheEnvironment() {
        return DaemonSettings.all(CATALOGUE.find("sma-cross"), CATALOGUE.findFilter("regime")).stream()
            .filter(setting -> !setting.key().equals("secrets"))
            .map(setting -> DynamicTest.dynamicTest(setting.variable(), () -> {
                final String value = setting.preset().orElseGet(() -> SAMPLES.getOrDefault(setting.key(), "3"));
                final ShownSetting shown = read(LEAST + "strategy.filter.name: regime",
                    Map.of(setting.variable(), value)).settings().stream()
                    .filter(each -> each.key().equals(setting.key())).findFirst().orElseThrow();

                assertTrue(setting.kind().read(value).isPresent(), value);
                assertEquals(new ShownSetting(setting.key(), setting.isSecret() ? Secret.MASK : value,
                    "environment " + setting.variable()), shown);
            }));
    }

    @Test
    void noTwoSettingsOfAnyStrategyHaveTheSameVariable() {
        CATALOGUE.providers().forEach(strategy -> {
            final Set<String> variables = new HashSet<>();
            DaemonSettings.all(Optional.of(strategy), CATALOGUE.findFilter("regime"))
                .forEach(setting -> assertTrue(variables.add(setting.variable()), setting.variable()));
        });
    }

    @Test
    void theEnvironmentWinsAndAnEmptyVariableIsNone() throws IOException {
        final DaemonConfiguration configuration = read(LEAST + "monitor.port: 80", Map.of(
            "TAPEDECK_MONITOR_PORT", "81", "TAPEDECK_MARKET_VENUE", "", "TAPEDECK_STRATEGY_PARAMETERS_SLOW", "30",
            "TAPEDECK_LIMITS_ORDERS_PER_MINUTE", "7", "TAPEDECK_MARKET_SYMBOLS", "ETHUSDT, SOLUSDT",
            "TAPEDECK_JAVA_OPTIONS", "-Xmx1g")).require();

        assertEquals(81, configuration.monitor().port());
        assertEquals("binance", configuration.market().venue());
        assertEquals(Map.of("slow", "30"), configuration.strategy().parameters());
        assertEquals(Map.of(LimitName.ORDERS_PER_MINUTE, new BigDecimal("7")), configuration.limits());
        assertEquals(List.of("ETHUSDT", "SOLUSDT"), configuration.market().symbols());
    }

    @Test
    void everyValueHasAnOrigin() throws IOException {
        final Map<String, String> origins = origins(read(LEAST + "disk:\n  warn-below: 3GiB",
            Map.of("TAPEDECK_MONITOR_PORT", "81")));

        assertEquals(directory.resolve("paper.yaml") + ":1", origins.get("market.symbols"));
        assertEquals(directory.resolve("paper.yaml") + ":4", origins.get("disk.warn-below"));
        assertEquals("environment TAPEDECK_MONITOR_PORT", origins.get("monitor.port"));
        assertEquals("default", origins.get("strategy.parameters.fast"));
        assertEquals("not set", origins.get("limits.drawdown"));
    }

    @Test
    void configurationsThatSayTheSameAreEqualAndHashEqually() throws IOException {
        final DaemonConfiguration one = require(LEAST + "account: {initial-balance: 5000}\nlimits: {drawdown: 0.5}");
        final DaemonConfiguration same = require("""
            strategy:
              parameters: {slow: 100.0}
              name: sma-cross
              timeframe: 1H
            limits.drawdown: 0.50
            market.symbols: btcusdt
            market.venue: Binance
            account.initial-balance: 5000.00
            """);
        final DaemonConfiguration other = require(LEAST + "account: {initial-balance: 5001}\nlimits: {drawdown: 0.5}");

        assertEquals(one, same);
        assertEquals(one.replaySpec().hash(), same.replaySpec().hash());
        assertNotEquals(one.replaySpec().hash(), other.replaySpec().hash());
    }

    @Test
    void whatDoesNotDecideDoesNotChangeTheHash() throws IOException {
        assertEquals(require(LEAST).replaySpec().hash(),
            require(LEAST + "session: {folder: elsewhere}\nmonitor: {port: 80}").replaySpec().hash());
    }

    @TestFactory
    Stream<DynamicTest> everyFileOfThisInstallationIsRight() throws IOException {
        final Path folder = Path.of("..", "config");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
    }

    private static void check(final Path file) {
        switch (file.getFileName().toString()) {
            case "brackets.yaml" -> BracketsFile.read(file);
            case "limits.yaml" -> LimitsFile.read(file);
            // Read by their own tests, with what they need.
            case "instruments.yaml", "replay.yaml" -> YamlFile.read(file);
            default -> assertEquals(List.of(), DaemonConfigurationFile.read(file, Map.of(), CATALOGUE).problems());
        }
    }
}
