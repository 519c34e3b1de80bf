package io.tapedeck.app;

import io.tapedeck.app.cli.CodeVersion;
import io.tapedeck.app.configuration.DaemonConfigurationFile;
import io.tapedeck.app.configuration.PluginFolder;
import io.tapedeck.app.live.PaperDaemon;
import io.tapedeck.app.live.StopOrder;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.loopback.fault.FaultPlan;
import io.tapedeck.loopback.market.ServedTapes;
import io.tapedeck.loopback.server.LoopbackSettings;
import io.tapedeck.loopback.server.LoopbackVenue;
import io.tapedeck.loopback.server.Speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A paper session on a venue to practise on in the same process, which begins and then goes on: what a daemon loads to
 * come back after a death. One thread, besides those of the daemon and the venue.
 *
 * @param journal whose tapes are served.
 * @param folder  for the session and its configuration.
 */
record TrainingSession(Path journal, Path folder) {
    private static final long LIFE_MS = 1_500;
    private static final String CONFIGURATION = """
        session: {folder: %s}
        market:
          environment: loopback
          rest: http://127.0.0.1:%2$d
          websocket: ws://127.0.0.1:%2$d
          clock: venue
          warm-up: 0
          venue: binance
          symbols: [SAMPLEUSDT]
          streams: [candles, trades]
        strategy: {name: sma-cross, timeframe: 1h, parameters: {fast: 5, slow: 20}}
        account: {initial-balance: 10000}
        """;

    void run() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try (ServedTapes tapes = ServedTapes.open(journal, List.of());
            LoopbackVenue venue = LoopbackVenue.start(settings(), tapes.markets())) {
            final Path file = Files.writeString(folder.resolve("live.yaml"),
                CONFIGURATION.formatted(folder.resolve("session"), venue.port()));
            live(file);
            live(file);
        }
    }

    private static LoopbackSettings settings() {
        return new LoopbackSettings(0, Speed.UNBOUNDED, 1, LoopbackSettings.End.STAY, FaultPlan.NONE, 0,
            Long.MAX_VALUE);
    }

    private static void live(final Path file) throws IOException, InterruptedException {
        final StrategyCatalogue strategies = PluginFolder.load(Path.of("plugins"));
        try (PaperDaemon daemon = PaperDaemon.start(
            () -> DaemonConfigurationFile.read(file, Map.of(), strategies).require(), strategies, CodeVersion.text(),
            System.err::println, StopOrder.ofSignals())) {
            TimeUnit.MILLISECONDS.sleep(LIFE_MS);
            if (daemon.fault() != null) {
                throw new IllegalStateException("the session failed", daemon.fault());
            }
        }
    }
}
