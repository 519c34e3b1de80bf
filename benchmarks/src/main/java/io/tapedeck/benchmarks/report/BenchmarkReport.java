package io.tapedeck.benchmarks.report;

import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.report.TextTable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Everything that was measured in one go, and on what. Immutable.
 *
 * @param conditions of it.
 * @param groups     figures by the name of their group.
 */
public record BenchmarkReport(Conditions conditions, Map<String, List<Figure>> groups) {
    private static final TextTable TABLE = new TextTable(column -> column == 0);
    private static final String ALLOCATED = "B/op";

    /**
     * What figures depend on besides the code.
     *
     * @param time        of the beginning.
     * @param codeVersion of the program.
     * @param extent      how much was measured.
     * @param machine     that it was measured on.
     * @param loadBefore  of the machine.
     * @param loadAfter   of the machine.
     * @param flags       of the JVM, the heap among them.
     */
    public record Conditions(Instant time, String codeVersion, Extent extent, Machine machine, double loadBefore,
        double loadAfter, List<String> flags) {
    }

    /** Keeps a copy. */
    public BenchmarkReport {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    /**
     * What allocates and must not.
     *
     * @return a sentence each.
     */
    public List<String> faults() {
        return groups.values().stream().flatMap(List::stream).filter(Figure::isFault)
            .map(figure -> figure.name() + " allocates " + number(figure.allocated().orElseThrow())
                + " B an operation, and must allocate nothing").toList();
    }

    /**
     * As JSON.
     *
     * @return the document.
     */
    public String document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("time", conditions.time());
        document.put("codeVersion", conditions.codeVersion());
        document.put("extent", conditions.extent().name().toLowerCase(Locale.ROOT));
        document.put("machine", machine());
        document.put("flags", conditions.flags());
        final Map<String, Object> all = new LinkedHashMap<>();
        groups.forEach((group, figures) -> all.put(group, figures.stream().map(BenchmarkReport::document).toList()));
        document.put("groups", all);
        document.put("faults", faults());
        return JsonDocument.render(document);
    }

    private Map<String, Object> machine() {
        final Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("processor", conditions.machine().processor());
        machine.put("processors", conditions.machine().processors());
        machine.put("memoryBytes", conditions.machine().memory());
        machine.put("system", conditions.machine().system());
        machine.put("jdk", conditions.machine().jdk());
        machine.put("loadBefore", conditions.loadBefore());
        machine.put("loadAfter", conditions.loadAfter());
        return machine;
    }

    private static Map<String, Object> document(final Figure figure) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", figure.name());
        document.put("unit", figure.unit());
        document.putAll(figure.values());
        figure.allocated().ifPresent(bytes -> document.put("bytesPerOperation", bytes));
        if (figure.demand() != Figure.Demand.NONE) {
            document.put("mustAllocateNothing", true);
        }
        if (!figure.note().isEmpty()) {
            document.put("note", figure.note());
        }
        return document;
    }

    /**
     * As a table for people.
     *
     * @return lines.
     */
    public String text() {
        final List<String> lines = new ArrayList<>(List.of(
            "tapedeck " + conditions.codeVersion() + ", " + conditions.time() + (conditions.extent() == Extent.QUICK
                ? ", quick: only what is allocated says something, the times do not" : ""),
            conditions.machine().processor() + ", " + conditions.machine().processors() + " processors, "
                + (conditions.machine().memory() >> 30) + " GiB, " + conditions.machine().system() + "; JDK "
                + conditions.machine().jdk(),
            String.format(Locale.ROOT, "load %.1f before, %.1f after; %s", conditions.loadBefore(),
                conditions.loadAfter(), String.join(" ", conditions.flags()))));
        groups.forEach((group, figures) -> lines.addAll(table(group, figures)));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> table(final String group, final List<Figure> figures) {
        final Set<String> columns = new LinkedHashSet<>();
        figures.forEach(figure -> columns.addAll(figure.values().keySet()));
        final List<List<String>> rows = new ArrayList<>();
        final List<String> heading = new ArrayList<>(List.of(group, "unit"));
        heading.addAll(columns);
        heading.add(ALLOCATED);
        rows.add(heading);
        figures.forEach(figure -> rows.add(row(figure, columns)));
        final List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(TABLE.lines(rows));
        figures.stream().filter(figure -> !figure.note().isEmpty())
            .forEach(figure -> lines.add("  " + figure.name() + ": " + figure.note()));
        return lines;
    }

    private static List<String> row(final Figure figure, final Set<String> columns) {
        final List<String> row = new ArrayList<>(List.of(figure.name(), figure.unit()));
        columns.forEach(column -> row.add(figure.values().containsKey(column)
            ? number(figure.values().get(column)) : ""));
        row.add(figure.allocated().map(BenchmarkReport::number).orElse(""));
        return row;
    }

    /** Three digits or more, and no more places than they need. */
    static String number(final double value) {
        final double size = Math.abs(value);
        final String pattern = size >= 100 || size == Math.rint(size) ? "%,.0f" : size >= 10 ? "%.1f"
            : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, pattern, value);
    }
}
