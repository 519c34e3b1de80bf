package io.tapedeck.gateways.intake;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What was put out, as lines: a number, with letters for how it came, or {@code gap 3-7}. */
final class NumberedLines {
    private NumberedLines() {
    }

    /** Every number up to an end comes once and in order, or lies in a gap that is told. */
    static void requireWhole(final List<String> out, final long end, final String seed) {
        long next = 0;
        for (final String line : out) {
            if (line.startsWith("gap ")) {
                final String[] span = line.substring(4).split("-");
                assertEquals(next, Long.parseLong(span[0]), seed + " " + out);
                next = Long.parseLong(span[1]);
            } else {
                assertEquals(next, Long.parseLong(line.replaceAll("[fh]", "")), seed + " " + out);
                next++;
            }
        }
        assertEquals(end, next, seed + " " + out);
    }
}
