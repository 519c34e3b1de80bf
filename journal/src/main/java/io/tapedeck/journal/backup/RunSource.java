package io.tapedeck.journal.backup;

import io.tapedeck.journal.inspect.RecordedTape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run: its tape and its tables. A tape that is being recorded has no manifest yet, and is left for the next time. */
final class RunSource implements BackupSource {
    private static final String TAPE = "tape";

    private final Path place;
    private final List<String> notes = new ArrayList<>();

    RunSource(final Path place) {
        this.place = place;
    }

    @Override
    public CopiedSource.Kind kind() {
        return CopiedSource.Kind.RUN;
    }

    @Override
    public Path place() {
        return place;
    }

    @Override
    public List<TapeCopy> compare(final Path target, final Depth depth) throws IOException {
        final Optional<RecordedTape> tape = Files.isDirectory(place.resolve(TAPE))
            ? RecordedTape.at(place.resolve(TAPE)) : Optional.empty();
        if (tape.isPresent() && tape.get().manifest().isEmpty()) {
            notes.add("the tape of " + place + " is being recorded, or was cut off: it was left out");
            return List.of();
        }
        return tape.isEmpty() ? List.of()
            : List.of(TapeCopy.of(place.getFileName().toString(), tape.get(), target.resolve(TAPE), depth));
    }

    @Override
    public CopiedSource complete(final Path target, final List<CopiedTape> tapes) throws IOException {
        return new CopiedSource(kind(), place, target, tapes, FileCopy.writeAll(place, target), List.of(), notes);
    }
}
