package io.tapedeck.gateways.notification;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;

/**
 * A webhook of Discord: one embed for each alert, its fields beside one another, in the colour of its kind. Whatever an
 * alert says, nobody is mentioned by it. Limits: <a href="https://docs.discord.com/developers/resources/message">embed
 * limits</a>.
 *
 * @param address of the webhook.
 */
public record DiscordChannel(SecretAddress address) implements AlertChannel {
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_FIELDS = 12;

    @Override
    public String name() {
        return "discord";
    }

    @Override
    public String body(final Alert alert) {
        final ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("embeds").add(embed(alert));
        body.putObject("allowed_mentions").putArray("parse");
        return body.toString();
    }

    private static ObjectNode embed(final Alert alert) {
        final ObjectNode embed = JsonNodeFactory.instance.objectNode();
        embed.put("title", Text.atMost(LONGEST_NAME, alert.title()));
        embed.put("color", alert.kind().colour());
        embed.put("timestamp", alert.time().toString());
        final ArrayNode fields = embed.putArray("fields");
        alert.fields().entrySet().stream().limit(MOST_FIELDS).forEach(field -> fields.add(field(field)));
        embed.putObject("footer").put("text", "tapedeck " + alert.kind());
        return embed;
    }

    private static ObjectNode field(final Map.Entry<String, String> field) {
        final ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", shown(LONGEST_NAME, field.getKey()));
        node.put("value", shown(LONGEST_VALUE, field.getValue()));
        return node.put("inline", true);
    }

    /** Discord refuses the whole message where a field is empty. */
    private static String shown(final int length, final String text) {
        return text.isBlank() ? "-" : Text.atMost(length, text);
    }
}
