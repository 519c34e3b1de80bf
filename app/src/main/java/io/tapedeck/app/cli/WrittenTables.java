package io.tapedeck.app.cli;

import io.tapedeck.replay.report.table.TableFiles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tables that were written, for people and for programs. Immutable.
 *
 * @param files in their order.
 */
record WrittenTables(List<TableFiles.Written> files) {
    String text() {
        final StringBuilder text = new StringBuilder();
        files.forEach(each -> text.append(String.format(Locale.ROOT, "%,12d rows  %s%n", each.rows(), each.file())));
        return text.toString();
    }

    List<Map<String, Object>> document() {
        return files.stream().map(WrittenTables::document).toList();
    }

    private static Map<String, Object> document(final TableFiles.Written written) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("table", written.table());
        document.put("rows", written.rows());
        document.put("file", written.file());
        return document;
    }
}
