package io.tapedeck.replay.report.page;

import io.tapedeck.replay.report.JsonDocument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Puts a document, its style and its scripts into one file. Stateless. */
final class Page {
    private static final String FOLDER = "/report/";

    private Page() {
    }

    /** A page that asks for nothing from anywhere. */
    static String of(final Map<String, Object> document) {
        return text("page.html")
            .replace("@TITLE@", escaped(String.valueOf(document.get("name"))))
            .replace("@STYLE@", text("uplot.css") + text("page.css"))
            .replace("@CHARTS@", text("lightweight-charts.js") + "\n" + text("uplot.js"))
            .replace("@DATA@", data(document))
            .replace("@SCRIPT@", text("page.js"));
    }

    /** A script ends where its end tag stands, whatever it holds. */
    private static String data(final Map<String, Object> document) {
        return JsonDocument.line(document).replace("<", "\\u003c");
    }

    private static String escaped(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String text(final String file) {
        try (InputStream resource = Page.class.getResourceAsStream(FOLDER + file)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
