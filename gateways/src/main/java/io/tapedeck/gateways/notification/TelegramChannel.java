package io.tapedeck.gateways.notification;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A chat of Telegram, by <a href="https://core.telegram.org/bots/api#sendmessage">sendMessage</a>: plain text, so that
 * nothing in an alert is taken for markup.
 *
 * @param address of the method, which holds the token of the bot.
 * @param chat    number of the chat, or the name of a channel with {@code @}.
 */
public record TelegramChannel(SecretAddress address, String chat) implements AlertChannel {
    private static final String HOST = "https://api.telegram.org";
    private static final int LONGEST_TEXT = 4096;

    /**
     * The chat that a bot writes to.
     *
     * @param token of the bot; a secret.
     * @param chat  number of the chat, or the name of a channel with {@code @}.
     * @return the channel.
     */
    public static TelegramChannel of(final String token, final String chat) {
        return at(HOST, token, chat);
    }

    static TelegramChannel at(final String host, final String token, final String chat) {
        return new TelegramChannel(SecretAddress.of("telegram", host + "/bot" + token + "/sendMessage"), chat);
    }

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public String body(final Alert alert) {
        final ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("chat_id", chat);
        body.put("text", Text.atMost(LONGEST_TEXT, text(alert)));
        body.putObject("link_preview_options").put("is_disabled", true);
        return body.toString();
    }

    private static String text(final Alert alert) {
        final StringBuilder text = new StringBuilder(alert.kind() + ": " + alert.title());
        alert.fields().forEach((name, value) -> text.append('\n').append(name).append(": ").append(value));
        return text.append('\n').append(alert.time()).toString();
    }

    @Override
    public String toString() {
        return "TelegramChannel[chat=" + chat + "]";
    }
}
