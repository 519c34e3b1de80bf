package io.tapedeck.app.cli;

import io.tapedeck.journal.backup.CopiedSource;
import io.tapedeck.journal.backup.CopiedTape;
import io.tapedeck.journal.backup.CopiedTape.Fate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What a backup did, for people and for programs. Immutable.
 *
 * @param to     folder of the copies.
 * @param copied sources.
 */
record BackupReport(Path to, List<CopiedSource> copied) {
    boolean isSound() {
        return copied.stream().allMatch(source -> source.problems().isEmpty());
    }

    /** Runs are many: a line for all that stand in one folder. */
    String text() {
        final Map<Path, List<CopiedSource>> lines = new LinkedHashMap<>();
        for (final CopiedSource source : copied) {
            final Path line = source.kind() == CopiedSource.Kind.RUN ? source.target().getParent() : source.target();
            lines.computeIfAbsent(line, any -> new ArrayList<>()).add(source);
        }
        final StringBuilder text = new StringBuilder();
        lines.forEach((target, sources) -> append(text, target, sources));
        return text.toString();
    }

    private static void append(final StringBuilder text, final Path target, final List<CopiedSource> sources) {
        final List<String> problems = sources.stream().flatMap(source -> source.problems().stream()).toList();
        text.append(problems.isEmpty() ? "sound    " : "DAMAGED  ").append(target)
            .append(": tapes copied ").append(sum(sources, source -> source.count(Fate.COPIED)))
            .append(" (").append(sum(sources, CopiedSource::copiedFrames)).append(" frames), unchanged ")
            .append(sum(sources, source -> source.count(Fate.UNCHANGED))).append(", left as they were ")
            .append(sum(sources, source -> source.count(Fate.KEPT))).append("; small files written ")
            .append(sum(sources, CopiedSource::files));
        sources.get(0).lastSequence().filter(last -> sources.get(0).kind() == CopiedSource.Kind.SESSION)
            .ifPresent(last -> text.append("; up to frame ").append(last));
        text.append('\n');
        problems.forEach(problem -> text.append("  damaged: ").append(problem).append('\n'));
        sources.forEach(source -> source.notes().forEach(note -> text.append("  note: ").append(note).append('\n')));
    }

    private static long sum(final List<CopiedSource> sources, final ToLongFunction<CopiedSource> figure) {
        return sources.stream().mapToLong(figure).sum();
    }

    Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("to", to);
        document.put("sound", isSound());
        document.put("sources", copied.stream().map(BackupReport::document).toList());
        return document;
    }

    private static Map<String, Object> document(final CopiedSource source) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", lower(source.kind()));
        document.put("source", source.source());
        document.put("target", source.target());
        document.put("copied", source.count(Fate.COPIED));
        document.put("copiedFrames", source.copiedFrames());
        document.put("unchanged", source.count(Fate.UNCHANGED));
        document.put("left", source.count(Fate.KEPT));
        document.put("filesWritten", source.files());
        source.lastSequence().filter(last -> source.kind() == CopiedSource.Kind.SESSION)
            .ifPresent(last -> document.put("lastSequence", last));
        document.put("tapes", source.tapes().stream().map(BackupReport::document).toList());
        document.put("problems", source.problems());
        document.put("notes", source.notes());
        return document;
    }

    private static Map<String, Object> document(final CopiedTape tape) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("tape", tape.name());
        document.put("fate", lower(tape.fate()));
        document.put("frames", tape.frames());
        tape.damage().ifPresent(problem -> document.put("damage", problem));
        return document;
    }

    private static String lower(final Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
