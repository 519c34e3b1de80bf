package io.tapedeck.journal.inspect;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.catalogue.Manifest;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.journal.tape.TapeReader.SequenceRule;
import io.tapedeck.journal.tape.TapeSummary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A tape as a person names it: its folder, the run that it belongs to, or a reference of a journal such as {@code
 * binance/BTCUSDT/candles-1m@3}. Immutable.
 *
 * @param directory of the tape.
 * @param manifest  beside it; empty where the recording was cut off before it was written.
 */
public record RecordedTape(Path directory, Optional<Manifest> manifest) {
    /** Name of the manifest beside a tape. */
    static final String MANIFEST = "manifest.yaml";
    private static final String TAPE_OF_RUN = "tape";
    private static final String QUEUE_FILES = ".cq4";
    private static final String CODE_VERSION = "codeVersion";
    /** How many a session has; in no manifest on the disk. */
    static final String TAPES = "tapes";
    /** The number behind it is the instrument's; the value is its symbol and its decimals. */
    private static final String INSTRUMENT = "instrument.";

    /**
     * Finds a tape.
     *
     * @param path    as typed.
     * @param journal in which references are looked up.
     * @return the tape.
     * @throws NoTapeException where there is none.
     */
    public static RecordedTape find(final String path, final Path journal) {
        return at(Path.of(path))
            .or(() -> historyTape(path, journal).map(tape -> of(tape.directory())))
            .orElseThrow(() -> new NoTapeException(path
                + " is no tape: name the folder of a tape, a run such as runs/20220101T000000Z-sma-cross, or a tape of "
                + journal + " such as binance/BTCUSDT/candles-1m"));
    }

    /**
     * The tape in a folder.
     *
     * @param place folder of a tape or of a run.
     * @return empty where there is none.
     */
    public static Optional<RecordedTape> at(final Path place) {
        return Stream.of(place, place.resolve(TAPE_OF_RUN)).filter(RecordedTape::isTape).findFirst()
            .map(RecordedTape::of).or(() -> session(place));
    }

    /** The tapes of a session behind one another are one; it began as the first says, by a program as the last says. */
    private static Optional<RecordedTape> session(final Path place) {
        final List<SessionTape> tapes = tapes(place);
        if (tapes.isEmpty()) {
            return Optional.empty();
        }
        final Map<String, String> values = new LinkedHashMap<>(tapes.get(0).manifest().values());
        Optional.ofNullable(tapes.get(tapes.size() - 1).manifest().values().get(CODE_VERSION))
            .ifPresent(version -> values.put(CODE_VERSION, version));
        values.put(TAPES, Integer.toString(tapes.size()));
        return Optional.of(new RecordedTape(place, Optional.of(new Manifest(values))));
    }

    private static List<SessionTape> tapes(final Path session) {
        try {
            return new SessionFolder(session).tapes();
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Without a generation the current one is meant. */
    private static Optional<HistoryTape> historyTape(final String path, final Path journal) {
        final Catalogue catalogue = new Catalogue(journal);
        try {
            return path.contains("@")
                ? catalogue.byReference(path)
                : catalogue.tapes().stream().filter(tape -> tape.key().path().equals(path)).findFirst();
        } catch (final IllegalArgumentException noReference) {
            return Optional.empty();
        }
    }

    private static boolean isTape(final Path directory) {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> file.getFileName().toString().endsWith(QUEUE_FILES));
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static RecordedTape of(final Path directory) {
        final Path manifest = directory.resolve(MANIFEST);
        return new RecordedTape(directory,
            Files.exists(manifest) ? Optional.of(Manifest.read(manifest)) : Optional.empty());
    }

    /**
     * Whether it is a generation of history, not the recording of a session or a run.
     *
     * @return true for history.
     */
    public boolean isHistory() {
        return has("tape");
    }

    /**
     * Whether it is a whole live session, whose tapes stand one behind the other.
     *
     * @return false for one of those tapes by itself.
     */
    public boolean isSession() {
        return has(TAPES);
    }

    /**
     * The frames that a session's tapes begin with, but for the first: there the journal began a new file.
     *
     * @return their sequences; none for a tape by itself.
     */
    public Set<Long> laterStarts() {
        return isSession() ? tapes(directory).stream().skip(1).map(SessionTape::firstSequence)
            .collect(Collectors.toSet()) : Set.of();
    }

    /**
     * How the tape is named on the command line.
     *
     * @return a generation of history, a run, or a folder.
     */
    public String reference() {
        if (isHistory()) {
            return value("tape").orElseThrow() + value("generation").map(generation -> "@" + generation).orElse("");
        }
        final boolean isOfRun = directory.endsWith(TAPE_OF_RUN) && directory.getParent() != null;
        return (isOfRun ? directory.getParent() : directory).toString();
    }

    /**
     * What the tape tells about.
     *
     * @return such as {@code candles-1m} or {@code replay}; {@code unfinished} where nothing says it.
     */
    public String kind() {
        return isHistory()
            ? value("tape").orElseThrow().replaceFirst(".*/", "")
            : value("kind").orElse("unfinished");
    }

    /**
     * A value of the manifest.
     *
     * @param name of the value.
     * @return empty where there is none.
     */
    public Optional<String> value(final String name) {
        return manifest.map(values -> values.values().get(name));
    }

    /**
     * Whether frames of it are missing on purpose: it is a span of another tape, or its sound beginning.
     *
     * @return true for a tape that a cut or a repair wrote.
     */
    public boolean isPart() {
        return has(DerivedTape.CUT_FROM) || has(DerivedTape.REPAIRED_FROM);
    }

    private boolean has(final String name) {
        return value(name).isPresent();
    }

    /**
     * How long the candles of a history tape last.
     *
     * @return nanoseconds; 0 for a tape of single events, of a session or of a run.
     */
    long candleSpanNs() {
        final String path = manifest.map(values -> values.values().get("tape")).orElse("");
        return Timeframe.ofLabel(path.substring(path.lastIndexOf('-') + 1)).map(Timeframe::durationNs).orElse(0L);
    }

    /**
     * What must hold between the sequences of its frames: a recording may leave frames out, and a span of a tape does
     * not begin with 1.
     *
     * @return the rule to read it by.
     */
    public SequenceRule sequenceRule() {
        final boolean isWhole = !has(DerivedTape.CUT_FROM) && (isHistory()
            || manifest.filter(values -> "ALL".equals(values.values().get("record"))).isPresent());
        return isWhole ? SequenceRule.CONTIGUOUS : SequenceRule.RISING;
    }

    /**
     * Opens the tape.
     *
     * @return at its beginning.
     */
    public TapeReader open() {
        return isSession() ? TapeReader.ofParts(() -> tapes(directory))
            : new TapeReader(directory, sequenceRule(), precedingSequence());
    }

    /** What was counted when it was written; only history has that. */
    Optional<TapeSummary> summary() {
        return isHistory() ? TapeSummary.beside(directory) : Optional.empty();
    }

    /** A tape of a session goes on where the one before it ended. */
    private long precedingSequence() {
        return value(SessionTape.FIRST_SEQUENCE).map(first -> Long.parseLong(first) - 1).orElse(0L);
    }

    /**
     * The schema that its frames were written by.
     *
     * @return of the file beside the tape; this program's own where that is missing.
     */
    public RecordedSchema schema() {
        return RecordedSchema.beside(schemaFile().getParent());
    }

    /** A later version of the schema reads what an earlier one wrote: of a session, the last tape's counts. */
    Path schemaFile() {
        final List<SessionTape> tapes = isSession() ? tapes(directory) : List.of();
        return (tapes.isEmpty() ? directory : tapes.get(tapes.size() - 1).directory()).resolve(RecordedSchema.FILE);
    }

    /** The instruments of a session are defined on its first tape only: the manifests of all of them repeat it. */
    private static void defineOfSession(final RecordedInstruments instruments, final String name,
        final String value) {
        if (name.startsWith(INSTRUMENT)) {
            final String[] terms = value.split(" ");
            instruments.define(Integer.parseInt(name.substring(INSTRUMENT.length())), terms[0],
                Integer.parseInt(terms[1]), Integer.parseInt(terms[2]));
        }
    }

    /**
     * The instruments that are known before the first frame: history frames name theirs by number only.
     *
     * @return to be completed by the definitions on the tape.
     */
    public RecordedInstruments instruments() {
        final RecordedInstruments instruments = new RecordedInstruments();
        if (isHistory()) {
            final Map<String, String> values = manifest.orElseThrow().values();
            final List<String> path = List.of(values.get("tape").split("/"));
            instruments.define(0, path.get(1), Integer.parseInt(values.get("priceScale")),
                Integer.parseInt(values.get("quantityScale")));
        }
        manifest.ifPresent(of -> of.values().forEach((name, value) -> defineOfSession(instruments, name, value)));
        return instruments;
    }
}
