package io.tapedeck.replay.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells a check report to people. Used once, by one thread. */
final class CheckReportText {
    /** More lines than this of one kind hide the rest of the report. */
    private static final int LINES_OF_A_KIND = 20;

    private final CheckReport report;
    private final List<String> lines = new ArrayList<>();

    CheckReportText(final CheckReport report) {
        this.report = report;
    }

    List<String> lines() {
        lines.add(heading());
        report.damage().forEach(damage -> lines.add("damage: " + damage));
        if (report.tape().key().content().isCandles()) {
            addAll("misplaced candles", report.misplaced());
            addAll("impossible candles", report.impossible());
            lines.addAll(report.gaps().lines(LINES_OF_A_KIND));
        }
        lines.add(report.isSound() ? "sound" : "not sound: import this history again from its files");
        return lines;
    }

    private String heading() {
        final String unit = report.tape().key().content().isCandles() ? " candles, " : " events, ";
        return report.tape().reference() + ": " + report.frames() + unit
            + Instant.ofEpochSecond(0, report.tape().firstOpenNs()) + " to "
            + Instant.ofEpochSecond(0, report.tape().endNs());
    }

    private void addAll(final String name, final Findings<?> findings) {
        lines.add(name + ": " + (findings.isEmpty() ? "none" : Long.toString(findings.total())));
        findings.first().stream().limit(LINES_OF_A_KIND).forEach(finding -> lines.add("  " + finding));
        if (findings.total() > LINES_OF_A_KIND) {
            lines.add("  and " + (findings.total() - LINES_OF_A_KIND) + " more");
        }
    }
}
