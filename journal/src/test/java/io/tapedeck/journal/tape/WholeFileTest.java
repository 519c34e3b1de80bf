package io.tapedeck.journal.tape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is written is there whole, or what was there before is. */
class WholeFileTest {
    @TempDir
    private Path folder;

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static FileSystemException refused(final Path file, final WholeFile.Contents contents) {
        return assertThrows(FileSystemException.class, () -> WholeFile.write(file, contents));
    }

    @Test
    void aTextIsWrittenAndReplaced() throws IOException {
        final Path file = folder.resolve("a");
        WholeFile.write(file, "one, longer");

        assertEquals("zwölf", Files.readString(WholeFile.write(file, "zwölf")));
        assertEquals(List.of(file), entries());
    }

    @Test
    void aDiskThatIsFullLeavesWhatWasThereAndSaysOfWhichFile() throws IOException {
        final Path file = WholeFile.write(folder.resolve("a"), "before");
        final FileSystemException refused = refused(file, output -> {
            output.write("half".getBytes(StandardCharsets.UTF_8));
            throw new IOException("No space left on device");
        });

        assertEquals(file.toString(), refused.getFile());
        assertEquals("No space left on device", refused.getReason());
        assertEquals("before", Files.readString(file));
        assertEquals(List.of(file), entries());
    }

    @Test
    void whatCannotBeBegunIsSaidOfTheFileAndNotOfItsDraft() throws IOException {
        final Path nowhere = folder.resolve("nowhere/a");
        final Path taken = Files.createDirectory(folder.resolve("taken"));

        assertEquals(nowhere + ": its folder is not there", refused(nowhere, output -> output.write(1)).getMessage());
        assertEquals(taken + ": Is a directory", refused(taken, output -> output.write(1)).getMessage());
    }

    @Test
    void aLinkStaysAndWhatItPointsToIsReplaced() throws IOException {
        final Path file = WholeFile.write(folder.resolve("a"), "before");
        final Path link = Files.createSymbolicLink(folder.resolve("b"), file);
        WholeFile.write(link, "behind");

        assertTrue(Files.isSymbolicLink(link));
        assertEquals("behind", Files.readString(file));
    }

    @Test
    void whatIsForcedOntoTheDiskReplacesALinkItselfAndNamesWhatIsRefused() throws IOException {
        final Path file = WholeFile.write(folder.resolve("a"), "before");
        final Path link = Files.createSymbolicLink(folder.resolve("b"), file);
        WholeFile.writeForced(link, new byte[] {'c'});

        assertEquals("c", Files.readString(link));
        assertEquals("before", Files.readString(file));
        assertEquals(List.of(file, link), entries());
        assertEquals(folder.resolve("nowhere/a") + ": its folder is not there", assertThrows(FileSystemException.class,
            () -> WholeFile.writeForced(folder.resolve("nowhere/a"), new byte[1])).getMessage());
    }

    @Test
    void whatIsNoFileIsWrittenToAsItStands() throws IOException {
        final Path device = Path.of("/dev/null");
        WholeFile.write(device, "gone");

        assertTrue(Files.exists(device) && !Files.isRegularFile(device));
    }
}
