package io.tapedeck.replay.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names the first field in which two versions of a frame differ. Immutable.
 *
 * @param first      stands before a value of the first version, such as {@code recorded}.
 * @param second     stands before a value of the second one.
 * @param firstName  the first version as a noun, such as {@code the recording}.
 * @param secondName the second one.
 */
public record MessageComparison(String first, String second, String firstName, String secondName) {
    private static final String NOTHING = "nothing";

    /**
     * Compares all messages of a frame.
     *
     * @param before first version of it.
     * @param now    second version of it.
     * @return message, field and both values; empty where no field differs.
     */
    public Optional<String> first(final List<MessageWords> before, final List<MessageWords> now) {
        for (int index = 0; index < Math.min(before.size(), now.size()); index++) {
            final Optional<String> field = firstField(before.get(index), now.get(index));
            if (field.isPresent()) {
                return Optional.of("message " + index + ", " + field.get());
            }
        }
        return surplus(before, now);
    }

    private Optional<String> surplus(final List<MessageWords> before, final List<MessageWords> now) {
        if (before.size() == now.size()) {
            return Optional.empty();
        }
        final int index = Math.min(before.size(), now.size());
        return Optional.of("message " + index + " is in " + (before.size() > now.size()
            ? firstName + " only: " + before.get(index).brief()
            : secondName + " only: " + now.get(index).brief()));
    }

    private Optional<String> firstField(final MessageWords before, final MessageWords now) {
        return before.name().equals(now.name())
            ? first(before.name(), before.fields(), now.fields())
            : Optional.of("type: " + first + " " + before.brief() + ", " + second + " " + now.brief());
    }

    /** The first of some fields that differs; one that is unknown says nothing. */
    Optional<String> first(final String name, final Map<String, String> before, final Map<String, String> now) {
        return Stream.concat(before.keySet().stream(), now.keySet().stream())
            .filter(field -> !Objects.equals(before.get(field), now.get(field)))
            .map(field -> name + "." + field + ": " + first + " " + before.getOrDefault(field, NOTHING) + ", " + second
                + " " + now.getOrDefault(field, NOTHING))
            .findFirst();
    }
}
