package io.tapedeck.journal.backup;

import io.tapedeck.journal.backup.CopiedTape.Fate;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.session.StateSnapshot;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.TapeReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A live session, while its daemon writes. The snapshots are taken first: their frames stood on the tapes then, so that
 * they are in the copies that are made after them.
 */
final class SessionSource implements BackupSource {
    private final Path place;
    private final SessionFolder folder;
    private final List<Taken> snapshots = new ArrayList<>();
    private final Set<String> listed = new HashSet<>();
    private final Map<String, SessionTape> tapes = new LinkedHashMap<>();
    private final List<String> damage = new ArrayList<>();
    private int files;

    /** A snapshot as it stood when the backup began. */
    private record Taken(Path file, StateSnapshot snapshot) {
    }

    SessionSource(final Path place) {
        this.place = place;
        folder = new SessionFolder(place);
    }

    @Override
    public CopiedSource.Kind kind() {
        return CopiedSource.Kind.SESSION;
    }

    @Override
    public Path place() {
        return place;
    }

    @Override
    public List<TapeCopy> compare(final Path target, final Depth depth) throws IOException {
        takeSnapshots();
        final List<TapeCopy> copies = new ArrayList<>();
        for (final SessionTape tape : folder.tapes()) {
            final String name = tape.directory().getFileName().toString();
            final Path copy = new SessionFolder(target).directoryOf(tape.number());
            tapes.put(name, tape);
            if (hasFrames(tape)) {
                copies.add(TapeCopy.of(name, new RecordedTape(tape.directory(), Optional.of(tape.manifest())), copy,
                    depth));
            } else if (!Files.exists(copy)) {
                files += FileCopy.writeAll(tape.directory(), copy);
            }
        }
        return copies;
    }

    private void takeSnapshots() throws IOException {
        for (final Path file : Stream.concat(folder.snapshots().stream(), folder.bases().stream()).toList()) {
            listed.add(file.getFileName().toString());
            try {
                final Optional<StateSnapshot> sound = folder.read(file);
                sound.ifPresent(snapshot -> snapshots.add(new Taken(file, snapshot)));
                if (sound.isEmpty()) {
                    damage.add("snapshot " + file.getFileName() + " is damaged and was not copied");
                }
            } catch (final NoSuchFileException clearedAway) {
                listed.remove(file.getFileName().toString());
            }
        }
    }

    static boolean hasFrames(final SessionTape tape) {
        try (TapeReader reader = tape.open().orElse(null)) {
            return reader != null;
        } catch (final DamagedTapeException unreadable) {
            return true;
        }
    }

    @Override
    public CopiedSource complete(final Path target, final List<CopiedTape> copied) throws IOException {
        final List<CopiedTape> judged = copied.stream().map(this::judged).toList();
        final CopiedSource found = new CopiedSource(kind(), place, target, judged, 0, List.of(), List.of());
        final SessionFolder copy = new SessionFolder(target);
        for (final Taken taken : snapshots) {
            if (taken.snapshot().sequence() <= found.lastSequence().orElse(0L)) {
                files += copy.keep(taken.file(), taken.snapshot()) ? 1 : 0;
            }
        }
        clearAway(copy);
        files += FileCopy.writeAll(place, target);
        return new CopiedSource(kind(), place, target, judged, files, damage, List.of());
    }

    /** Its writer died there and whoever recovered the session knew it, where the next tape begins there. */
    private CopiedTape judged(final CopiedTape tape) {
        final SessionTape recorded = tapes.get(tape.name());
        final boolean isDeathOfWriter = tape.fate() != Fate.KEPT && recorded.seal().isEmpty()
            && tapes.values().stream().anyMatch(next -> next.number() == recorded.number() + 1
                && next.firstSequence() == tape.last() + 1);
        return isDeathOfWriter
            ? new CopiedTape(tape.name(), tape.fate(), tape.frames(), tape.last(), Optional.empty()) : tape;
    }

    /** Snapshots that the session let go; what a copy begins with stays, for its first tapes may be older. */
    private void clearAway(final SessionFolder copy) throws IOException {
        if (!snapshots.isEmpty()) {
            for (final Path file : copy.snapshots()) {
                if (!listed.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }
}
