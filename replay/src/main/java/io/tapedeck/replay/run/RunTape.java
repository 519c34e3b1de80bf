package io.tapedeck.replay.run;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.catalogue.CatalogueUpdate;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.catalogue.Manifest;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.replay.source.InstrumentSource;
import io.tapedeck.replay.source.SessionInput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tape that a replay or a live session leaves behind and its manifest: what was asked for, which tapes were read,
 * what came out.
 *
 * @param directory of the tape, or of the session.
 * @param manifest  beside it; that of the last tape of a session.
 */
public record RunTape(Path directory, Manifest manifest) {
    private static final String MANIFEST = "manifest.yaml";
    /** The number behind it is the ordinal that frames name as their source. */
    private static final String SOURCE = "source.";
    private static final String FINER = "finer.";
    /** Where the live session lies that the run was made from. */
    private static final String SESSION = "session";

    /**
     * Finds the tape of a run.
     *
     * @param run directory of the run.
     * @return its tape.
     * @throws UnusableRequestException where the run recorded none.
     */
    public static RunTape of(final Path run) {
        final Path directory = run.resolve("tape");
        if (!Files.isDirectory(run)) {
            throw new UnusableRequestException(Category.DATA, "there is no run " + run);
        }
        final Optional<RecordedTape> session = RecordedTape.at(run).filter(RecordedTape::isSession);
        if (session.isPresent()) {
            return new RunTape(run, session.get().manifest().orElseThrow());
        }
        if (Files.exists(run.resolve("optimisation.json")) || Files.exists(run.resolve("walkforward.json"))) {
            throw new UnusableRequestException(Category.USAGE, run + " holds a search, not a "
                + "run: 'tapedeck report " + run + "' tells it; play one of its trials with 'tapedeck replay'");
        }
        if (!Files.exists(directory) && !Files.exists(run.resolve("result.json"))) {
            throw new UnusableRequestException(Category.DATA, run + " is no folder of a run: it "
                + "has neither a result nor a tape; replay and live say where theirs is");
        }
        if (!Files.exists(directory.resolve(MANIFEST))) {
            throw new UnusableRequestException(Category.DATA, "run " + run
                + " has no finished tape to verify: it was interrupted, or recorded with --record none");
        }
        return new RunTape(directory, Manifest.read(directory.resolve(MANIFEST)));
    }

    /**
     * Completes the tape of a run.
     *
     * @param directory of the tape, whose writer is closed.
     * @param level     of the recording.
     * @param result    of the run.
     * @throws IOException where the disk refuses.
     */
    public static void complete(final Path directory, final RecordLevel level, final ReplayResult result)
        throws IOException {
        final Map<String, String> values = new LinkedHashMap<>();
        values.put("kind", "replay");
        values.put("fills", "simulated");
        values.put("record", level.name());
        values.put("codeVersion", result.settings().codeVersion());
        values.put("configHash", result.spec().hash());
        values.put("decisionDigest", result.digests().decisionsText());
        values.put("stateDigest", result.digests().stateText());
        for (final InstrumentSource source : result.sources()) {
            final int ordinal = source.instrument().id();
            values.put(SOURCE + ordinal, named(source.baseTape()));
            for (int index = 0; index < source.finerTapes().size(); index++) {
                values.put(FINER + ordinal + "." + index, named(source.finerTapes().get(index)));
            }
            source.trades().ifPresent(trades -> values.put(FINER + ordinal + ".trades", named(trades)));
        }
        if (result.input() instanceof SessionInput of) {
            values.put(SESSION, of.session().directory().toAbsolutePath().normalize().toString());
        }
        int ordinal = result.sources().size();
        for (final InstrumentSource source : result.sources()) {
            for (final HistoryTape events : source.events()) {
                values.put(SOURCE + ordinal, named(events));
                ordinal++;
            }
        }
        values.putAll(result.spec().asText());
        CatalogueUpdate.copySchema(directory);
        new Manifest(values).write(directory.resolve(MANIFEST));
    }

    private static String named(final HistoryTape tape) {
        return tape.reference() + " " + tape.contentHash();
    }

    /**
     * The configuration that was recorded.
     *
     * @return ready to be run again.
     * @throws UnusableRequestException where the manifest does not hold one.
     */
    public ReplaySpec spec() {
        try {
            return ReplaySpec.ofText(manifest.values());
        } catch (final RuntimeException incomplete) {
            throw new UnusableRequestException(Category.DATA, "the manifest in " + directory
                + " does not say what was run: it was shortened or changed");
        }
    }

    /**
     * Which frames were recorded.
     *
     * @return never null.
     */
    public RecordLevel level() {
        return RecordLevel.valueOf(manifest.text("record"));
    }

    /**
     * Whether its fills were simulated; those of a session that traded at a venue came from there.
     *
     * @return true for every replay.
     */
    public boolean hasSimulatedFills() {
        return "simulated".equals(manifest.values().getOrDefault("fills", "simulated"));
    }

    /**
     * Opens the tape.
     *
     * @return at its beginning, to be closed.
     */
    public TapeReader open() {
        return recorded().open();
    }

    /**
     * The frames that were recorded.
     *
     * @return the same tape, for those who look into it.
     * @throws UnusableRequestException where it is not there any more.
     */
    public RecordedTape recorded() {
        return RecordedTape.at(directory).orElseThrow(() -> new UnusableRequestException(
            Category.DATA, "the tape in " + directory + " is not there any more"));
    }

    /**
     * The live session whose inputs were played: the one that recorded this tape, or the one that something else was
     * tried on.
     *
     * @return empty for a replay of history.
     * @throws UnusableRequestException where it is not there any more.
     */
    public Optional<RecordedTape> session() {
        final RecordedTape own = recorded();
        return own.isSession() ? Optional.of(own) : own.value(SESSION).map(RunTape::session);
    }

    private static RecordedTape session(final String place) {
        return RecordedTape.at(Path.of(place)).filter(RecordedTape::isSession)
            .orElseThrow(() -> new UnusableRequestException(Category.DATA,
                "the run was made from the live session " + place + ", which is not there any more"));
    }

    /**
     * The digests that were recorded with it, of decisions and state.
     *
     * @return empty for a live session: they are those of its replay.
     */
    public Optional<String> digests() {
        return Optional.ofNullable(manifest.values().get("decisionDigest"))
            .map(decisions -> decisions + "/" + manifest.text("stateDigest"));
    }

    /**
     * The history that was read.
     *
     * @return reference of a tape to its content hash.
     */
    public Map<String, String> sources() {
        final Map<String, String> sources = new LinkedHashMap<>();
        manifest.values().forEach((name, value) -> {
            if (name.startsWith(SOURCE) || name.startsWith(FINER)) {
                sources.put(value.substring(0, value.indexOf(' ')), value.substring(value.indexOf(' ') + 1));
            }
        });
        return sources;
    }
}
