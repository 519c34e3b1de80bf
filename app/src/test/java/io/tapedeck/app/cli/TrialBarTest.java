package io.tapedeck.app.cli;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The line that is written over fits on a terminal of 80 columns; the bar gives way to the words. */
class TrialBarTest {
    @Test
    void withFewWordsTheBarIsLong() {
        assertEquals("  [" + "#".repeat(15) + ".".repeat(15) + "] 50 of 100 trials, 9.0 a second",
            TrialBar.line("", 50, 100, ", 9.0 a second"));
    }

    @Test
    void withManyWordsItIsShort() {
        assertEquals("  the best of all folds in each: [##..] 1,000 of 2,000 trials, 1,234.5 a second",
            TrialBar.line("the best of all folds in each: ", 1_000, 2_000, ", 1,234.5 a second"));
    }

    @Test
    void whereNoTrialWasPlayedThereIsNoPace() {
        assertEquals(String.format("144 trials in 2.0 s, 72.0 a second%n"), TrialBar.summary("", 144, 0, 2));
        assertEquals(String.format("144 trials (100 of them finished before) in 2.0 s, 22.0 a second%n"),
            TrialBar.summary("", 144, 100, 2));
        assertEquals(String.format("1 trial in 2.0 s, 0.5 a second%n"), TrialBar.summary("", 1, 0, 2));
        assertEquals(String.format("144 trials (144 of them finished before) in 0.1 s%n"),
            TrialBar.summary("", 144, 144, 0.1));
    }

    @Test
    void nothingIsEverLongerThanTheTerminal() {
        final String line = TrialBar.line("the best of all folds in each: ", 9_000_000, 9_000_000_000L,
            ", 1,234.5 a second, 2,025 h 12 min left");

        assertEquals(79, line.length());
        assertTrue(line.startsWith("  the best of all folds in each: [] 9,000,000 of"), line);
    }
}
