package io.tapedeck.app;

import io.tapedeck.app.Launcher.Ended;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Every question to the small tapes that are kept with the tests, answered to the letter: three days of the sample, a
 * run over them with {@code --stage-times} and one with another stop, as an earlier build of this program wrote them.
 *
 * <p>What depends on the machine (sizes on disk, rates) is blanked. With {@code -Dgolden.write=true} the answers are
 * written instead of compared; read them before they are committed.
 */
class GoldenTapeIT {
    /** As a shell takes them: single quotes hold a word with spaces together. */
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\\S+");
    private static final Path GOLDEN = Path.of("src/test/resources/golden/journal");

    @TempDir
    private static Path directory;
    @AutoClose
    private static Questions questions;

    @BeforeAll
    static void unpack() throws IOException {
        questions = new Questions(directory);
        try (InputStream file = GoldenTapeIT.class.getResourceAsStream("/golden/tapes.zip");
            ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                unpack(zip, entry);
            }
        }
    }

    private static void unpack(final ZipInputStream zip, final ZipEntry entry) throws IOException {
        final Path target = directory.resolve(entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(zip, target);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/golden/journal/questions.txt", delimiter = '|')
    void theAnswerIsToTheLetter(final String name, final int exitCode, final String question)
        throws IOException {
        isToTheLetter(name, exitCode, "journal " + question);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "compare      | compare runs/recorded runs/other --rows 3",
        "compare-csv  | compare runs/recorded runs/other --to csv --out compared",
        "report-csv   | report runs/recorded --to csv"})
    void soIsWhatIsToldOfItsRuns(final String name, final String question) throws IOException {
        isToTheLetter(name, 0, question);
    }

    private static void isToTheLetter(final String name, final int exitCode, final String question)
        throws IOException {
        final Ended ended = questions.ask(words(question));
        final String answer = blanked(ended.out() + ended.err());

        assertEquals(exitCode, ended.exitCode(), answer);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(GOLDEN.resolve(name + ".txt"), answer);
        }
        assertEquals(Files.readString(GOLDEN.resolve(name + ".txt")), answer);
    }

    private static String[] words(final String question) {
        return WORD.matcher(question).results()
            .map(word -> word.group(1) == null ? word.group() : word.group(1)).toArray(String[]::new);
    }

    private static String blanked(final String text) {
        return text
            .replaceAll("replayed by \\S+", "replayed by VERSION")
            .replaceAll(" +[0-9.]+ [KM]iB +[0-9.]+ [KM]iB", " SIZE SIZE")
            .replaceAll("(bytes(OnDisk|Apparent)\"? ?: )[0-9]+", "$1SIZE")
            .replaceAll("[0-9.]+ s, [0-9,]+ frames/s, [0-9]+ MB/s", "RATE")
            .replaceAll("(\"(seconds|framesPerSecond)\" : )[0-9.E-]+", "$1RATE");
    }
}
