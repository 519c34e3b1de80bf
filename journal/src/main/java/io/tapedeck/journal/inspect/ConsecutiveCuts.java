package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.tape.TapeReader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Cuts of one tape, each of which begins where the one before it ends. */
record ConsecutiveCuts(List<RecordedTape> cuts) {
    static ConsecutiveCuts of(final List<RecordedTape> cuts) {
        final List<RecordedTape> ordered = new ArrayList<>(cuts);
        ordered.sort(Comparator.comparingLong(cut -> number(cut, TapeCut.FOLLOWS)));
        for (int index = 1; index < ordered.size(); index++) {
            requireFollows(ordered.get(index - 1), ordered.get(index));
        }
        return new ConsecutiveCuts(ordered);
    }

    private static long number(final RecordedTape cut, final String name) {
        return cut.manifest().orElseThrow().number(name);
    }

    private static void requireFollows(final RecordedTape before, final RecordedTape cut) {
        final long end = number(before, DerivedTape.LAST_SEQUENCE);
        final long begin = number(cut, TapeCut.FOLLOWS);
        if (end != begin) {
            throw new NoTapeException(cut.directory() + " does not follow " + before.directory() + ": one ends with "
                + "sequence " + end + ", the other begins after sequence " + begin);
        }
    }

    TapeExtent write(final Path directory, final Map<String, String> origin) throws IOException {
        try (DerivedTape joined = DerivedTape.begin(cuts.get(0), directory)) {
            cuts.forEach(cut -> append(cut, joined));
            joined.complete(origin);
            return joined.extent();
        }
    }

    /** What the session was told stands in each cut; once is enough. */
    private static void append(final RecordedTape cut, final DerivedTape joined) {
        final Frame frame = Frame.allocate();
        final long end = joined.extent().lastSequence();
        try (TapeReader reader = cut.open()) {
            while (reader.advance()) {
                reader.copyTo(frame);
                if (frame.sequence() > end) {
                    joined.append(frame);
                }
            }
        }
    }
}
