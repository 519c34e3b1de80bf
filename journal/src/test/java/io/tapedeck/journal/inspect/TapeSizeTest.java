package io.tapedeck.journal.inspect;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** What is measured may be written by somebody else meanwhile. */
class TapeSizeTest {
    private static final int MEASUREMENTS = 40;
    private static final int DRAFTS = 300;

    @TempDir
    private Path tape;

    @Test
    void filesThatVanishMeanwhileHaveNoSize() throws IOException, InterruptedException {
        Files.write(tape.resolve("frames"), new byte[100]);
        final AtomicBoolean isOver = new AtomicBoolean();
        final Thread writer = new Thread(() -> {
            while (!isOver.get()) {
                writeDrafts();
            }
        });
        writer.start();
        try {
            for (int count = 0; count < MEASUREMENTS; count++) {
                assertEquals(100, TapeSize.of(List.of(tape)).get(tape).apparent());
            }
        } finally {
            isOver.set(true);
            writer.join();
        }
    }

    private void writeDrafts() {
        try {
            for (int draft = 0; draft < DRAFTS; draft++) {
                Files.createFile(tape.resolve(draft + ".draft"));
            }
            for (int draft = 0; draft < DRAFTS; draft++) {
                Files.delete(tape.resolve(draft + ".draft"));
            }
        } catch (final IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    @Test
    void aTapeThatIsNotThereCannotBeMeasured() {
        assertThrows(UncheckedIOException.class, () -> TapeSize.of(List.of(tape.resolve("nowhere"))));
    }
}
