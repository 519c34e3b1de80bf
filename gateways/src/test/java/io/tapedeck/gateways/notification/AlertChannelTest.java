package io.tapedeck.gateways.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What an alert looks like in each channel, against golden files. */
class AlertChannelTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Alert CLOSED = Alert.of(Alert.Kind.CLOSED, "BTCUSDT long closed: take-profit",
            Instant.parse("2026-03-01T12:30:00Z"))
        .with("symbol", "BTCUSDT").with("reason", "TAKE_PROFIT").with("result", "+12.40 USDT").with("note", "");
    private static final SecretAddress ADDRESS = SecretAddress.of("webhook", "https://example.org/hook");

    @Test
    void discordShowsAnEmbedInTheColourOfTheKind() throws IOException {
        assertGolden("discord.json", new DiscordChannel(ADDRESS));
    }

    @Test
    void telegramShowsPlainText() throws IOException {
        assertGolden("telegram.json", new TelegramChannel(ADDRESS, "-100200300"));
    }

    @Test
    void anyWebhookTakesTheFieldsAsTheyAre() throws IOException {
        assertGolden("webhook.json", new WebhookChannel(ADDRESS));
    }

    private static void assertGolden(final String file, final AlertChannel channel) throws IOException {
        try (InputStream golden = AlertChannelTest.class.getResourceAsStream("/notification/" + file)) {
            assertEquals(JSON.readTree(golden).toPrettyString(),
                JSON.readTree(channel.body(CLOSED)).toPrettyString());
        }
    }

    @Test
    void textsThatAreTooLongAreCutWithinTheLimitsOfDiscord() throws IOException {
        Alert alert = Alert.of(Alert.Kind.ERROR, "x".repeat(5000), Instant.EPOCH);
        for (int field = 0; field < 40; field++) {
            alert = alert.with("n".repeat(300) + field, "🎞".repeat(4000));
        }
        final JsonNode embed = JSON.readTree(new DiscordChannel(ADDRESS).body(alert)).at("/embeds/0");
        assertEquals(256, embed.path("title").asText().length());
        assertEquals(12, embed.path("fields").size());
        int characters = 0;
        for (final JsonNode field : embed.path("fields")) {
            final String value = field.path("value").asText();
            assertTrue(field.path("name").asText().length() <= 256);
            assertTrue(value.length() <= 1024 && value.endsWith("🎞…"), value);
            characters += field.path("name").asText().length() + value.length();
        }
        assertTrue(characters + 256 + 40 < 6000, "an embed holds 6000 characters, not " + characters);
    }

    @Test
    void aLongTextIsCutForTelegram() throws IOException {
        final Alert alert = Alert.of(Alert.Kind.ERROR, "y".repeat(9000), Instant.EPOCH);
        assertEquals(4096, JSON.readTree(new TelegramChannel(ADDRESS, "1").body(alert)).path("text").asText().length());
    }
}
