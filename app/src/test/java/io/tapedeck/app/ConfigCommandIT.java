package io.tapedeck.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapedeck.app.Launcher.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The configuration of the daemon through the real launcher. */
class ConfigCommandIT {
    private static final String CANARY = "canary-4f7d1b";
    private static final Path TAPEDECK = Launcher.HOME.resolve("bin/tapedeck");
    private static final String PAPER = Launcher.HOME.resolve("config/paper.yaml").toString();

    @TempDir
    private Path directory;

    private Ended run(final Map<String, String> environment, final String... arguments)
        throws IOException, InterruptedException {
        final Ended ended = new Launcher(directory).run(environment, TAPEDECK, arguments);
        assertFalse((ended.out() + ended.err()).contains(CANARY), ended.out() + ended.err());
        return ended;
    }

    private String file(final String text) throws IOException {
        return Files.writeString(directory.resolve("mine.yaml"), text).getFileName().toString();
    }

    @Test
    void theTableHasEveryValueWithItsOriginAndStarsForSecrets() throws IOException, InterruptedException {
        final Ended shown = run(Map.of("TAPEDECK_ALERTS_DISCORD_URL", "https://discord.example/" + CANARY,
            "TAPEDECK_MARKET_SYMBOLS", "ETHUSDT"), "config", "show", "--config", PAPER).requireDone();

        assertTrue(shown.out().matches("(?s).*market\\.symbols +ETHUSDT +environment TAPEDECK_MARKET_SYMBOLS\n.*"),
            shown.out());
        assertTrue(shown.out().matches("(?s).*market\\.venue +binance +\\S+config/paper\\.yaml:14\n.*"), shown.out());
        assertTrue(shown.out().matches(
            "(?s).*alerts\\.discord\\.url +\\*\\*\\* +environment TAPEDECK_ALERTS_DISCORD_URL\n.*"), shown.out());
        assertTrue(shown.out().matches("(?s).*account\\.leverage +1 +default\n.*"), shown.out());
        assertTrue(shown.out().matches("(?s).*market\\.rest +- +not set\n.*"), shown.out());
    }

    @Test
    void theDocumentSaysTheSame() throws IOException, InterruptedException {
        final JsonNode shown = run(Map.of("TAPEDECK_ALERTS_WEBHOOK_URL", "https://hook.example/" + CANARY), "config",
            "show", "--config", PAPER, "--json").requireDone().json();

        assertEquals(PAPER, shown.at("/file").asText());
        assertEquals(16, shown.at("/configHash").asText().length());
        assertEquals("session.folder", shown.at("/settings/1/key").asText());
        assertEquals("sessions/paper", shown.at("/settings/1/value").asText());
        assertTrue(shown.at("/settings/0/value").isNull());
        assertEquals(PAPER + ":9", shown.at("/settings/1/origin").asText());
    }

    @Test
    void whatIsRightIsSaidToBe() throws IOException, InterruptedException {
        final Ended right = run(Map.of(), "config", "validate", "--config", PAPER);

        assertEquals(0, right.exitCode(), right.err());
        assertEquals(PAPER + " is right\n", right.out());
        assertTrue(run(Map.of(), "config", "validate", "--config", PAPER, "--json").requireDone().json()
            .at("/valid").asBoolean());
    }

    @Test
    void everyProblemIsALineAndTheExitCodeIsThatOfWrongUsage() throws IOException, InterruptedException {
        final String mine = file("""
            market: {venue: binanse, symbols: [BTCUSDT]}
            strategy: {name: sma-cross}
            alerts: {discord: {url: https://discord.example/canary-4f7d1b}}
            """);
        final String sentences = "tapedeck: mine.yaml, line 1: market.venue is 'binanse'; it must be one of binance, "
            + "binance-usdm, bybit, bybit-linear\n"
            + "tapedeck: mine.yaml, line 3: alerts.discord.url is a secret and must not stand in this file; put it "
            + "into the environment as TAPEDECK_ALERTS_DISCORD_URL, or into a file of its own that secrets names\n";
        final Ended validated = run(Map.of(), "config", "validate", "--config", mine, "--json");
        final Ended shown = run(Map.of(), "config", "show", "--config", mine);

        assertEquals(2, validated.exitCode());
        assertEquals(sentences, validated.err());
        assertFalse(validated.json().at("/valid").asBoolean());
        assertEquals("mine.yaml, line 1", validated.json().at("/problems/0/place").asText());
        assertEquals("market.venue", validated.json().at("/problems/0/key").asText());
        assertEquals(2, shown.exitCode());
        assertEquals(sentences.replace("\ntapedeck: ", "\n"), shown.err());
        assertEquals("", shown.out());
    }

    @Test
    void aCommandIsNeeded() throws IOException, InterruptedException {
        final Ended none = run(Map.of(), "config");

        assertEquals(2, none.exitCode());
        assertTrue(none.err().startsWith("tapedeck: a command is missing: show, validate or history"), none.err());
    }
}
