package io.tapedeck.app.configuration;

import io.tapedeck.engine.strategy.StrategyCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Where secrets may stand, and that nothing that can be printed has one in it. */
class SecretsTest {
    private static final String CANARY = "canary-4f7d1b";
    private static final String ADDRESS = "https://discord.example/api/webhooks/1/" + CANARY;
    private static final String TOKEN = "123456:" + CANARY;
    private static final String LEAST = """
        market: {venue: binance, symbols: [BTCUSDT]}
        strategy: {name: sma-cross}
        """;

    @TempDir
    private Path directory;

    private ConfigurationReading read(final String yaml, final Map<String, String> environment) throws IOException {
        return DaemonConfigurationFile.read(Files.writeString(directory.resolve("paper.yaml"), yaml), environment,
            StrategyCatalogue.load());
    }

    private ConfigurationReading readWithSecrets(final String secrets, final String permissions) throws IOException {
        final Path file = Files.writeString(directory.resolve("secrets.yaml"), secrets);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return read(LEAST + "secrets: " + file, Map.of());
    }

    private List<String> problems(final ConfigurationReading reading) {
        return reading.problems().stream().map(problem -> problem.toString().replace(directory + "/", "")).toList();
    }

    /** All that anyone could print of a reading, and of the exception that it becomes. */
    private static void requireNoCanary(final ConfigurationReading reading) {
        final StringWriter printed = new StringWriter();
        printed.append(reading.toString()).append(reading.configuration().toString());
        reading.configuration().ifPresent(configuration -> printed.append(configuration.alerts().toString())
            .append(configuration.replaySpec().asText().toString()));
        try {
            reading.require();
        } catch (final ConfigurationException refused) {
            refused.printStackTrace(new PrintWriter(printed));
        }
        assertFalse(printed.toString().contains(CANARY), printed.toString());
    }

    @Test
    void secretsComeFromTheEnvironment() throws IOException {
        final ConfigurationReading reading = read(LEAST + "alerts.telegram.chat: -5", Map.of(
            "TAPEDECK_ALERTS_DISCORD_URL", ADDRESS, "TAPEDECK_ALERTS_TELEGRAM_TOKEN", TOKEN));

        assertEquals(ADDRESS, reading.require().alerts().discord().orElseThrow().reveal());
        assertEquals(TOKEN, reading.require().alerts().telegram().orElseThrow().token().reveal());
        assertEquals(Optional.empty(), reading.require().alerts().webhook());
        requireNoCanary(reading);
    }

    @Test
    void secretsComeFromAFileOfTheirOwnAndTheEnvironmentWins() throws IOException {
        final String secrets = "alerts:\n  discord:\n    url: " + ADDRESS + "\n  webhook.url: " + ADDRESS;
        final Path file = Files.writeString(directory.resolve("secrets.yaml"), secrets);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        final ConfigurationReading reading = read(LEAST, Map.of("TAPEDECK_SECRETS", file.toString(),
            "TAPEDECK_ALERTS_WEBHOOK_URL", "https://other.example"));

        assertEquals(ADDRESS, reading.require().alerts().discord().orElseThrow().reveal());
        assertEquals("https://other.example", reading.require().alerts().webhook().orElseThrow().reveal());
        assertTrue(reading.settings().contains(
            new ShownSetting("alerts.discord.url", "***", "secrets file " + file + ":3")));
        requireNoCanary(reading);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------"})
    void aFileThatOnlyItsOwnerMayReadIsTaken(final String permissions) throws IOException {
        assertEquals(List.of(), problems(readWithSecrets("alerts.discord.url: " + ADDRESS, permissions)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-r--r--", "rwx------"})
    void aFileThatOthersMayTouchIsRefused(final String permissions) throws IOException {
        final ConfigurationReading reading = readWithSecrets("alerts.discord.url: " + ADDRESS, permissions);

        assertEquals(List.of("paper.yaml, line 3: the secrets file secrets.yaml has the permissions " + permissions
            + "; only you may read and write it: chmod 600 secrets.yaml"), problems(reading));
        requireNoCanary(reading);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "monitor.port: 80 | , line 1: monitor.port is no secret; write it into the main file",
        "alerts.discord.url: canary-4f7d1b | , line 1: alerts.discord.url is not what it should be (and not shown); it "
            + "must be an address that begins with https://, or with http:// on this machine",
        "alerts.webhook.url: http://host/canary-4f7d1b | , line 1: alerts.webhook.url is not what it should be (and "
            + "not shown); it must be an address that begins with https://, or with http:// on this machine",
        "alerts.discord.url: https://x y/canary-4f7d1b | , line 1: alerts.discord.url is not what it should be (and "
            + "not shown); it must be an address that begins with https://, or with http:// on this machine",
        "alerts.telegram.token: canary-4f7d1b | , line 1: alerts.telegram.token is not what it should be (and not "
            + "shown); it must be a token such as the one that the BotFather gives: digits, a colon, letters",
        "alerts.discord.ur: https://host/canary-4f7d1b | , line 1: alerts.discord.ur is no setting; did you mean "
            + "alerts.discord.url? There are url in alerts.discord",
        "alerts: canary-4f7d1b | , line 1: alerts is a section; write names and values below it: discord, telegram, "
            + "webhook",
        "alerts.discord.url.canary-4f7d1b: x | , line 1: alerts.discord.url is a section; it must be an address that "
            + "begins with https://, or with http:// on this machine",
        "canary-4f7d1b | , line 1: the file must hold lines of the form 'name: value'",
        "1:canary-4f7d1b: x | , line 1: this is no name of a setting: names are words in lower case, joined by hyphens "
            + "and dots",
        "alerts.discord.url: *canary-4f7d1b | , line 1: this is not YAML; look at indents, colons and quotes here and "
            + "in the line before",
        "alerts.discord.url: [canary-4f7d1b | , line 1: this is not YAML; look at indents, colons and quotes here and "
            + "in the line before"})
    void aMistakeInTheFileIsToldWithoutTheSecret(final String line, final String sentence) throws IOException {
        final ConfigurationReading reading = readWithSecrets(line, "rw-------");
        final String first = problems(reading).get(0);

        assertEquals("secrets file secrets.yaml" + sentence, first);
        requireNoCanary(reading);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "alerts.discord.url: https://host/canary-4f7d1b",
        "alerts: {telegram: {token: '1:canary-4f7d1b', chat: 5}}",
        "alerts: https://host/canary-4f7d1b",
        "alerts.discord: https://host/canary-4f7d1b",
        "secrets: {alerts.discord.url: https://host/canary-4f7d1b}",
        "market.rest: https://user:canary-4f7d1b@host",
        "alerts.discord.url: [https://host/canary-4f7d1b, [x]]"})
    void aSecretInTheMainFileIsRefusedAndNotShown(final String line) throws IOException {
        final ConfigurationReading reading = read(LEAST + line, Map.of());

        assertFalse(reading.problems().isEmpty());
        requireNoCanary(reading);
    }

    @Test
    void aTokenNeedsItsChat() throws IOException {
        assertEquals(List.of("environment TAPEDECK_ALERTS_TELEGRAM_TOKEN: alerts.telegram.token is set without "
                + "alerts.telegram.chat: say which chat the bot writes to"),
            problems(read(LEAST, Map.of("TAPEDECK_ALERTS_TELEGRAM_TOKEN", TOKEN))));
    }

    @Test
    void aSecretPrintsStars() {
        assertEquals("***", new Secret(CANARY).toString());
        assertEquals("***", String.format("%s", new Secret(CANARY)));
        assertEquals(new Secret(CANARY), new Secret(CANARY));
    }
}
