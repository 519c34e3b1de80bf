package io.tapedeck.journal.session;

import io.tapedeck.journal.session.DiskMonitor.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DiskMonitorTest {
    private long free;
    /** Warns below 2 000, halts below 500. */
    private final DiskMonitor monitor = new DiskMonitor(() -> free, 2_000, 500);

    @ParameterizedTest
    @CsvSource({
        "2000 9000,                 ",
        "1999 1500 500,             LITTLE",
        "499,                       TOO_LITTLE",
        "1999 2000 2199,            LITTLE",
        "1999 2200,                 LITTLE AMPLE",
        "1999 499 501 549,          LITTLE TOO_LITTLE",
        "499 550 499,               TOO_LITTLE LITTLE TOO_LITTLE",
        "499 2199 2200,             TOO_LITTLE LITTLE AMPLE",
        "499 9000,                  TOO_LITTLE AMPLE",
        "-1 9000,                   LITTLE AMPLE",
        "499 -1 549 550,            TOO_LITTLE LITTLE",
        "0,                         TOO_LITTLE"})
    void tellsWhatChanges(final String looks, final String changes) {
        final List<Level> told = new ArrayList<>();
        for (final String look : looks.split(" ")) {
            free = Long.parseLong(look);
            monitor.look().ifPresent(told::add);
            assertEquals(told.isEmpty() ? Level.AMPLE : told.get(told.size() - 1), monitor.level());
        }
        assertEquals(Stream.ofNullable(changes).flatMap(words -> Stream.of(words.split(" "))).map(Level::valueOf)
            .toList(), told);
    }

    @Test
    void aFolderIsOnADiskAndAMissingOneIsNot(@TempDir final Path folder) {
        assertTrue(FreeSpace.around(folder).bytes() > 0);
        assertEquals(FreeSpace.UNKNOWN, FreeSpace.around(folder.resolve("nowhere")).bytes());
    }
}
