package io.tapedeck.gateways.websocket;

/** What a stream did before it was found silent. */
public enum StreamHistory {
    /** Its subscription was sent; neither an answer nor data came. */
    SUBSCRIBED("its subscription was sent and never answered"),
    /** The venue acknowledged, yet there was no data: the wrong address, perhaps. */
    ACKNOWLEDGED("it was acknowledged, but there was never any data"),
    /** It had data, and fell silent. */
    FLOWED("it had data before");

    private final String words;

    StreamHistory(final String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
