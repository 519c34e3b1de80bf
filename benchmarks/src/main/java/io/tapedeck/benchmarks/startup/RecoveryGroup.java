package io.tapedeck.benchmarks.startup;

import io.tapedeck.benchmarks.jvm.ChildProcess;
import io.tapedeck.benchmarks.replay.BenchmarkMarket;
import io.tapedeck.benchmarks.report.BenchmarkGroup;
import io.tapedeck.benchmarks.report.Extent;
import io.tapedeck.benchmarks.report.Figure;
import io.tapedeck.benchmarks.report.Ground;
import io.tapedeck.journal.tape.Folders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A paper daemon beside a venue to practise on: from its start to ready, and, when it has recorded a day of trades and
 * was killed, from the next start to ready again. Milliseconds.
 */
public final class RecoveryGroup implements BenchmarkGroup {
    private static final double MILLI = 1e6;
    private static final String LIVE = "live --mode paper --config paper.yaml";

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public List<Figure> measure(final Ground ground) throws IOException, InterruptedException {
        final Path folder = Files.createDirectories(ground.work().resolve("recovery"));
        final Program program = new Program(ground.home(), folder);
        final String symbol = market(ground.extent(), program);
        ground.progress().accept("recovery: a day of trades is recorded");
        try (Daemon venue = new Daemon(program, "loopback --port 0 --speed max --journal market")) {
            final String address = venue.await("http://").replaceFirst(".*(http://[^ ]+).*", "$1");
            program.write("paper.yaml", configuration(address, symbol));
            final double[] starts = starts(program, Program.Archive.WITH, ground.extent().of(1, 5));
            final double[] untrained = starts(program, Program.Archive.WITHOUT, ground.extent().of(1, 5));
            record(program, venue);
            ground.progress().accept("recovery: it was killed, and starts again");
            return List.of(Figure.ofSamples("live to ready, a new session", "ms", starts),
                Figure.ofSamples("  without the class archive", "ms", untrained),
                Figure.ofSamples("kill -9 to ready, a day of trades, snapshot every 5 minutes", "ms",
                    recoveries(program, ground.extent().of(1, 7))));
        } finally {
            Folders.delete(folder);
        }
    }

    private static String market(final Extent extent, final Program program) throws IOException,
        InterruptedException {
        if (extent == Extent.FULL) {
            BenchmarkMarket.TRADES.write(program.folder().resolve("market"));
            return BenchmarkMarket.TRADES.symbols().get(0);
        }
        program.run(Program.Archive.WITH, "data sample --from 2022-01-01 --to 2022-01-02 --journal market");
        return "SAMPLEUSDT";
    }

    private static String configuration(final String address, final String symbol) {
        return """
            session: {folder: session, snapshot-every: 5m}
            market:
              environment: loopback
              rest: %s
              websocket: %s
              clock: venue
              warm-up: 0
              venue: binance
              symbols: [%s]
              streams: [candles, trades]
            strategy: {name: sma-cross, timeframe: 15m, parameters: {fast: 5, slow: 20}}
            account: {initial-balance: 10000}
            """.formatted(address, address.replace("http", "ws"), symbol);
    }

    /** Market time stands while nobody listens, so that each sees a little of it. */
    private static double[] starts(final Program program, final Program.Archive archive, final int times)
        throws IOException {
        final double[] samples = new double[times];
        for (int time = 0; time < times; time++) {
            Folders.delete(program.folder().resolve("session"));
            try (Daemon daemon = new Daemon(program, archive, LIVE)) {
                daemon.await("a new session began: ");
                samples[time] = daemon.ageNs() / MILLI;
            }
        }
        return samples;
    }

    private static void record(final Program program, final Daemon venue) throws IOException {
        Folders.delete(program.folder().resolve("session"));
        try (Daemon daemon = new Daemon(program, LIVE)) {
            daemon.await("a new session began: ");
            venue.await("the tape is over");
        }
    }

    /** Each begins with what the killed one left: a recovery writes a snapshot, and the next would be quicker. */
    private static double[] recoveries(final Program program, final int times) throws IOException,
        InterruptedException {
        final Path session = program.folder().resolve("session");
        final Path left = program.folder().resolve("left");
        Files.move(session, left);
        final double[] samples = new double[times];
        for (int time = 0; time < times; time++) {
            ChildProcess.run(program.folder(), List.of("cp", "-a", "--sparse=always", left.toString(),
                session.toString())).requireDone();
            try (Daemon daemon = new Daemon(program, LIVE)) {
                daemon.await("the session goes on: ");
                samples[time] = daemon.ageNs() / MILLI;
            }
            Folders.delete(session);
        }
        return samples;
    }
}
