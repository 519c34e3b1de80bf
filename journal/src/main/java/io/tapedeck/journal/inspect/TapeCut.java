package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.tape.TapeReader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Cuts a span out of a tape into a new one: frames byte for byte, with their sequences. Before the span of a session
 * stand the frames that say what the session was told. One thread.
 */
public final class TapeCut {
    /** In the manifest of a cut: sequence of the frame of the original after which the span begins; 0 at its start. */
    static final String FOLLOWS = "follows";

    private final RecordedTape tape;
    private final FrameSpan span;
    private final Frame frame = Frame.allocate();
    private long follows;
    private long inSpan;

    private TapeCut(final RecordedTape tape, final FrameSpan span) {
        this.tape = tape;
        this.span = span;
    }

    /**
     * Cuts a tape.
     *
     * @param tape        to cut from; it is only read.
     * @param span        of it.
     * @param directory   of the new tape, which must not be there yet.
     * @param codeVersion of this program.
     * @return what the new tape holds.
     * @throws IOException     where the disk refuses.
     * @throws NoTapeException where no frame lies in the span.
     */
    public static TapeExtent write(final RecordedTape tape, final FrameSpan span, final Path directory,
        final String codeVersion) throws IOException {
        return new TapeCut(tape, span).write(directory, codeVersion);
    }

    private TapeExtent write(final Path directory, final String codeVersion) throws IOException {
        try (DerivedTape cut = DerivedTape.begin(tape, directory)) {
            copyInto(cut);
            if (inSpan == 0) {
                throw new NoTapeException("no frame of " + tape.directory() + " lies in that span");
            }
            cut.complete(origin(codeVersion));
            return cut.extent();
        }
    }

    private void copyInto(final DerivedTape cut) {
        try (TapeReader reader = tape.open()) {
            while (reader.advance()) {
                reader.copyTo(frame);
                if (span.endsBefore(frame)) {
                    return;
                }
                accept(cut);
            }
        }
    }

    private void accept(final DerivedTape cut) {
        final boolean isBefore = span.beginsAfter(frame);
        if (isBefore) {
            follows = frame.sequence();
        } else {
            inSpan++;
        }
        if (!isBefore || SessionPreamble.contains(frame)) {
            cut.append(frame);
        }
    }

    private Map<String, String> origin(final String codeVersion) {
        final Map<String, String> origin = new LinkedHashMap<>();
        origin.put(DerivedTape.CUT_FROM, source());
        origin.put(FOLLOWS, Long.toString(follows));
        origin.put("cutBy", codeVersion);
        return origin;
    }

    /** Of a cut of a cut the tape is named that all of it stood on first. */
    private String source() {
        return tape.manifest().map(manifest -> manifest.values().get(DerivedTape.CUT_FROM))
            .orElseGet(() -> tape.directory().toAbsolutePath().normalize().toString());
    }
}
