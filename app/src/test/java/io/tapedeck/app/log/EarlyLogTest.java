package io.tapedeck.app.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

class EarlyLogTest {
    private final PrintStream terminal = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        context.setMDCAdapter(new LogbackMDCAdapter());
        new EarlyLog().configure(context);
    }

    @AfterEach
    void stop() {
        context.stop();
        System.setErr(terminal);
    }

    private List<String> lines() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void aWarningIsALineOfLevelLoggerAndMessage() {
        context.getLogger("io.tapedeck.app.live.Feed").warn("{} is late", "BTCUSDT");
        context.getLogger("io.tapedeck.app.live.Feed").info("all is well");
        context.getLogger("plain").error("none");

        assertEquals(List.of("WARN Feed - BTCUSDT is late", "ERROR plain - none"), lines());
    }

    @Test
    void aFaultIsToldBehindItsLine() {
        context.getLogger("plain").warn("it broke", new IOException("gone"));

        assertEquals(List.of("WARN plain - it broke", "java.io.IOException: gone"), lines().subList(0, 2));
    }

    @Test
    void ofChronicleErrorsOnlyAreTold() {
        context.getLogger("net.openhft.chronicle.core.Jvm").warn("chatter");
        context.getLogger("net.openhft.chronicle.core.Jvm").error("trouble");

        assertEquals(List.of("ERROR Jvm - trouble"), lines());
    }
}
