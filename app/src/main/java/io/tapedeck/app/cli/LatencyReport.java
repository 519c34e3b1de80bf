package io.tapedeck.app.cli;

import io.tapedeck.journal.latency.StageLatencies;
import io.tapedeck.journal.latency.TimedFrame;
import io.tapedeck.replay.report.Decimals;
import org.HdrHistogram.Histogram;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Stage times as a table and as a document; nanoseconds.
 *
 * @param tape      as it is named.
 * @param latencies of its frames.
 */
record LatencyReport(String tape, StageLatencies latencies) {
    private static final Map<String, Double> PERCENTILES = percentiles();
    private static final double NANOS_PER_MILLI = 1e6;

    private static Map<String, Double> percentiles() {
        final Map<String, Double> percentiles = new LinkedHashMap<>();
        percentiles.put("p50", 50.0);
        percentiles.put("p90", 90.0);
        percentiles.put("p99", 99.0);
        percentiles.put("p99.9", 99.9);
        percentiles.put("max", 100.0);
        return percentiles;
    }

    String text() {
        final StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%s: %,d of %,d frames timed, nanoseconds%n", tape, latencies.frames(),
            latencies.framesRead()));
        text.append(String.format(Locale.ROOT, "%-12s", "stage"));
        PERCENTILES.keySet().forEach(name -> text.append(String.format(Locale.ROOT, "%12s", name)));
        text.append('\n');
        latencies.histograms().forEach((stage, histogram) -> appendRow(text, stage, histogram));
        latencies.receipts().byKind().forEach((kind, delays) -> text.append(receipt(kind, delays)).append('\n'));
        if (latencies.receipts().ringWait().getTotalCount() > 0) {
            text.append("inputs waited for the pipeline, ms: ").append(millis(latencies.receipts().ringWait()))
                .append('\n');
        }
        if (!latencies.worst().isEmpty()) {
            appendWorst(text);
        }
        return text.toString();
    }

    private static String receipt(final String kind, final Histogram delays) {
        return kind + " were received after " + (kind.equals("candles") ? "their close" : "the venue's time") + ", ms: "
            + millis(delays);
    }

    private static String millis(final Histogram histogram) {
        return PERCENTILES.entrySet().stream().map(each -> String.format(Locale.ROOT, "%s %,.3f", each.getKey(),
            histogram.getValueAtPercentile(each.getValue()) / NANOS_PER_MILLI)).collect(Collectors.joining(", "));
    }

    private static void appendRow(final StringBuilder text, final String stage, final Histogram histogram) {
        text.append(String.format(Locale.ROOT, "%-12s", stage));
        PERCENTILES.values().forEach(percentile ->
            text.append(String.format(Locale.ROOT, "%,12d", histogram.getValueAtPercentile(percentile))));
        text.append('\n');
    }

    private void appendWorst(final StringBuilder text) {
        text.append("\nslowest frames\n").append(String.format(Locale.ROOT,
            "%12s  %-20s %-20s %8s %12s  %-12s %8s  %s%n",
            "sequence", "engine time", "input", "messages", "total", "most in", "batch", "around it"));
        latencies.worst().forEach(frame -> text.append(line(frame)).append('\n'));
    }

    private static String line(final TimedFrame frame) {
        return String.format(Locale.ROOT, "%12d  %-20s %-20s %8d %,12d  %-12s %8s  %s", frame.sequence(),
            Decimals.instant(frame.engineTimeNs()), frame.input(), frame.messages(), frame.totalNs(),
            frame.slowestStage(), batch(frame).map(String::valueOf).orElse("-"),
            around(frame))
            .stripTrailing();
    }

    private static String around(final TimedFrame frame) {
        final String roll = frame.isFirstOfTape() ? "new tape" : "";
        return frame.hasCollection() ? "garbage collection" + (roll.isEmpty() ? "" : ", " + roll) : roll;
    }

    private static Optional<Long> batch(final TimedFrame frame) {
        return frame.backToBack().stream().boxed().findFirst();
    }

    Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("tape", tape);
        document.put("frames", latencies.frames());
        document.put("framesRead", latencies.framesRead());
        final Map<String, Object> stages = new LinkedHashMap<>();
        latencies.histograms().forEach((stage, histogram) -> stages.put(stage, figures(histogram)));
        document.put("stagesNs", stages);
        final Map<String, Object> receipts = new LinkedHashMap<>();
        latencies.receipts().byKind().forEach((kind, delays) -> receipts.put(kind, figures(delays)));
        document.put("receivedAfterNs", receipts);
        document.put("ringWaitNs", latencies.receipts().ringWait().getTotalCount() == 0 ? null
            : figures(latencies.receipts().ringWait()));
        document.put("worst", latencies.worst().stream().map(LatencyReport::document).toList());
        return document;
    }

    private static Map<String, Object> figures(final Histogram histogram) {
        final Map<String, Object> figures = new LinkedHashMap<>();
        PERCENTILES.forEach((name, percentile) -> figures.put(name, histogram.getValueAtPercentile(percentile)));
        return figures;
    }

    private static Map<String, Object> document(final TimedFrame frame) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("sequence", frame.sequence());
        document.put("engineTime", Decimals.instant(frame.engineTimeNs()));
        document.put("input", frame.input());
        document.put("messages", frame.messages());
        document.put("totalNs", frame.totalNs());
        document.put("stagesNs", frame.stagesNs());
        document.put("batch", batch(frame).orElse(null));
        document.put("garbageCollection", frame.hasCollection());
        document.put("newTape", frame.isFirstOfTape());
        return document;
    }
}
