package io.tapedeck.replay.report.page;

import io.tapedeck.replay.report.JsonDocument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Puts a document, its style and its scripts into one file. Stateless. */
public final class Page {
    private static final String FOLDER = "/report/";

    private Page() {
    }

    /** The page of a run. */
    static String of(final Map<String, Object> document) {
        return of("page", text("lightweight-charts.js") + "\n" + text("uplot.js"), document);
    }

    /**
     * The page of an optimisation.
     *
     * @param document with its name and all that it shows.
     * @return a page that asks for nothing from anywhere.
     */
    public static String ofOptimisation(final Map<String, Object> document) {
        return of("optimisation", text("uplot.js"), document);
    }

    private static String of(final String kind, final String charts, final Map<String, Object> document) {
        return text(kind + ".html")
            .replace("@TITLE@", escaped(String.valueOf(document.get("name"))))
            .replace("@STYLE@", text("uplot.css") + text("page.css"))
            .replace("@CHARTS@", charts)
            .replace("@DATA@", data(document))
            .replace("@SCRIPT@", text(kind + ".js"));
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
