package io.tapedeck.replay.report.table;

import io.tapedeck.replay.report.ResultJson;
import io.tapedeck.replay.run.NamedSettings;
import io.tapedeck.replay.run.ReplayResult;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of a run, its months, and what it was asked for. Stateless. */
final class FigureTables {
    private static final List<String> COUNTS = List.of("orders", "trades", "openPositions");
    /** What tells the members of a list apart. */
    private static final List<String> KEYS = List.of("symbol", "regime");

    private FigureTables() {
    }

    /** Figures by the names that they have under {@code performance} in JSON, with dots where they are nested. */
    static Table metrics(final ReplayResult result) {
        return new Table("metrics", List.of(Column.text("metric"), Column.figure("value")), () -> {
            final Map<String, Object> document = ResultJson.document("", result);
            final Map<String, String> figures = new LinkedHashMap<>();
            COUNTS.forEach(name -> figures.put(name, document.get(name).toString()));
            flatten("", (Map<?, ?>) document.get("performance"), figures);
            return Rows.of(List.copyOf(figures.entrySet()), (figure, cells) -> {
                cells.text(figure.getKey());
                cells.text(figure.getValue());
            });
        });
    }

    private static void flatten(final String prefix, final Map<?, ?> object, final Map<String, String> figures) {
        object.forEach((name, value) -> {
            if (value instanceof Map<?, ?> nested) {
                flatten(prefix + name + ".", nested, figures);
            } else if (value instanceof List<?> list) {
                list.forEach(member -> flattenMember(prefix + name + ".", (Map<?, ?>) member, figures));
            } else if (value == null || value instanceof Number) {
                figures.put(prefix + name, number((Number) value));
            }
        });
    }

    private static void flattenMember(final String prefix, final Map<?, ?> member, final Map<String, String> figures) {
        KEYS.stream().filter(member::containsKey).findFirst()
            .ifPresent(key -> flatten(prefix + member.get(key) + ".", member, figures));
    }

    /** All digits, as JSON has them. */
    private static String number(final Number value) {
        if (value instanceof Double ratio) {
            return Double.isFinite(ratio) ? BigDecimal.valueOf(ratio).toPlainString() : "";
        }
        return value == null ? "" : value.toString();
    }

    /** Returns by month, fractions. */
    static Table months(final ReplayResult result) {
        return new Table("months", List.of(Column.text("month"), Column.figure("return")),
            () -> Rows.of(result.metrics().months(), (month, cells) -> {
                cells.text(month.period());
                cells.figure(month.value());
            }));
    }

    /** Everything that was asked for, as the command line names it. */
    static Table settings(final ReplayResult result) {
        return new Table("settings", List.of(Column.text("setting"), Column.text("value")),
            () -> Rows.of(List.copyOf(NamedSettings.of(result).entrySet()), (setting, cells) -> {
                cells.text(setting.getKey());
                cells.text(setting.getValue().equals(NamedSettings.NOT_SET) ? "" : setting.getValue());
            }));
    }
}
