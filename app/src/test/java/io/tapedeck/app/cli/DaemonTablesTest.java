package io.tapedeck.app.cli;

import io.tapedeck.app.control.PretendedDaemon;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What people read, against golden files. */
class DaemonTablesTest {
    @Test
    void status() throws IOException {
        assertEquals(golden("status.txt"), DaemonTables.status(PretendedDaemon.STATUS));
    }

    @Test
    void positions() throws IOException {
        assertEquals(golden("positions.txt"), DaemonTables.positions(PretendedDaemon.POSITIONS));
    }

    @Test
    void noPositions() {
        assertEquals("no open positions\n", DaemonTables.positions(List.of()));
    }

    private static String golden(final String file) throws IOException {
        try (InputStream text = DaemonTablesTest.class.getResourceAsStream("/golden/daemon/" + file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
