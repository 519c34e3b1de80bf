package io.tapedeck.app.cli;

import io.tapedeck.loopback.fault.FaultPlan;
import io.tapedeck.loopback.fault.FaultSpec;
import io.tapedeck.loopback.market.ServedMarket;
import io.tapedeck.loopback.market.ServedTapes;
import io.tapedeck.loopback.server.LoopbackSettings;
import io.tapedeck.loopback.server.LoopbackVenue;
import io.tapedeck.loopback.server.Speed;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.report.JsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code tapedeck loopback}: a venue to practise on. */
@Command(
    name = LoopbackCommand.NAME,
    description = LoopbackCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
        "",
        "Below http://127.0.0.1:PORT and ws://127.0.0.1:PORT:",
        "  Binance spot    /api/v3/…       /ws  /stream",
        "  Binance USD-M   /fapi/v1/…      /public/ws  /public/stream",
        "                                  /market/ws  /market/stream",
        "  Bybit           /v5/market/…    /v5/public/spot  /v5/public/linear",
        "",
        "Faults, each NAME=CHANCE, NAME@TIME or NAME@TIME/DURATION (market time):",
        "  disconnect, shutdown, half-open, gap, garbage, duplicate, reorder, slow,",
        "  silent, 429, 418, 5xx; and seed=N, clock-skew=MS, pause=MS, retry-after=S.",
        "",
        "Examples:",
        "  tapedeck loopback --journal data/ --speed 60",
        "  tapedeck loopback --symbols BTCUSDT --speed max --at-end close",
        "  tapedeck loopback --faults seed=7,disconnect=0.001,gap@2022-01-03T10:00/PT5M"})
public final class LoopbackCommand implements Callable<Integer> {
    static final String NAME = "loopback";
    static final String SUMMARY = "Opens a venue to practise on: it serves the history tapes of a journal over the "
        + "wire protocols of Binance spot, Binance USD-M and Bybit v5, WebSocket and REST, on 127.0.0.1 only, "
        + "without keys and without a network.";

    private static final int HIGHEST_PORT = 65_535;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalOption journal;

    @Option(names = "--symbols", paramLabel = "SYMBOL", split = ",",
        description = "Only these, as SYMBOL or VENUE/SYMBOL (default: all).")
    private List<String> symbols = List.of();

    @Option(names = "--from", paramLabel = "TIME", converter = Values.InstantValue.class,
        description = "Market time starts at the first candle that opens then or later; what lies before is history "
            + "over REST (default: the beginning of the tape).")
    private Instant from = Instant.EPOCH;

    @Option(names = "--to", paramLabel = "TIME", converter = Values.InstantValue.class,
        description = "Candles that open then or later are not served (default: the end of the tape).")
    private Instant to = Instant.ofEpochMilli(Long.MAX_VALUE / NANOS_PER_MILLI);

    @Option(names = "--port", defaultValue = "8180",
        description = "Port to listen on, 0 for any that is free (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--speed", paramLabel = "N|max", defaultValue = "1", converter = SpeedValue.class,
        description = "Market seconds in a real one, or max: as fast as the clients read (default: ${DEFAULT-VALUE}).")
    private Speed speed;

    @Option(names = "--wait-for-clients", paramLabel = "N", defaultValue = "1",
        description = "How many connections must have subscribed before market time starts; 0 starts at once (default: "
            + "${DEFAULT-VALUE}).")
    private int awaitedConnections;

    @Option(names = "--at-end", paramLabel = "close|stay", defaultValue = "stay",
        description = "At the end of the tape close everything, or let market time stand (default: ${DEFAULT-VALUE}).")
    private LoopbackSettings.End end;

    @Option(names = "--faults", paramLabel = "SPEC", converter = FaultsValue.class, defaultValue = "",
        description = "What goes wrong, and when; see below (default: nothing).")
    private FaultPlan faults;

    @Option(names = "--json", description = "Print one JSON document when the venue is open.")
    private boolean json;

    /** A speed as a person writes it. */
    private static final class SpeedValue implements ITypeConverter<Speed> {
        @Override
        public Speed convert(final String text) {
            return Speed.parse(text).orElseThrow(() -> new TypeConversionException("'" + text
                + "' is no speed: write a whole number from 1 to 1000000, or max"));
        }
    }

    /** A fault plan as a person writes it. */
    private static final class FaultsValue implements ITypeConverter<FaultPlan> {
        @Override
        public FaultPlan convert(final String text) {
            try {
                return FaultSpec.parse(text);
            } catch (final IllegalArgumentException wrong) {
                throw new TypeConversionException(wrong.getMessage());
            }
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        requireSound();
        try (ServedTapes tapes = ServedTapes.open(journal.directory(), symbols);
            LoopbackVenue venue = LoopbackVenue.start(settings(), tapes.markets())) {
            print(venue, tapes.markets());
            venue.awaitEndOfTape();
            spec.commandLine().getErr().println("tapedeck: the tape is over at "
                + Instant.ofEpochMilli(venue.marketTimeMs()) + (end == LoopbackSettings.End.STAY
                    ? "; market time stands, Ctrl-C ends" : ""));
            if (end == LoopbackSettings.End.STAY) {
                Thread.currentThread().join();
            }
        }
        return ExitCode.DONE;
    }

    private void requireSound() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port must be 0 to " + HIGHEST_PORT + ", not " + port);
        }
        if (awaitedConnections < 0) {
            throw new ParameterException(spec.commandLine(), "--wait-for-clients must be 0 or more, not "
                + awaitedConnections);
        }
        if (!to.isAfter(from)) {
            throw new ParameterException(spec.commandLine(), "--to must be later than --from");
        }
    }

    private LoopbackSettings settings() {
        return new LoopbackSettings(port, speed, awaitedConnections, end, faults, from.toEpochMilli(),
            to.toEpochMilli());
    }

    private void print(final LoopbackVenue venue, final List<ServedMarket> markets) {
        final PrintWriter out = spec.commandLine().getOut();
        final List<String> served = markets.stream().map(ServedMarket::symbol).toList();
        if (json) {
            final Map<String, Object> document = new LinkedHashMap<>();
            document.put("port", venue.port());
            document.put("rest", "http://127.0.0.1:" + venue.port());
            document.put("webSocket", "ws://127.0.0.1:" + venue.port());
            document.put("symbols", served);
            document.put("marketTime", Decimals.instant(venue.marketTimeMs() * NANOS_PER_MILLI));
            document.put("speed", speed.toString());
            out.print(JsonDocument.render(document));
        } else {
            out.println("http://127.0.0.1:" + venue.port() + " serves " + String.join(", ", served) + " from "
                + Decimals.instant(venue.marketTimeMs() * NANOS_PER_MILLI) + " on, speed " + speed
                + (awaitedConnections > 0 ? "; market time waits for a subscription" : ""));
        }
        out.flush();
    }
}
