package io.tapedeck.gateways.notification;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Any address that takes JSON: {@code {"kind", "title", "time", "fields": {name: value}}}.
 *
 * @param address to post to.
 */
public record WebhookChannel(SecretAddress address) implements AlertChannel {
    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public String body(final Alert alert) {
        final ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("kind", alert.kind().name());
        body.put("title", alert.title());
        body.put("time", alert.time().toString());
        final ObjectNode fields = body.putObject("fields");
        alert.fields().forEach(fields::put);
        return body.toString();
    }
}
