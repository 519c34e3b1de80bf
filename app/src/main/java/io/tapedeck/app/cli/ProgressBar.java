package io.tapedeck.app.cli;

import io.tapedeck.replay.importer.ImportProgress;
import io.tapedeck.replay.run.RunProgress;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * A bar on stderr for work that takes longer than a moment, where stderr is a terminal (the launcher says so).
 */
final class ProgressBar implements RunProgress, ImportProgress, AutoCloseable {
    private static final long PATIENCE_NS = 700_000_000L;
    private static final long INTERVAL_NS = 100_000_000L;
    private static final int WIDTH = 40;

    private final PrintWriter out;
    private final boolean isTerminal = Boolean.getBoolean("tapedeck.terminal");
    private final long startNs = System.nanoTime();
    private long shownNs = startNs;
    private boolean shown;

    ProgressBar(final PrintWriter out) {
        this.out = out;
    }

    @Override
    public void onProgress(final long done, final long total) {
        if (isDue()) {
            final long whole = Math.max(done, total);
            final int filled = (int) (WIDTH * done / whole);
            show(String.format(Locale.ROOT, "[%s%s] %3d %%", "#".repeat(filled), ".".repeat(WIDTH - filled),
                100 * done / whole));
        }
    }

    @Override
    public void onRows(final long rowsRead) {
        if (isDue()) {
            show(String.format(Locale.ROOT, "%,d rows read", rowsRead));
        }
    }

    private boolean isDue() {
        final long nowNs = System.nanoTime();
        if (!isTerminal || nowNs - startNs < PATIENCE_NS || nowNs - shownNs < INTERVAL_NS) {
            return false;
        }
        shownNs = nowNs;
        return true;
    }

    private void show(final String text) {
        shown = true;
        out.print("\r  " + text);
        out.flush();
    }

    @Override
    public void close() {
        if (shown) {
            out.print("\r" + " ".repeat(WIDTH + 12) + "\r");
            out.flush();
        }
    }
}
