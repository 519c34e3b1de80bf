package io.tapedeck.journal.session;

import io.tapedeck.journal.catalogue.CatalogueUpdate;
import io.tapedeck.journal.catalogue.Manifest;
import io.tapedeck.journal.tape.DiskReceipt;
import io.tapedeck.journal.tape.WholeFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files of a session. Reading needs no lock; {@link #begin} and {@link #write} are for the holder of the {@link
 * SessionLock}.
 *
 * @param directory of the session.
 */
public record SessionFolder(Path directory) {
    private static final String TAPES = "tapes";
    private static final String SNAPSHOTS = "snapshots";
    private static final String MANIFEST = "manifest.yaml";
    private static final String DRAFT = "draft";
    private static final String AHEAD = ".ahead";
    private static final String BASE = ".base";
    private static final String REMOVED = ".removed";

    /**
     * The tapes of the session.
     *
     * @return in their order.
     * @throws IOException where the disk refuses.
     */
    public List<SessionTape> tapes() throws IOException {
        final List<SessionTape> tapes = new ArrayList<>();
        for (final Path entry : numbered()) {
            tapes.add(new SessionTape(number(entry), entry, Manifest.read(entry.resolve(MANIFEST))));
        }
        return tapes;
    }

    private List<Path> numbered() throws IOException {
        return entries(directory.resolve(TAPES)).stream()
            .filter(entry -> entry.getFileName().toString().matches("\\d{6}"))
            .toList();
    }

    /**
     * Whether nothing was ever recorded here.
     *
     * @return true for any other folder as well.
     * @throws IOException where the disk refuses.
     */
    public boolean hasNoTape() throws IOException {
        return numbered().isEmpty();
    }

    /**
     * Where a tape stands.
     *
     * @param number of the tape, from 1.
     * @return its folder, which need not be there.
     */
    public Path directoryOf(final int number) {
        return directory.resolve(TAPES).resolve(String.format(Locale.ROOT, "%06d", number));
    }

    private static int number(final Path tape) {
        return Integer.parseInt(tape.getFileName().toString());
    }

    private static List<Path> entries(final Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    /**
     * Makes the next tape, without frames. It is there with all that belongs to it, or not at all.
     *
     * @param firstSequence of the frames to come.
     * @param values        of its manifest, besides that.
     * @return for a {@link SessionTapeWriter}.
     * @throws IOException where the disk refuses.
     */
    public SessionTape begin(final long firstSequence, final Map<String, String> values) throws IOException {
        final List<Path> known = numbered();
        final int number = known.isEmpty() ? 1 : number(known.get(known.size() - 1)) + 1;
        final Map<String, String> all = new LinkedHashMap<>();
        all.put("kind", "session");
        all.put("record", "ALL");
        all.put(SessionTape.FIRST_SEQUENCE, Long.toString(firstSequence));
        all.putAll(values);
        final Manifest manifest = new Manifest(all);
        final Path draft = directory.resolve(TAPES).resolve(DRAFT);
        Files.createDirectories(draft);
        DiskReceipt.await(CatalogueUpdate.copySchema(draft));
        manifest.write(draft.resolve(MANIFEST));
        DiskReceipt.await(draft);
        final Path tape = directoryOf(number);
        Files.move(draft, tape, StandardCopyOption.ATOMIC_MOVE);
        DiskReceipt.await(tape.getParent());
        return new SessionTape(number, tape, manifest);
    }

    /**
     * Keeps a snapshot.
     *
     * @param snapshot to keep.
     * @throws IOException where the disk refuses.
     */
    public void write(final StateSnapshot snapshot) throws IOException {
        write(snapshot, name(snapshot.sequence(), SnapshotFile.SUFFIX));
    }

    private static String name(final long sequence, final String suffix) {
        return String.format(Locale.ROOT, "%016d", sequence) + suffix;
    }

    /** Keeps what the first of the tapes that stay begins with; it is not cleared away with the other snapshots. */
    private void writeBase(final StateSnapshot snapshot) throws IOException {
        write(snapshot, name(snapshot.sequence(), BASE));
    }

    private void write(final StateSnapshot snapshot, final String name) throws IOException {
        final Path folder = directory.resolve(SNAPSHOTS);
        Files.createDirectories(folder);
        SnapshotFile.write(folder.resolve(name), snapshot);
    }

    /**
     * Keeps a copy of a snapshot of another folder, where it is not there yet.
     *
     * @param file     in the other folder, sound.
     * @param snapshot that was read from it.
     * @return whether it was written.
     * @throws IOException where the disk refuses.
     */
    public boolean keep(final Path file, final StateSnapshot snapshot) throws IOException {
        final Path copy = directory.resolve(SNAPSHOTS).resolve(file.getFileName().toString());
        if (Files.exists(copy) && read(copy).isPresent()) {
            return false;
        }
        write(snapshot, copy.getFileName().toString());
        return true;
    }

    /**
     * The snapshots of the session, sound or not.
     *
     * @return files, the newest first.
     * @throws IOException where the disk refuses.
     */
    public List<Path> snapshots() throws IOException {
        return states(SnapshotFile.SUFFIX).sorted(Comparator.reverseOrder()).toList();
    }

    /**
     * What a session begins with whose first tapes are gone; more than one only while tapes are being taken away.
     *
     * @return files, the oldest first, sound or not.
     * @throws IOException where the disk refuses.
     */
    public List<Path> bases() throws IOException {
        return states(BASE).toList();
    }

    private Stream<Path> states(final String suffix) throws IOException {
        return entries(directory.resolve(SNAPSHOTS)).stream().filter(file -> file.toString().endsWith(suffix));
    }

    /**
     * Takes snapshots out of use that hold more than a session goes on from: their frames did not happen, and other
     * ones will have their numbers. They stay, under another name, for people to look at.
     *
     * @param sequence of the last frame that happened.
     * @throws IOException where the disk refuses.
     */
    public void setAsideSnapshotsBehind(final long sequence) throws IOException {
        final String last = name(sequence, SnapshotFile.SUFFIX);
        for (final Path file : snapshots()) {
            if (file.getFileName().toString().compareTo(last) > 0) {
                Files.move(file, file.resolveSibling(file.getFileName() + AHEAD), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /**
     * Takes the first tapes away, the oldest first: whenever that is cut short, what is left connects to a base.
     *
     * @param tapes that go, from the first one on.
     * @param base  behind the last of their frames.
     * @throws IOException where the disk refuses.
     */
    public void removeFirst(final List<SessionTape> tapes, final StateSnapshot base) throws IOException {
        writeBase(base);
        if (read(bases().get(bases().size() - 1)).filter(kept -> kept.sequence() == base.sequence()).isEmpty()) {
            throw new IOException(directory + ": the state behind the tapes was not kept, none of them was removed");
        }
        for (final SessionTape tape : tapes) {
            Files.move(tape.directory(), tape.directory().resolveSibling(tape.directory().getFileName() + REMOVED),
                StandardCopyOption.ATOMIC_MOVE);
        }
        finishRemoval();
    }

    /**
     * Deletes what a removal left behind that was cut short: a tape is gone by one rename, and its files after that.
     *
     * @throws IOException where the disk refuses.
     */
    public void finishRemoval() throws IOException {
        clearRemoved();
        final List<Path> left = numbered();
        for (final Path base : left.isEmpty() ? List.<Path>of() : bases()) {
            final Optional<StateSnapshot> state = read(base);
            final long first = Manifest.read(left.get(0).resolve(MANIFEST)).number(SessionTape.FIRST_SEQUENCE);
            if (state.isPresent() && state.get().sequence() + 1 < first) {
                Files.delete(base);
            }
        }
    }

    private void clearRemoved() throws IOException {
        for (final Path gone : entries(directory.resolve(TAPES))) {
            if (gone.toString().endsWith(REMOVED)) {
                for (final Path file : entries(gone)) {
                    Files.delete(file);
                }
                Files.delete(gone);
            }
        }
    }

    /**
     * Clears away old snapshots: the newest eight stay, and the last one of every tape; and what a death left behind of
     * one that was being written. Called while none is being written.
     *
     * @throws IOException where the disk refuses.
     */
    public void keepSnapshots() throws IOException {
        final NavigableSet<Long> tapes = new TreeSet<>();
        for (final Path tape : numbered()) {
            tapes.add(Manifest.read(tape.resolve(MANIFEST)).number(SessionTape.FIRST_SEQUENCE));
        }
        final List<Long> sequences = snapshots().stream().map(SessionFolder::sequence).toList();
        for (final long sequence : SnapshotChoice.dispensable(sequences, tapes)) {
            Files.delete(directory.resolve(SNAPSHOTS).resolve(name(sequence, SnapshotFile.SUFFIX)));
        }
        for (final Path unfinished : states(WholeFile.DRAFT).toList()) {
            Files.delete(unfinished);
        }
    }

    private static long sequence(final Path snapshot) {
        final String file = snapshot.getFileName().toString();
        return Long.parseLong(file.substring(0, file.length() - SnapshotFile.SUFFIX.length()));
    }

    /**
     * Reads a snapshot.
     *
     * @param file of the snapshot.
     * @return empty where it is not sound.
     * @throws IOException where the disk refuses.
     */
    public Optional<StateSnapshot> read(final Path file) throws IOException {
        return SnapshotFile.read(file);
    }
}
