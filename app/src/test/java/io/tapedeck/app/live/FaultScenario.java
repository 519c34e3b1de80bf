package io.tapedeck.app.live;

import io.tapedeck.app.configuration.DaemonConfiguration;
import io.tapedeck.app.configuration.DaemonConfigurationFile;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.loopback.fault.FaultKind;
import io.tapedeck.loopback.fault.FaultPlan;
import io.tapedeck.loopback.fault.FaultSettings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What a seed makes of a session: venue, streams, clocks, faults. Everything goes wrong for a while, then nothing more.
 *
 * @param seed         of all of it.
 * @param venue        that is followed.
 * @param streams      of it.
 * @param clock        of the session.
 * @param warmUp       candles.
 * @param startMs      when the daemon starts.
 * @param machineSkewMs what this machine's clock is fast by.
 * @param plan         of the faults.
 * @param lossOnTheWay chance that a handshake or a request never arrives.
 * @param ringFullMs   how long of every ten seconds the pipeline takes no market data in.
 * @param deathMs      when the daemon dies; negative where it does not.
 * @param downMs       how long it is dead.
 */
record FaultScenario(long seed, String venue, List<String> streams, String clock, int warmUp, long startMs,
    long machineSkewMs, FaultPlan plan, double lossOnTheWay, long ringFullMs, long deathMs, long downMs) {
    static final List<String> VENUES = List.of("binance", "bybit", "binance-usdm", "bybit-linear");
    static final long HEALED_MS = Duration.ofMinutes(40).toMillis();
    static final long END_MS = Duration.ofMinutes(60).toMillis();
    static final int HISTORY = 20;
    private static final StrategyCatalogue STRATEGIES = StrategyCatalogue.load();
    /** How often a minute each fault strikes, about. */
    private static final Map<FaultKind, Double> RATES = Map.of(FaultKind.DISCONNECT, 0.08, FaultKind.SHUTDOWN, 0.03,
        FaultKind.HALF_OPEN, 0.04, FaultKind.GAP, 0.4, FaultKind.GARBAGE, 0.4, FaultKind.DUPLICATE, 0.4,
        FaultKind.REORDER, 0.4, FaultKind.SLOW, 0.1);
    private static final Map<FaultKind, Double> CHANCES = Map.of(FaultKind.SILENT, 0.2,
        FaultKind.TOO_MANY_REQUESTS, 0.2, FaultKind.BANNED, 0.05, FaultKind.SERVER_ERROR, 0.3);

    /** Nothing goes wrong but the clock of the machine. */
    static FaultScenario sound(final String venue, final long startMs, final long machineSkewMs) {
        return new FaultScenario(0, venue, List.of("candles"), "system", HISTORY, startMs, machineSkewMs,
            FaultPlan.NONE, 0, 0, -1, 0);
    }

    boolean isSound() {
        return seed == 0;
    }

    static FaultScenario of(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final String venue = VENUES.get((int) (seed % VENUES.size()));
        final List<String> all = venue.endsWith("m") || venue.endsWith("linear")
            ? List.of("candles", "trades", "quotes", "mark-price") : List.of("candles", "trades", "quotes");
        final List<String> streams = all.subList(0, random.nextInt(1, all.size() + 1));
        final boolean isSkewed = random.nextBoolean();
        return new FaultScenario(seed, venue, streams, random.nextBoolean() ? "system" : "venue",
            random.nextInt(HISTORY), random.nextLong(60_000), isSkewed ? random.nextLong(-90_000, 90_000) : 0,
            plan(random, 4 + 6 * (streams.size() - 1)),
            random.nextInt(4) == 0 ? 0.2 : 0,
            random.nextInt(3) == 0 ? random.nextLong(8_000) : 0,
            random.nextInt(3) == 0 ? random.nextLong(HEALED_MS) : -1, random.nextLong(600_000));
    }

    private static FaultPlan plan(final SplittableRandom random, final int messagesPerMinute) {
        final Map<FaultKind, Double> chances = new EnumMap<>(FaultKind.class);
        for (final FaultKind kind : FaultKind.values()) {
            if (random.nextBoolean()) {
                final double strength = 3 * random.nextDouble();
                chances.put(kind, Math.min(1, strength
                    * (RATES.containsKey(kind) ? RATES.get(kind) / messagesPerMinute : CHANCES.get(kind))));
            }
        }
        return new FaultPlan(random.nextLong(), chances, List.of(),
            new FaultSettings(random.nextBoolean() ? random.nextLong(-3_000, 3_000) : 0, random.nextLong(500, 30_000),
                random.nextInt(1, 90)));
    }

    /** The configuration that a person would have written, read as the daemon reads it. */
    DaemonConfiguration configuration(final Path directory) {
        final String bybit = venue.startsWith("bybit") ? "/v5/public/" + (venue.equals("bybit") ? "spot" : "linear")
            : "";
        final String routes = venue.equals("binance-usdm")
            ? "websocket.public: ws://venue/public\n  websocket.market: ws://venue/market"
            : "websocket: ws://venue" + bybit;
        try {
            return DaemonConfigurationFile.read(Files.writeString(directory.resolve("paper.yaml"), """
                market:
                  venue: %s
                  environment: loopback
                  rest: http://venue
                  %s
                  symbols: [SAMPLEUSDT]
                  streams: %s
                  clock: %s
                  warm-up: %d
                strategy: {name: sma-cross, timeframe: 5m, parameters: {fast: 2, slow: 4}}
                """.formatted(venue, routes, streams, clock, warmUp)), Map.of(), STRATEGIES).require();
        } catch (final IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
