package io.tapedeck.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapedeck.app.Launcher.Ended;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A tape that is too much for a command, shrunk through the real launcher. */
@Tag("one-jdk")
class ShrinkIT {
    private static final String TAPE = "synthetic/SAMPLEUSDT/candles-1m";

    @TempDir
    private static Path directory;
    private static Launcher launcher;

    @BeforeAll
    static void makeTape() throws IOException, InterruptedException {
        launcher = new Launcher(directory);
        launcher.run("data", "sample", "--from", "2022-01-01", "--to", "2022-01-01T00:20").requireDone();
    }

    /** The check fails where a candle that closes at 00:07 and one that closes at 00:12 stand on the tape. */
    @Test
    void theCandlesThatTheFailureNeedsAreLeft() throws IOException, InterruptedException {
        final String cat = Launcher.HOME.resolve("bin/tapedeck") + " journal cat " + TAPE + " --journal {}";
        final JsonNode shrunk = launcher.run("journal", "shrink", TAPE, "--out", "minimal", "--json", "--check",
            "test \"$(" + cat + " | grep -cE '00:(07|12):00Z Market')\" -lt 2 || exit 7").requireDone().json();

        assertEquals("[7,12]", shrunk.get("sequences").toString());
        final Ended left = launcher.run("journal", "cat", TAPE, "--journal", "minimal").requireDone();
        assertEquals(2, left.lines().size(), left.out());
        assertTrue(left.lines().get(0).startsWith("1 2022-01-01T00:07:00Z MarketCandle"), left.out());
        assertTrue(left.lines().get(1).startsWith("2 2022-01-01T00:12:00Z MarketCandle"), left.out());
        launcher.run("journal", "verify", TAPE, "--journal", "minimal").requireDone();
    }

    private static void refused(final int exitCode, final String said, final String tape, final String check,
        final String out) throws IOException, InterruptedException {
        final Ended ended = launcher.run("journal", "shrink", tape, "--check", check, "--out", out);

        assertEquals(exitCode, ended.exitCode(), ended.err());
        assertTrue(ended.err().contains(said), ended.err());
    }

    @Test
    void whatCannotBeDoneIsSaidInOneSentence() throws IOException, InterruptedException {
        refused(2, "must say with {} where the journal goes", TAPE, "false", "x");
        refused(2, "does not fail on " + TAPE + "@1: there is nothing to look for", TAPE, "test -d {}", "x");
        refused(2, "cannot start the command of --check (exit code 127)", TAPE, "no-such-command {}", "x");
        refused(2, "data exists already: name a new folder", TAPE, "false {}", "data");
        refused(3, "synthetic/NOSUCH/candles-1m is no tape", "synthetic/NOSUCH/candles-1m", "false {}", "x");
    }
}
