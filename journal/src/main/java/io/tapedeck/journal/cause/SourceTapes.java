package io.tapedeck.journal.cause;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.catalogue.Manifest;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.journal.tape.TapeReader.SequenceRule;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The history that a run was made from. Immutable.
 *
 * @param manifest  of the run; empty where the run was cut off.
 * @param catalogue to look generations up in.
 */
public record SourceTapes(Optional<Manifest> manifest, Catalogue catalogue) {
    /**
     * Frames of a history tape.
     *
     * @param tape  as runs name it.
     * @param first sequence.
     * @param last  sequence.
     */
    public record Span(String tape, long first, long last) {
        String words() {
            return first == last ? "frame " + first + " of " + tape : "frames " + first + " to " + last + " of " + tape;
        }
    }

    /**
     * The history of a run.
     *
     * @param run     its tape.
     * @param journal where history is kept.
     * @return to be asked.
     */
    public static SourceTapes of(final RecordedTape run, final Path journal) {
        return new SourceTapes(run.manifest(), new Catalogue(journal));
    }

    private Optional<String[]> named(final long source) {
        return manifest.map(values -> values.values().get("source." + source)).map(value -> value.split(" ", 2));
    }

    /**
     * A frame that a run read.
     *
     * @param source   ordinal of the tape.
     * @param sequence on it.
     * @return empty for an input that came from no tape.
     */
    Optional<Span> frame(final long source, final long sequence) {
        return named(source).map(reference -> new Span(reference[0], sequence, sequence));
    }

    /**
     * The frames that a candle was made of.
     *
     * @param source ordinal of the tape.
     * @param fromNs open of the candle.
     * @param toNs   close of the candle.
     * @return empty where that generation is not there any more.
     */
    Optional<Span> frames(final long source, final long fromNs, final long toNs) {
        return named(source).flatMap(this::generation).map(tape -> between(tape, fromNs, toNs))
            .filter(span -> span.first() <= span.last());
    }

    private Optional<HistoryTape> generation(final String[] reference) {
        return catalogue.byReference(reference[0])
            .filter(tape -> reference.length == 2 && tape.contentHash().equals(reference[1]));
    }

    private static Span between(final HistoryTape tape, final long fromNs, final long toNs) {
        try (TapeReader reader = new TapeReader(tape.directory(), SequenceRule.CONTIGUOUS)) {
            return new Span(tape.reference(), firstAfter(reader, fromNs).orElse(tape.frames() + 1),
                firstAfter(reader, toNs).orElse(tape.frames() + 1) - 1);
        }
    }

    /** A candle stands at its close, so that the first of a span stands after its beginning. */
    private static Optional<Long> firstAfter(final TapeReader reader, final long timeNs) {
        reader.seek(timeNs + 1);
        if (!reader.advance()) {
            return Optional.empty();
        }
        final Frame frame = Frame.allocate();
        reader.copyTo(frame);
        return Optional.of(frame.sequence());
    }
}
