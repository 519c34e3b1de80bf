package io.tapedeck.journal.inspect;

import java.util.List;
import java.util.Optional;

/**
 * The fields of a message. Immutable.
 *
 * @param name       as in the schema.
 * @param templateId on the tape.
 * @param fields     in the order of the schema.
 */
public record MessageLayout(String name, int templateId, List<FieldLayout> fields) {
    /** Keeps a copy of the fields. */
    public MessageLayout {
        fields = List.copyOf(fields);
    }

    /**
     * A field.
     *
     * @param field its name.
     * @return empty where the message has none of that name.
     */
    public Optional<FieldLayout> field(final String field) {
        return fields.stream().filter(each -> each.name().equals(field)).findFirst();
    }
}
