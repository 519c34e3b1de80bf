package io.tapedeck.replay.importer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The importer against an obvious twin, on random files that are unsorted, repeat, overlap, enrich and contradict. */
class ReconciliationPropertyTest {
    private static final int ROUNDS = 12;
    private static final int MINUTES = 60;
    private static final long FIRST_MS = 1_640_995_200_000L;

    @TempDir
    private Path directory;

    /** Keeps lines by minute and applies the rules as they are told. */
    private static final class Twin {
        private final Map<Long, String[]> tape = new TreeMap<>();
        private long added;
        private long known;
        private long enriched;
        private long conflicting;
        private long repeated;

        private void take(final List<String> file) {
            final Set<String> seen = new HashSet<>();
            for (final String line : file) {
                if (!seen.add(line)) {
                    repeated++;
                } else {
                    take(line.split(","));
                }
            }
        }

        private void take(final String[] fields) {
            final String[] kept = tape.get(Long.parseLong(fields[0]));
            if (kept == null) {
                tape.put(Long.parseLong(fields[0]), onTape(fields));
                added++;
            } else if (!kept[5].equals(fields[5])) {
                conflicting++;
            } else if (fields.length > 6 && kept[6].equals("-")) {
                tape.put(Long.parseLong(fields[0]), onTape(fields));
                enriched++;
            } else {
                known++;
            }
        }

        private static String[] onTape(final String[] fields) {
            final boolean full = fields.length > 6;
            return new String[] {fields[0], fields[1], fields[2], fields[3], fields[4], fields[5],
                full ? fields[7] : "-", full ? fields[8] : "-", full ? fields[9] : "-"};
        }

        private RowCounts counts() {
            return new RowCounts(added, known, enriched, conflicting, repeated);
        }

        private List<String> rows() {
            return tape.values().stream().map(fields -> String.join(",", fields)).toList();
        }
    }

    @Test
    void importsAsTheRulesSay() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            final long seed = 1_000 + round;
            final Random random = new Random(seed);
            final ImportFixture fixture = new ImportFixture(directory.resolve("round" + round));
            directory.resolve("round" + round).toFile().mkdir();
            final Twin twin = new Twin();
            for (int step = 0; step < 3; step++) {
                importSome(fixture, twin, random, "seed " + seed + " step " + step);
            }
        }
    }

    private static void importSome(final ImportFixture fixture, final Twin twin, final Random random,
        final String message) throws IOException {
        final Path[] files = new Path[1 + random.nextInt(3)];
        final RowCounts before = twin.counts();
        for (int file = 0; file < files.length; file++) {
            final List<String> lines = randomFile(random);
            twin.take(lines);
            files[file] = fixture.csv("file" + file + ".csv", lines.toArray(String[]::new));
        }
        final RowCounts counts = fixture.run(files).rows();
        assertEquals(difference(before, twin.counts()), counts, message);
        assertEquals(twin.rows(), fixture.rows(), message);
    }

    private static RowCounts difference(final RowCounts before, final RowCounts after) {
        return new RowCounts(after.added() - before.added(), after.known() - before.known(),
            after.enriched() - before.enriched(), after.conflicting() - before.conflicting(),
            after.repeated() - before.repeated());
    }

    private static List<String> randomFile(final Random random) {
        final boolean full = random.nextBoolean();
        final List<String> lines = new ArrayList<>();
        for (int minute = 0; minute < MINUTES; minute++) {
            // Twice the same line now and then, and now and then another volume for the same minute.
            for (int times = random.nextInt(3); times > 0; times--) {
                lines.add(line(minute, random.nextInt(10) == 0 ? 4 : 5, full));
            }
        }
        lines.add(line(MINUTES, 5, full));
        Collections.shuffle(lines, random);
        return lines;
    }

    private static String line(final int minute, final int volume, final boolean full) {
        final long openMs = FIRST_MS + minute * 60_000L;
        final String line = openMs + ",10,12,9,11," + volume;
        return full ? line + "," + (openMs + 59_999) + ",50,7,2,20,0" : line;
    }
}
