package io.tapedeck.app.control;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of a command.
 *
 * @param outcome  whether it was done.
 * @param words    one sentence for a person.
 * @param sequence of the frame that records it; negative where nothing was recorded.
 */
public record CommandResult(Outcome outcome, String words, long sequence) {
    /** Whether it was done. */
    public enum Outcome {
        /** Done. */
        DONE,
        /** Nothing changed. */
        REFUSED
    }

    Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("outcome", outcome.name());
        document.put("words", words);
        document.put("sequence", sequence);
        return document;
    }

    static CommandResult of(final JsonObject document) {
        return new CommandResult(document.constant("outcome", Outcome.class), document.text("words"),
            document.integer("sequence"));
    }
}
