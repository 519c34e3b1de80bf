package io.tapedeck.app.cli;

import io.tapedeck.app.download.DownloadProgress;
import io.tapedeck.app.download.Span;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * How far a download is, on stderr: a line that is written over where stderr is a terminal (the launcher says so), else
 * a line now and then. One thread.
 */
final class DownloadBar implements DownloadProgress, AutoCloseable {
    private static final long ON_A_TERMINAL_NS = 200_000_000L;
    private static final long ELSEWHERE_NS = 15_000_000_000L;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int WIDTH = 100;

    private final PrintWriter out;
    private final boolean isTerminal = Boolean.getBoolean("tapedeck.terminal");
    private String symbol = "";
    private Span current;
    private long startNs;
    private long startRows;
    private long shownNs = System.nanoTime();
    private boolean shown;

    DownloadBar(final PrintWriter out) {
        this.out = out;
    }

    void begin(final String name) {
        symbol = name;
        current = null;
    }

    @Override
    public void onFetched(final long reachedNs, final Span of, final long rows) {
        final long nowNs = System.nanoTime();
        if (!of.equals(current)) {
            current = of;
            startNs = nowNs;
            startRows = rows;
        }
        if (nowNs - shownNs >= (isTerminal ? ON_A_TERMINAL_NS : ELSEWHERE_NS)) {
            shownNs = nowNs;
            show(text(reachedNs, rows - startRows, (nowNs - startNs) / NANOS_PER_SECOND));
        }
    }

    private String text(final long reachedNs, final long rows, final double seconds) {
        final double part = Math.min(1, (double) (reachedNs - current.fromNs()) / (current.toNs() - current.fromNs()));
        return String.format(Locale.ROOT, "%s %3d %% up to %s, %,.0f rows/s, %s left", symbol, (int) (100 * part),
            Instant.ofEpochSecond(0, reachedNs).truncatedTo(ChronoUnit.MINUTES), seconds > 0 ? rows / seconds : 0,
            part > 0 ? words(Duration.ofSeconds((long) (seconds / part * (1 - part)))) : "some time");
    }

    private static String words(final Duration left) {
        return left.toHours() > 0 ? left.toHours() + " h " + left.toMinutesPart() + " min"
            : left.toMinutes() > 0 ? left.toMinutes() + " min " + left.toSecondsPart() + " s" : left.toSeconds() + " s";
    }

    private void show(final String text) {
        shown = isTerminal;
        out.print(isTerminal ? "\r  " + text + "   " : "tapedeck: " + text + "\n");
        out.flush();
    }

    @Override
    public void onNotice(final String sentence) {
        close();
        out.println("tapedeck: " + sentence);
        out.flush();
    }

    @Override
    public void close() {
        if (shown) {
            out.print("\r" + " ".repeat(WIDTH) + "\r");
            out.flush();
            shown = false;
        }
    }
}
