package io.tapedeck.journal.cause;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node of the tree of causes. Immutable.
 *
 * @param kind     what it is, one word for programs.
 * @param text     one line for people.
 * @param place    where it stands on the tape; empty for what only groups.
 * @param values   the figures, for programs.
 * @param children what belongs to it.
 */
public record CausalNode(String kind, String text, Optional<Place> place, Map<String, Object> values,
    List<CausalNode> children) {

    /** Keeps copies of the collections. */
    public CausalNode {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        children = List.copyOf(children);
    }

    static CausalNode group(final String kind, final String text, final List<CausalNode> children) {
        return new CausalNode(kind, text, Optional.empty(), Map.of(), children);
    }

    /**
     * The tree as maps and lists.
     *
     * @return to be written as a document.
     */
    public Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", kind);
        document.put("text", text);
        place.ifPresent(stands -> document.putAll(stands.document()));
        if (!values.isEmpty()) {
            document.put("values", values);
        }
        document.put("children", children.stream().map(CausalNode::document).toList());
        return document;
    }

    /**
     * The tree as lines, each indented by two blanks for every generation.
     *
     * @return with line ends.
     */
    public String lines() {
        final StringBuilder lines = new StringBuilder();
        append(lines, "");
        return lines.toString();
    }

    private void append(final StringBuilder lines, final String indent) {
        lines.append(indent).append(text).append('\n');
        children.forEach(child -> child.append(lines, indent + "  "));
    }
}
