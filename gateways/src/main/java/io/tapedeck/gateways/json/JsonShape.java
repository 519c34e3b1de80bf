package io.tapedeck.gateways.json;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which fields of an object are wanted, and the slot of each; inner objects have shapes of their own and share the
 * slots. Immutable.
 */
public final class JsonShape {
    /** Nothing is wanted. */
    public static final JsonShape EMPTY = new JsonShape(Map.of());

    private final Map<String, Field> fields;
    private final NameTable<Field> table;

    /**
     * A wanted field.
     *
     * @param slot  where it is kept.
     * @param shape of the object that it is; null where no part of its value is wanted by itself.
     */
    record Field(int slot, JsonShape shape) {
    }

    private JsonShape(final Map<String, Field> fields) {
        this.fields = fields;
        table = new NameTable<>(fields);
    }

    /**
     * Wants one more field.
     *
     * @param name exact, upper and lower case differ.
     * @param slot 0 to 63.
     * @return a new shape.
     */
    public JsonShape with(final String name, final int slot) {
        return with(name, slot, null);
    }

    /**
     * Wants one more field, and fields inside of it.
     *
     * @param name  exact, upper and lower case differ.
     * @param slot  0 to 63.
     * @param shape of the object that it is.
     * @return a new shape.
     */
    public JsonShape with(final String name, final int slot, final JsonShape shape) {
        final Map<String, Field> more = new LinkedHashMap<>(fields);
        more.put(name, new Field(slot, shape));
        return new JsonShape(more);
    }

    Field find(final byte[] bytes, final int from, final int to) {
        return table.find(bytes, from, to);
    }

    /** Name of the field in a slot, for problems; empty where there is none. */
    String nameOf(final int slot) {
        String found = "";
        for (final Map.Entry<String, Field> entry : fields.entrySet()) {
            final Field field = entry.getValue();
            if (field.slot == slot) {
                return entry.getKey();
            }
            found = found.isEmpty() && field.shape != null ? field.shape.nameOf(slot) : found;
        }
        return found;
    }
}
