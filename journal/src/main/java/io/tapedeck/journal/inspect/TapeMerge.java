package io.tapedeck.journal.inspect;

import io.tapedeck.journal.catalogue.Manifest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes one tape of several: consecutive cuts of one tape become one cut again, byte for byte; history tapes of one
 * symbol and kind become one, by time, then tape, then sequence, and are numbered anew. Stateless.
 */
public final class TapeMerge {
    private TapeMerge() {
    }

    /**
     * Merges tapes.
     *
     * @param tapes       at least two; they are only read.
     * @param directory   of the new tape, which must not be there yet.
     * @param codeVersion of this program.
     * @return what the new tape holds.
     * @throws IOException     where the disk refuses.
     * @throws NoTapeException where these tapes cannot become one.
     */
    public static TapeExtent write(final List<RecordedTape> tapes, final Path directory, final String codeVersion)
        throws IOException {
        if (tapes.size() < 2) {
            throw new NoTapeException("two tapes at least can be merged, not " + tapes.size());
        }
        tapes.forEach(TapeMerge::requireManifest);
        return isCutFromOne(tapes)
            ? ConsecutiveCuts.of(tapes).write(directory, origin(tapes, codeVersion))
            : MergedHistory.of(tapes).write(directory, origin(tapes, codeVersion));
    }

    private static void requireManifest(final RecordedTape tape) {
        if (tape.manifest().isEmpty()) {
            throw new NoTapeException(tape.directory() + " has no manifest, so nothing says what it can be merged "
                + "with: make a sound copy with 'tapedeck journal verify --repair' first");
        }
    }

    private static boolean isCutFromOne(final List<RecordedTape> tapes) {
        final String source = value(tapes.get(0), DerivedTape.CUT_FROM);
        return source != null && tapes.stream().allMatch(tape -> source.equals(value(tape, DerivedTape.CUT_FROM)));
    }

    /** A value of a manifest that was required; null where it has none of that name. */
    static String value(final RecordedTape tape, final String name) {
        return tape.manifest().map(Manifest::values).orElseThrow().get(name);
    }

    private static Map<String, String> origin(final List<RecordedTape> tapes, final String codeVersion) {
        final Map<String, String> origin = new LinkedHashMap<>();
        origin.put("mergedFrom", tapes.stream().map(tape -> tape.directory().toAbsolutePath().normalize().toString())
            .collect(Collectors.joining(", ")));
        origin.put("mergedBy", codeVersion);
        return origin;
    }
}
