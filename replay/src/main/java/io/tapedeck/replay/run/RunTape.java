package io.tapedeck.replay.run;

import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.catalogue.CatalogueUpdate;
import io.tapedeck.journal.catalogue.Manifest;
import io.tapedeck.replay.source.InstrumentSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tape that a replay leaves behind and its manifest: what was asked for, which tapes were read, what came out.
 *
 * @param directory of the tape.
 * @param manifest  beside it.
 */
public record RunTape(Path directory, Manifest manifest) {
    private static final String MANIFEST = "manifest.yaml";
    private static final String SOURCE = "source.";

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
            throw new UnusableRequestException(UnusableRequestException.Reason.DATA, "there is no run " + run);
        }
        if (!Files.exists(directory.resolve(MANIFEST))) {
            throw new UnusableRequestException(UnusableRequestException.Reason.DATA, "run " + run
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
            values.put(SOURCE + source.baseTape().reference(), source.baseTape().contentHash());
            source.finerTapes().forEach(tape -> values.put(SOURCE + tape.reference(), tape.contentHash()));
        }
        values.putAll(result.spec().asText());
        CatalogueUpdate.copySchema(directory);
        new Manifest(values).write(directory.resolve(MANIFEST));
    }

    /**
     * The configuration that was recorded.
     *
     * @return ready to be run again.
     */
    public ReplaySpec spec() {
        return ReplaySpec.ofText(manifest.values());
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
     * The history that was read.
     *
     * @return reference of a tape to its content hash.
     */
    public Map<String, String> sources() {
        final Map<String, String> sources = new LinkedHashMap<>();
        manifest.values().forEach((name, value) -> {
            if (name.startsWith(SOURCE)) {
                sources.put(name.substring(SOURCE.length()), value);
            }
        });
        return sources;
    }
}
