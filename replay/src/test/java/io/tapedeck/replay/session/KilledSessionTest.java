package io.tapedeck.replay.session;

import io.tapedeck.replay.run.Digests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * {@code kill -9} at random moments, at full speed: while tapes begin and end, while snapshots are written, while it
 * recovers. No frame that was recorded is lost, none stands twice, and the state is that of a session that nobody
 * killed. More of them: {@code -Dtapedeck.kills=1000}.
 */
class KilledSessionTest {
    private static final int KILLS = Integer.getInteger("tapedeck.kills", 25);
    private static final long LONGEST_LIFE_MS = 250;

    @TempDir
    private Path folder;

    @Test
    void noDeathLosesOrDoublesAFrame() throws Exception {
        final Path data = folder.resolve("data");
        final Digests uninterrupted = new RecordedMinutes(data).replay().digests();
        final Random random = RecordedMinutes.random(7);
        int session = 0;
        for (int kills = 0; kills < KILLS;) {
            session++;
            kills += killUntilDone(data, folder.resolve("session-" + session), random, KILLS - kills);
            finish(data, folder.resolve("session-" + session), uninterrupted);
        }
    }

    /** Kills one process behind the other that goes on with a session; one that came to the end is killed no more. */
    private int killUntilDone(final Path data, final Path session, final Random random, final int atMost)
        throws Exception {
        int kills = 0;
        long recovered = 0;
        while (kills < atMost) {
            final Process process = start(data, session);
            try (BufferedReader output = output(process)) {
                final String line = output.readLine();
                assertNotNull(line, "it recovered after " + kills + " kills of " + session);
                final long sequence = Long.parseLong(line.split(" ")[1]);
                assertTrue(line.endsWith(" []"), line);
                assertTrue(sequence >= recovered, "no frame was lost: " + sequence + " after " + recovered);
                recovered = sequence;
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextLong(LONGEST_LIFE_MS)));
                if (output.ready() && "done".equals(output.readLine())) {
                    return kills;
                }
                process.destroyForcibly().onExit().get(10, TimeUnit.SECONDS);
                kills++;
            }
        }
        return kills;
    }

    private void finish(final Path data, final Path session, final Digests uninterrupted) throws Exception {
        final Process process = start(data, session);
        try (BufferedReader output = output(process)) {
            assertTrue(output.readLine().startsWith("recovered "));
            assertEquals("done", output.readLine());
        }
        assertEquals(0, process.waitFor());
        final SessionVerification.Outcome outcome = new RecordedMinutes(data).verification(session).run();
        assertTrue(outcome.isIdentical(), outcome::toString);
        assertEquals(uninterrupted, outcome.digests());
    }

    private static BufferedReader output(final Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static Process start(final Path data, final Path session) throws IOException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> !flag.startsWith("-javaagent") && !flag.startsWith("-agentlib"))
            .forEach(command::add);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            SessionProcess.class.getName(), data.toString(), session.toString()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
