package io.tapedeck.loopback.protocol;

import java.util.List;

/**
 * What a client hears at once when it said something. Immutable.
 *
 * @param texts      messages.
 * @param subscribed streams that were subscribed to and were not before.
 * @param verdict    whether the connection goes on.
 */
public record Answer(List<String> texts, List<String> subscribed, Verdict verdict) {
    /** Whether the connection goes on. */
    public enum Verdict {
        /** It does. */
        GO_ON,
        /** The client broke a rule that the venue cuts connections for. */
        CUT
    }

    /**
     * One message and nothing else.
     *
     * @param text of the message.
     * @return the connection goes on.
     */
    public static Answer of(final String text) {
        return new Answer(List.of(text), List.of(), Verdict.GO_ON);
    }

    /**
     * The end of the connection.
     *
     * @return without a word.
     */
    public static Answer cut() {
        return new Answer(List.of(), List.of(), Verdict.CUT);
    }
}
