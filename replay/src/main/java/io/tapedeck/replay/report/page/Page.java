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

    /**
     * A page that asks for nothing from anywhere.
     *
     * @param document that it shows; what it is called stands there as {@code name}.
     * @param kind     of the page: the name of its body and its script among the resources.
     * @return the whole page.
     */
    public static String of(final Map<String, Object> document, final String kind) {
        final String script = text(kind + ".js");
        return text("frame.html").replace("@BODY@", text(kind + ".html"))
            .replace("@TITLE@", escaped(String.valueOf(document.get("name"))))
            .replace("@STYLE@", text("uplot.css") + text("page.css"))
            .replace("@CHARTS@", charts(script))
            .replace("@DATA@", data(document))
            .replace("@SCRIPT@", text("shared.js") + script);
    }

    /** The larger of the two libraries only where it is used. */
    private static String charts(final String script) {
        return (script.contains("LightweightCharts") ? text("lightweight-charts.js") + "\n" : "") + text("uplot.js");
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
