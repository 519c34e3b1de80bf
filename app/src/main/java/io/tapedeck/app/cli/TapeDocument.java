package io.tapedeck.app.cli;

import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.inspect.TapeSize;
import io.tapedeck.journal.inspect.TapeSpan;
import io.tapedeck.replay.report.Decimals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What can be said of a tape without reading it, for programs. */
final class TapeDocument {
    private static final List<String> DIGESTS = List.of("contentHash", "decisionDigest", "stateDigest");

    private TapeDocument() {
    }

    /** The span is null where the tape is damaged. */
    static Map<String, Object> of(final RecordedTape tape, final TapeSpan span, final TapeSize size) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("tape", tape.reference());
        document.put("kind", tape.kind());
        document.put("from", span == null || span.frames() == 0 ? null : Decimals.instant(span.fromNs()));
        document.put("to", span == null || span.frames() == 0 ? null : Decimals.instant(span.toNs()));
        document.put("frames", span == null ? null : span.frames());
        document.put("bytesOnDisk", size.onDisk().isPresent() ? size.onDisk().getAsLong() : null);
        document.put("bytesApparent", size.apparent());
        document.put("codeVersion", tape.value("codeVersion").orElse(null));
        document.put("digests", digests(tape));
        return document;
    }

    static Map<String, Object> digests(final RecordedTape tape) {
        final Map<String, Object> digests = new LinkedHashMap<>();
        DIGESTS.forEach(name -> tape.value(name).ifPresent(digest -> digests.put(name, digest)));
        return digests;
    }

    /** Bytes as people read them. */
    static String bytes(final Object bytes) {
        final long mebibyte = 1 << 20;
        return bytes == null ? "?" : String.format(Locale.ROOT, "%.1f MiB",
            (Long) bytes / (double) mebibyte);
    }
}
