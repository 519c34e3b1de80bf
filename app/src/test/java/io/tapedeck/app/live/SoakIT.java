package io.tapedeck.app.live;

import com.sun.management.ThreadMXBean;
import io.tapedeck.app.configuration.DaemonConfiguration;
import io.tapedeck.app.configuration.DaemonConfigurationFile;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.loopback.fault.FaultPlan;
import io.tapedeck.loopback.server.LoopbackSettings;
import io.tapedeck.loopback.server.LoopbackVenue;
import io.tapedeck.loopback.server.Speed;
import io.tapedeck.replay.session.SessionEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A paper daemon on hours of market time, as fast as it reads them through real sockets: candles, trades and quotes.
 * Once it is warm its pipeline allocates nothing, to the byte, in one hour after another, and memory, threads and files
 * stay what they are.
 *
 * <p>Told apart is what a frame does not cause: the tape of a new day is opened on the thread of the pipeline, and the
 * journal's library makes some objects anew (288 bytes) that a collection of the heap has taken. Snapshots are left
 * out: the state is copied on that thread when one is due, which this session's is not. For longer: {@code
 * -Dtapedeck.soakHours=N}.
 */
class SoakIT {
    private static final int HOURS = Integer.getInteger("tapedeck.soakHours", 16);
    private static final int MINUTES_PER_HOUR = 60;
    private static final long MEGABYTE = 1 << 20;
    /** Heap that lies about between two collections of the whole process, server and client of the venue included. */
    private static final long HEAP_NOISE = 8 * MEGABYTE;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path directory;

    /** What the process has in use, and what its pipeline has allocated and done. */
    private record Use(long frames, long tapes, long allocated, long heap, long threads, long files) {
        static Use of(final PaperDaemon daemon, final Path session) throws IOException {
            System.gc();
            final long frames = daemon.session().look(SessionEngine::sequence);
            return new Use(frames, count(session.resolve("tapes")), allocatedByPipeline(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), THREADS.getThreadCount(),
                count(Path.of("/proc/self/fd")));
        }

        private static long count(final Path folder) throws IOException {
            try (Stream<Path> entries = Files.list(folder)) {
                return entries.count();
            }
        }

        /** Bytes that the thread of the pipeline has allocated. */
        static long allocatedByPipeline() {
            return THREADS.getThreadAllocatedBytes(Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().equals("tapedeck-pipeline"))
                .findFirst().orElseThrow().getThreadId());
        }
    }

    private DaemonConfiguration configuration(final int port) throws IOException {
        final String yaml = """
            session: {folder: %s, snapshot-every: 7d}
            market:
              venue: binance
              environment: loopback
              rest: http://127.0.0.1:%d
              websocket: ws://127.0.0.1:%d
              symbols: [SAMPLEUSDT]
              streams: [candles, trades, quotes]
              clock: venue
              warm-up: 0
            strategy: {name: sma-cross, timeframe: 5m, parameters: {fast: 2, slow: 4}}
            """.formatted(directory.resolve("session"), port, port);
        return DaemonConfigurationFile.read(Files.writeString(directory.resolve("paper.yaml"), yaml), Map.of(),
            StrategyCatalogue.load()).require();
    }

    @Test
    void hoursOfMarketTimeLeaveNothingBehind() throws IOException {
        final int minutes = HOURS * MINUTES_PER_HOUR;
        final LoopbackSettings settings = new LoopbackSettings(0, Speed.UNBOUNDED, 1, LoopbackSettings.End.STAY,
            FaultPlan.NONE, VirtualMarket.START_MS, Long.MAX_VALUE);
        final long startedNs = System.nanoTime();
        try (LoopbackVenue venue = LoopbackVenue.start(settings,
            List.of(VirtualMarket.random(1, minutes, 0).served()))) {
            final Path session = directory.resolve("session");
            final DaemonConfiguration configuration = configuration(venue.port());
            final PaperDaemon daemon = PaperDaemon.start(() -> configuration,
                StrategyCatalogue.load(), "test", sentence -> { }, new StopOrder());
            await(venue, minutes / 3);
            final Use early = Use.of(daemon, session);
            final List<Long> hourly = hourly(venue, HOURS / 3 + 1);
            final Use late = Use.of(daemon, session);
            assertNull(daemon.fault());
            daemon.close();
            System.out.println(HOURS + " hours in " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedNs)
                + " s: " + early + ", " + late + ", bytes allocated hour by hour " + hourly);
            check(early, late);
            // What any frame of an hour allocates, every hour does; the JIT and the loading of a class do now and then.
            assertTrue(hourly.stream().filter(bytes -> bytes == 0).count() > hourly.size() / 5, hourly::toString);
        }
    }

    /** What the pipeline allocates in every hour that is left; nothing else is asked of the process meanwhile. */
    private static List<Long> hourly(final LoopbackVenue venue, final int firstHour) {
        final List<Long> hourly = new ArrayList<>();
        await(venue, (long) firstHour * MINUTES_PER_HOUR);
        long before = Use.allocatedByPipeline();
        for (int hour = firstHour + 1; hour <= HOURS; hour++) {
            await(venue, (long) hour * MINUTES_PER_HOUR - 1);
            final long now = Use.allocatedByPipeline();
            hourly.add(now - before);
            before = now;
        }
        return hourly;
    }

    private static void await(final LoopbackVenue venue, final long minute) {
        while (venue.marketTimeMs() < VirtualMarket.START_MS + minute * VirtualMarket.MINUTE_MS) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static void check(final Use early, final Use late) {
        final long frames = late.frames - early.frames;
        assertTrue(frames > HOURS * MINUTES_PER_HOUR, frames + " frames");
        assertTrue(late.heap - early.heap < HEAP_NOISE, "heap grew by " + (late.heap - early.heap));
        assertTrue(late.threads <= early.threads + 1, "threads: " + early.threads + ", then " + late.threads);
        assertTrue(late.files <= early.files + 1, "files: " + early.files + ", then " + late.files);
    }
}
