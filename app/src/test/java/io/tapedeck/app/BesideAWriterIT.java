package io.tapedeck.app;

import io.tapedeck.app.Launcher.Ended;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.tape.SessionTapeWriter;
import io.tapedeck.journal.tape.TapeReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every question to a tape that is still being written is answered, and whoever writes does not notice. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BesideAWriterIT {
    private static final String GROWING = "growing";
    private static final int HEAD_START = 20_000;
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(2);

    @TempDir
    private static Path directory;
    private static Launcher launcher;
    private static RecordedTape source;
    private static CompletableFuture<Long> writing;
    private static final AtomicBoolean HURRY = new AtomicBoolean();
    private static final CompletableFuture<Void> UNDER_WAY = new CompletableFuture<>();

    @BeforeAll
    static void beginToWrite() throws Exception {
        launcher = new Launcher(directory);
        launcher.run("data", "sample", "--from", "2022-01-01", "--to", "2022-03-01").requireDone();
        final String run = launcher.record("--strategy", "donchian-breakout", "--record", "all");
        source = RecordedTape.at(directory.resolve(run)).orElseThrow();
        writing = CompletableFuture.supplyAsync(BesideAWriterIT::write);
        UNDER_WAY.get(1, TimeUnit.MINUTES);
    }

    /** The frames of the run once more: a part at once, then some every millisecond for as long as questions come. */
    private static long write() {
        final Frame frame = Frame.allocate();
        try (TapeReader reader = source.open();
            SessionTapeWriter writer = new SessionTapeWriter(directory.resolve(GROWING), RecordLevel.ALL)) {
            while (reader.advance()) {
                reader.copyTo(frame);
                writer.onFrame(frame);
                pace(writer.recorded());
            }
            return writer.recorded();
        }
    }

    private static void pace(final long recorded) {
        if (recorded >= HEAD_START) {
            UNDER_WAY.complete(null);
            if (!HURRY.get()) {
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
    }

    @AfterAll
    static void stopWriting() {
        HURRY.set(true);
        writing.join();
    }

    @Order(1)
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0 | ls --runs .",
        "0 | stat growing",
        "0 | cat growing --type Fill",
        "0 | cat growing --json --limit 1000",
        "0 | grep reason=STOP_LOSS growing --type Fill",
        "0 | tail growing",
        "0 | why growing --trade 1",
        "1 | verify growing",
        "0 | cut growing --from 2022-01-02 --to 2022-01-03 --out cut"})
    void aQuestionIsAnswered(final int exitCode, final String question) throws IOException, InterruptedException {
        final Ended ended = launcher.run(("journal " + question).split(" "));

        assertFalse(writing.isDone(), "the tape was finished too soon for this test");
        assertEquals(exitCode, ended.exitCode(), ended.err());
        assertFalse(ended.err().contains("fault of the program"), ended.err());
        assertTrue(ended.out().length() > 100, ended.out());
    }

    @Order(2)
    @Test
    void theWriterDidNotNotice() throws IOException, InterruptedException {
        launcher.run("journal", "stat", GROWING).requireDone();
        HURRY.set(true);

        final long written = writing.join();
        assertTrue(written > HEAD_START, "it wrote " + written);
        final Ended same = launcher.run("journal", "diff", GROWING, source.directory().toString());
        assertEquals(0, same.exitCode(), same.out() + same.err());
    }
}
