package io.tapedeck.replay.session;

import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.inspect.TapeVerification;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A real file system that fills up while a session is recorded, in a name space of its own: the process ends with a
 * sentence, every frame that counted as recorded is there, and the session goes on where there is room.
 */
class FullDiskTest {
    private static final String MEGABYTES = "5m";
    private static final long SECONDS_TO_END = 120;

    @TempDir
    private Path folder;

    @Test
    void aFullDiskEndsTheSessionAndDamagesNothing() throws IOException, InterruptedException {
        final Path disk = Files.createDirectories(folder.resolve("disk"));
        final String mount = "mount -t tmpfs -o size=" + MEGABYTES + " tmpfs " + disk;
        assumeTrue(run("true", mount) == 0, "skipped: no small file system can be made here without further rights");
        final RecordedMinutes minutes = new RecordedMinutes(folder.resolve("data"));
        final Path kept = folder.resolve("kept");

        final String recording = quoted(ChildJvm.command(FullDiskProcess.class, folder.resolve("data").toString(),
            disk.resolve("session").toString()));
        assertEquals(0, run(recording + " > " + folder.resolve("said.txt") + "; status=$?; cp -r " + disk
            + "/session " + kept + "; exit $status", mount), "the process ends by itself");

        final String[] said = Files.readString(folder.resolve("said.txt")).strip().split(" ", 2);
        assertTrue(said[1].contains("(No space left on device): what "), said[1]);
        assertTrue(said[1].contains(" is sound"), said[1]);
        for (final SessionTape tape : new SessionFolder(kept).tapes()) {
            RecordedTape.at(tape.directory()).ifPresent(begun ->
                assertEquals(List.of(), TapeVerification.of(begun).damage()));
        }
        final RecoveredSession recovered = minutes.recovery(kept).recover();
        assertEquals(Long.parseLong(said[0]), recovered.engine().sequence());
        assertEquals(List.of(), recovered.findings());
        try (LiveSession live = minutes.goOn(kept, recovered)) {
            minutes.feed(live, Long.MAX_VALUE);
        }
        final SessionVerification.Outcome outcome = minutes.verification(kept).run();
        assertTrue(outcome.isIdentical(), outcome::toString);
        assertEquals(minutes.replay().digests(), outcome.digests());
    }

    private static String quoted(final List<String> command) {
        return "'" + String.join("' '", command) + "'";
    }

    private int run(final String script, final String mount) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount", "sh",
            "-c", mount + " && { " + script + "; }"));
        try {
            final Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile()).start();
            assertTrue(process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS), "it ends");
            return process.exitValue();
        } catch (final IOException noSuchProgram) {
            return -1;
        }
    }
}
