package io.tapedeck.journal.table;

import io.tapedeck.journal.inspect.MessageLayout;
import io.tapedeck.journal.inspect.RecordedSchema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of a type of message: where it stands first, then its fields, and the symbol beside the number of an
 * instrument. Immutable.
 *
 * @param name    of the type of message.
 * @param lead    definitions of the columns before the fields.
 * @param columns of the fields.
 */
record TableLayout(String name, List<String> lead, List<TableColumn> columns) {
    private static final String INSTRUMENT = "instrumentId";
    private static final List<String> PLACE = List.of("sequence bigint", "\"engineTime\" timestamp_ns",
        "\"receiveTime\" timestamp_ns");

    TableLayout {
        columns = List.copyOf(columns);
    }

    /** Of tapes of several ages: a field that only some of them know is unknown on the others. */
    static Map<String, TableLayout> of(final Collection<RecordedSchema> schemas) {
        final List<String> lead = lead(schemas.size() > 1);
        final Map<String, Map<String, TableColumn>> columns = new LinkedHashMap<>();
        schemas.stream().flatMap(schema -> schema.messages().stream()).forEach(layout ->
            addTo(columns.computeIfAbsent(layout.name(), name -> new LinkedHashMap<>()), layout));
        final Map<String, TableLayout> tables = new LinkedHashMap<>();
        columns.forEach((name, fields) -> tables.put(name,
            new TableLayout(name, lead, new ArrayList<>(fields.values()))));
        return tables;
    }

    /** The name of the tape only where there are several. */
    static List<String> lead(final boolean namesTape) {
        return namesTape ? Stream.concat(Stream.of("tape varchar"), PLACE.stream()).toList() : PLACE;
    }

    private static void addTo(final Map<String, TableColumn> columns, final MessageLayout layout) {
        layout.fields().forEach(field -> {
            final TableColumn known = columns.putIfAbsent(field.name(), TableColumn.of(field));
            if (known != null && known.kind() != field.kind()) {
                throw new TableRequestException("field " + field.name() + " of " + layout.name()
                    + " means another thing on each of these tapes: ask them one by one");
            }
            if (field.name().equals(INSTRUMENT) && layout.field(TableColumn.SYMBOL.name()).isEmpty()) {
                columns.putIfAbsent(TableColumn.SYMBOL.name(), TableColumn.SYMBOL);
            }
        });
    }

    boolean has(final String column) {
        return columns.stream().anyMatch(each -> each.name().equals(column));
    }

    String creation(final DecimalScales scales) {
        return "create table " + TableDatabase.name(name) + " (" + Stream.concat(lead.stream(),
            columns.stream().map(column -> column.definition(scales))).collect(Collectors.joining(", ")) + ")";
    }

    /** What makes room for more decimals. */
    List<String> growth(final DecimalScales scales) {
        return columns.stream().filter(TableLayout::isScaled).map(column -> "alter table " + TableDatabase.name(name)
            + " alter " + TableDatabase.name(column.name()) + " type " + column.type(scales)).toList();
    }

    private static boolean isScaled(final TableColumn column) {
        return switch (column.kind()) {
            case PRICE, QUANTITY -> true;
            default -> false;
        };
    }
}
