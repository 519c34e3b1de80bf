package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.tape.TapeReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies what is sound of a damaged tape, and never touches the tape itself. Stateless. */
public final class TapeRepair {
    /** Beside the copy: what was found, for people. */
    public static final String REPORT = "repair.txt";

    private TapeRepair() {
    }

    /**
     * Writes a sound copy.
     *
     * @param tape        that is damaged.
     * @param findings    of its verification.
     * @param directory   of the copy, which must not be there yet.
     * @param codeVersion of this program.
     * @throws IOException     where the disk refuses.
     * @throws NoTapeException where no frame is sound.
     */
    public static void write(final RecordedTape tape, final TapeFindings findings, final Path directory,
        final String codeVersion) throws IOException {
        if (findings.sound().frames() == 0) {
            throw new NoTapeException("nothing of " + tape.directory() + " is sound: there is nothing to copy");
        }
        try (DerivedTape copy = DerivedTape.begin(tape, directory)) {
            copy(tape, findings.sound().frames(), copy);
            copy.complete(origin(tape, findings, codeVersion));
            Files.write(directory.resolve(REPORT), report(tape, findings));
        }
    }

    private static void copy(final RecordedTape tape, final long frames, final DerivedTape copy) {
        final Frame frame = Frame.allocate();
        try (TapeReader reader = tape.open()) {
            for (long copied = 0; copied < frames && reader.advance(); copied++) {
                reader.copyTo(frame);
                copy.append(frame);
            }
        }
    }

    private static Map<String, String> origin(final RecordedTape tape, final TapeFindings findings,
        final String codeVersion) {
        final Map<String, String> origin = new LinkedHashMap<>();
        origin.put(DerivedTape.REPAIRED_FROM, tape.directory().toAbsolutePath().normalize().toString());
        origin.put("repairedUpTo", Long.toString(findings.sound().lastSequence()));
        origin.put("repairedBy", codeVersion);
        origin.put("damage", findings.damage().isEmpty() ? "none" : findings.damage().get(0).problem());
        return origin;
    }

    private static List<String> report(final RecordedTape tape, final TapeFindings findings) {
        return List.of(
            "This is a copy of the sound frames of " + tape.directory() + ".",
            "Copied: " + findings.sound().frames() + " frames, sequence " + findings.sound().firstSequence() + " to "
                + findings.sound().lastSequence() + ".",
            "Damage: " + String.join("; ", findings.damage().stream().map(TapeDamage::problem).toList()) + ".",
            "What stood behind it is not here.");
    }
}
