package io.tapedeck.app.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the daemon's log holds, in files. */
class DaemonLogTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger LOG = LoggerFactory.getLogger(DaemonLog.NAME);

    @TempDir
    private Path session;

    private Path file() {
        return session.resolve("logs/daemon.log");
    }

    @Test
    void aLineIsAJsonObjectWhateverTheMessageHolds() throws IOException {
        LOG.info("before");
        try (DaemonLog log = DaemonLog.open(session)) {
            assertTrue(LOG.isInfoEnabled(), log.toString());
            LOG.info("two\nlines of {}", "\"BTCUSDT\"");
            LOG.debug("too fine");
        }
        assertFalse(LOG.isInfoEnabled(), "a command tells warnings only");
        final List<String> lines = Files.readAllLines(file());
        assertEquals(1, lines.size(), lines.toString());
        final JsonNode line = JSON.readTree(lines.get(0));
        assertEquals("INFO", line.path("level").asText());
        assertEquals("tapedeck", line.path("loggerName").asText());
        assertTrue(line.toString().contains("two\\nlines of"), line.toString());
    }

    @Test
    void whatChronicleTellsIsKeptOnlyWhereItIsAnError() throws IOException {
        try (DaemonLog log = DaemonLog.open(session)) {
            assertTrue(LOG.isInfoEnabled(), log.toString());
            LoggerFactory.getLogger("net.openhft.chronicle.queue").warn("chatter");
            LoggerFactory.getLogger("net.openhft.chronicle.queue").error("fault");
        }
        assertEquals(1, Files.readAllLines(file()).size());
    }

    @Test
    void aSecondDaemonRunAppends() throws IOException {
        for (int run = 0; run < 2; run++) {
            try (DaemonLog log = DaemonLog.open(session)) {
                LOG.info("run {} of {}", run, log);
            }
        }
        assertEquals(2, Files.readAllLines(file()).size());
    }
}
