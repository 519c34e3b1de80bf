package io.tapedeck.app.cli;

import io.tapedeck.replay.optimise.TrialProgress;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * How an optimisation gets on, on stderr: a line that is written over where that is a terminal (the launcher says so),
 * one line at the end in any case.
 */
final class TrialBar implements TrialProgress, AutoCloseable {
    private static final long INTERVAL_NS = 200_000_000L;
    private static final int WIDTH = 30;
    /** So that no line wraps on a terminal of 80: what wraps cannot be written over. */
    private static final int COLUMNS = 79;

    private final PrintWriter out;
    private final String name;
    private final boolean isTerminal = Boolean.getBoolean("tapedeck.terminal");
    private final long startNs = System.nanoTime();
    private long shownNs = startNs;
    private long finished;
    private long resumed;
    private boolean shown;

    TrialBar(final PrintWriter out) {
        this(out, "");
    }

    /** With what the trials are for before everything that is said. */
    TrialBar(final PrintWriter out, final String name) {
        this.out = out;
        this.name = name;
    }

    @Override
    public void onTrials(final long done, final long found, final long total) {
        finished = done;
        resumed = found;
        final long nowNs = System.nanoTime();
        if (isTerminal && nowNs - shownNs >= INTERVAL_NS) {
            shownNs = nowNs;
            show(done, Math.max(done, total));
        }
    }

    private void show(final long done, final long total) {
        final double rate = rate();
        final String left = rate > 0 && total < Long.MAX_VALUE
            ? ", " + duration((total - done) / rate) + " left" : "";
        final String line = line(name, done, total, String.format(Locale.ROOT, ", %.1f a second%s", rate, left));
        out.print("\r" + line + " ".repeat(COLUMNS - line.length()));
        out.flush();
        shown = true;
    }

    /** The bar has what the words leave. */
    static String line(final String name, final long done, final long total, final String pace) {
        final String words = String.format(Locale.ROOT, "] %,d of %s%s", done, TrialWords.trials(total), pace);
        final String begin = "  " + name + "[";
        final int width = Math.max(0, Math.min(WIDTH, COLUMNS - begin.length() - words.length()));
        final int filled = (int) (width * (double) done / total);
        final String line = begin + "#".repeat(filled) + ".".repeat(width - filled) + words;
        return line.substring(0, Math.min(COLUMNS, line.length()));
    }

    /** Those that are played now count, and not those that were found finished. */
    private double rate() {
        return (finished - resumed) / ((System.nanoTime() - startNs) / 1e9);
    }

    /** Where none was played there was no pace. */
    static String summary(final String name, final long finished, final long resumed, final double seconds) {
        final String before = resumed > 0 ? String.format(Locale.ROOT, " (%,d of them finished before)", resumed) : "";
        final String pace = finished > resumed
            ? String.format(Locale.ROOT, ", %.1f a second", (finished - resumed) / seconds) : "";
        return String.format(Locale.ROOT, "%s%s%s in %.1f s%s%n", name, TrialWords.trials(finished), before, seconds,
            pace);
    }

    private static String duration(final double seconds) {
        final Duration left = Duration.ofSeconds((long) seconds);
        return left.toHours() > 0 ? left.toHours() + " h " + left.toMinutesPart() + " min"
            : left.toMinutes() > 0 ? left.toMinutes() + " min " + left.toSecondsPart() + " s" : left.toSeconds() + " s";
    }

    @Override
    public void close() {
        if (shown) {
            out.print("\r" + " ".repeat(COLUMNS) + "\r");
        }
        out.print(summary(name, finished, resumed, (System.nanoTime() - startNs) / 1e9));
        out.flush();
    }
}
