package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.catalogue.Manifest;
import io.tapedeck.journal.merge.FrameStream;
import io.tapedeck.journal.merge.MergedStreams;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** History tapes of one symbol and kind. */
record MergedHistory(List<RecordedTape> tapes) {
    /** What they must have in common, for their frames name neither symbol nor decimals. */
    private static final List<String> COMMON = List.of("tape", "priceScale", "quantityScale");

    static MergedHistory of(final List<RecordedTape> tapes) {
        for (final RecordedTape tape : tapes) {
            if (!tape.isHistory()) {
                throw new NoTapeException(tape.directory() + " is no history tape: of the tapes of sessions and runs "
                    + "only consecutive cuts can be merged");
            }
            COMMON.forEach(name -> requireSame(tapes.get(0), tape, name));
        }
        return new MergedHistory(tapes);
    }

    private static void requireSame(final RecordedTape first, final RecordedTape tape, final String name) {
        final String expected = TapeMerge.value(first, name);
        final String found = TapeMerge.value(tape, name);
        if (!expected.equals(found)) {
            throw new NoTapeException("only tapes of one symbol and kind can be merged: " + name + " is " + expected
                + " in " + first.directory() + " and " + found + " in " + tape.directory());
        }
    }

    TapeExtent write(final Path directory, final Map<String, String> origin) throws IOException {
        try (DerivedTape merged = DerivedTape.begin(withoutCut(tapes.get(0)), directory)) {
            copyInto(merged);
            merged.complete(origin);
            return merged.extent();
        }
    }

    /** The frames are numbered from 1 again: a merged tape is whole, whatever it was merged from. */
    private static RecordedTape withoutCut(final RecordedTape tape) {
        final Map<String, String> values = new LinkedHashMap<>(tape.manifest().orElseThrow().values());
        values.remove(DerivedTape.CUT_FROM);
        values.remove(TapeCut.FOLLOWS);
        return new RecordedTape(tape.directory(), Optional.of(new Manifest(values)));
    }

    private void copyInto(final DerivedTape merged) {
        final boolean isOneAMoment = tapes.get(0).candleSpanNs() > 0;
        final Frame frame = Frame.allocate();
        try (FrameStream frames = new MergedStreams(tapes.stream().map(TapeStream::new).toList())) {
            while (frames.advance()) {
                frames.copyTo(frame);
                if (isOneAMoment && merged.extent().frames() > 0) {
                    requireLater(frame, merged.extent().lastTimeNs());
                }
                frame.renumber(merged.extent().frames() + 1);
                frame.seal();
                merged.append(frame);
            }
        }
    }

    private static void requireLater(final Frame frame, final long lastTimeNs) {
        if (frame.engineTimeNs() <= lastTimeNs) {
            throw new NoTapeException("two of these tapes hold the candle that closes at "
                + Instant.ofEpochSecond(0, frame.engineTimeNs()) + ": cut one of them first, so that each candle is "
                + "there once");
        }
    }
}
