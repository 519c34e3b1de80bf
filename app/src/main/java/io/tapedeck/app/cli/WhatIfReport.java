package io.tapedeck.app.cli;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.replay.difference.TradeChanges;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.whatif.SpecChange;
import io.tapedeck.replay.whatif.WhatIfResult;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a change, for people and for programs. Immutable.
 *
 * @param run               that was changed, as typed.
 * @param changes           that were made.
 * @param result            of both replays.
 * @param hasSimulatedFills whether the recorded fills were simulated, too.
 * @param kept              folder of the changed run; empty where it was not kept.
 */
record WhatIfReport(String run, List<SpecChange> changes, WhatIfResult result, boolean hasSimulatedFills,
    Optional<Path> kept) {

    private static final String FOREIGN_FILLS = "the fills of this session came from a venue; here both sides simulate "
        + "them, so that neither is what was traded";

    int exitCode() {
        return result.damage().isPresent() || result.changed().firstFailure().isPresent()
            ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    List<String> lines(final int rows) {
        final List<String> lines = new ArrayList<>();
        lines.add("what if " + run + " had");
        changes.forEach(change -> lines.add("  " + change.name() + ": " + change.before() + " -> " + change.after()));
        if (!hasSimulatedFills) {
            lines.add("note: " + FOREIGN_FILLS);
        }
        lines.add(divergence());
        lines.add(trades());
        lines.addAll(new TradeChangeTable(result).lines(rows));
        lines.addAll(resultLines());
        result.changed().firstFailure().ifPresent(failure -> lines.add("the changed run FAILED: " + failure));
        kept.ifPresent(path -> lines.add("changed run: " + path));
        return lines;
    }

    private String divergence() {
        return result.divergence().map(difference -> "the runs part " + VerifyReport.sentence(difference))
            .or(() -> result.damage().map(damage -> "up to the damage the runs do not part: " + damage))
            .orElse("the runs do not part: everything that is recorded is the same");
    }

    private String trades() {
        final TradeChanges trades = result.trades();
        return String.format(Locale.ROOT, "trades: %,d the same, %,d with another result, %,d lost, %,d gained",
            trades.same(), trades.altered().size(), trades.lost().size(), trades.gained().size());
    }

    private List<String> resultLines() {
        final List<String> lines = new ArrayList<>();
        lines.add("result: final equity " + equity(result.recorded()) + " -> " + equity(result.changed())
            + ", difference " + Decimals.money(result.difference()) + ", of which");
        result.attribution().parts().forEach((name, amount) -> {
            if (amount != 0) {
                lines.add(String.format(Locale.ROOT, "  %-26s %20s", words(name), fixed(amount)));
            }
        });
        lines.add(String.format(Locale.ROOT, "  %-26s %20s", "sum", fixed(result.attribution().sum())));
        return lines;
    }

    /** All decimals, so that the points stand below each other. */
    private static String fixed(final long amount) {
        return BigDecimal.valueOf(amount, FixedPoint.MONEY_SCALE).toPlainString();
    }

    private static String words(final String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT).replace("trades other", "trades, other");
    }

    private static String equity(final ReplayResult run) {
        return Decimals.money(run.performance().finalEquity());
    }

    Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", run);
        document.put("changes", changes.stream().map(WhatIfReport::document).toList());
        document.put("fills", "simulated");
        document.put("note", hasSimulatedFills ? null : FOREIGN_FILLS);
        document.put("firstDivergence", result.divergence().map(VerifyReport::document).orElse(null));
        document.put("damage", result.damage().orElse(null));
        document.put("digests", digests());
        document.put("trades", new TradeChangeTable(result).document());
        document.put("result", resultDocument());
        document.put("failure", result.changed().firstFailure().orElse(null));
        document.put("changedRun", kept.orElse(null));
        return document;
    }

    private static Map<String, Object> document(final SpecChange change) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", change.name());
        document.put("before", change.before());
        document.put("after", change.after());
        return document;
    }

    private Map<String, Object> digests() {
        final Map<String, Object> digests = new LinkedHashMap<>();
        digests.put("recordedDecisions", result.recorded().digests().decisionsText());
        digests.put("changedDecisions", result.changed().digests().decisionsText());
        return digests;
    }

    private Map<String, Object> resultDocument() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("recordedFinalEquity", money(result.recorded().performance().finalEquity()));
        document.put("changedFinalEquity", money(result.changed().performance().finalEquity()));
        document.put("difference", money(result.difference()));
        final Map<String, Object> parts = new LinkedHashMap<>();
        result.attribution().parts().forEach((name, amount) -> parts.put(name, money(amount)));
        parts.put("sum", money(result.attribution().sum()));
        document.put("attribution", parts);
        return document;
    }

    private static Object money(final long amount) {
        return TradeChangeTable.money(amount);
    }
}
