package io.tapedeck.app.cli;

import io.tapedeck.journal.inspect.TapeExtent;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.report.JsonDocument;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * From where to where a tape reaches, for people and for programs. Immutable.
 *
 * @param tape   its folder or name.
 * @param extent of its frames.
 */
record WrittenTape(String tape, TapeExtent extent) {
    static WrittenTape of(final Path directory, final TapeExtent extent) {
        return new WrittenTape(directory.toString(), extent);
    }

    void print(final PrintWriter out, final boolean json) {
        out.print(json ? JsonDocument.render(document()) : "wrote " + tape + ": " + text() + "\n");
        out.flush();
    }

    String text() {
        return extent.frames() == 0 ? "no frame" : String.format(Locale.ROOT,
            "%,d frames, %,d bytes, sequence %d to %d, %s to %s", extent.frames(), extent.bytes(),
            extent.firstSequence(), extent.lastSequence(), Decimals.instant(extent.firstTimeNs()),
            Decimals.instant(extent.lastTimeNs()));
    }

    Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("tape", tape);
        document.put("frames", extent.frames());
        document.put("bytes", extent.bytes());
        if (extent.frames() > 0) {
            document.put("firstSequence", extent.firstSequence());
            document.put("lastSequence", extent.lastSequence());
            document.put("firstTime", Decimals.instant(extent.firstTimeNs()));
            document.put("lastTime", Decimals.instant(extent.lastTimeNs()));
        }
        return document;
    }
}
