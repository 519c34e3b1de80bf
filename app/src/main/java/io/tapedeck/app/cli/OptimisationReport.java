package io.tapedeck.app.cli;

import io.tapedeck.replay.optimise.Axis;
import io.tapedeck.replay.optimise.BestEvidence;
import io.tapedeck.replay.optimise.Objective;
import io.tapedeck.replay.optimise.OptimisationFindings;
import io.tapedeck.replay.optimise.OptimisationResult;
import io.tapedeck.replay.optimise.PlaceboEvidence;
import io.tapedeck.replay.optimise.Plateau;
import io.tapedeck.replay.optimise.SelectionEvidence;
import io.tapedeck.replay.optimise.TrialRow;
import io.tapedeck.replay.overfitting.TradeShuffle;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What an optimisation found, for people. Immutable.
 *
 * @param found by it.
 */
record OptimisationReport(OptimisationFindings found) {
    String text(final Path folder) {
        final OptimisationResult result = found.result();
        final StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%s of %s, best by %s%n", TrialWords.trials(result.trials()),
            result.plan().base().strategy().name(), result.plan().objectives().get(0).text()));
        text.append(table(result.best()));
        if (!result.front().isEmpty()) {
            text.append(String.format(Locale.ROOT, "%nnot beaten in %s%n", String.join(" and ",
                result.plan().objectives().stream().map(Objective::text).toList()))).append(table(result.front()));
        }
        found.holdOut().ifPresent(part -> text.append(String.format(Locale.ROOT, "%nthe same, where the search did not "
            + "look: %s to %s%n", part.from(), part.to())).append(table(part.rows())));
        result.best().stream().findFirst().filter(row -> row.failure().isEmpty() && row.trades() == 0)
            .ifPresent(row -> text.append("\nthe best one closed no trade: there is nothing that it proves\n"));
        result.neighbourhood().best().ifPresent(plateau -> text.append(plateau(plateau)));
        found.evidence().ifPresent(proof -> text.append(evidence(proof)).append(shuffle(proof.shuffle()))
            .append(selection(proof.selection())));
        found.placebo().ifPresent(markets -> text.append(placebo(markets)));
        text.append(FailedTrialsText.of(result.failed()));
        return text.append("  folder  ").append(folder).append('\n').toString();
    }

    private static String evidence(final BestEvidence proof) {
        return String.format(Locale.ROOT, "%nhow much the best one proves%n"
                + "  Sharpe ratio %s; without any skill the best of %,d shows %s%n"
                + "  deflated Sharpe ratio %s (0.95 is evidence); had it been the only trial %s%n"
                + "  nine of ten: Sharpe ratio %s to %s, total return %s to %s, deepest drawdown %s to %s%n",
            figure(proof.sharpe()), proof.trials(), figure(proof.expectedMaximum()), figure(proof.deflated()),
            figure(proof.probabilistic()), figure(proof.luck().sharpe().low()),
            figure(proof.luck().sharpe().high()), figure(proof.luck().totalReturn().low()),
            figure(proof.luck().totalReturn().high()), figure(proof.luck().maxDrawdown().low()),
            figure(proof.luck().maxDrawdown().high()));
    }

    private static String plateau(final Plateau plateau) {
        if (plateau.neighbours().isEmpty()) {
            return String.format(Locale.ROOT, "%nnone of the %d neighbours of the best one was tried%n",
                plateau.possible());
        }
        return String.format(Locale.ROOT, "%nthe best one among its neighbours, of which %d of %d were tried%n"
                + "  it has %s, they %s on average and %s at worst%n", plateau.neighbours().size(), plateau.possible(),
            figure(plateau.figure()), figure(plateau.mean()), figure(plateau.worst()));
    }

    private static String shuffle(final TradeShuffle shuffle) {
        return String.format(Locale.ROOT, "  its %,d trades in another order, nine of ten: deepest drawdown %s to %s "
                + "(was %s), losses in a row %.0f to %.0f (were %d)%n", shuffle.trades(),
            figure(shuffle.maxDrawdownInterval().low()), figure(shuffle.maxDrawdownInterval().high()),
            figure(shuffle.maxDrawdown()), shuffle.lossStreakInterval().low(), shuffle.lossStreakInterval().high(),
            shuffle.longestLossStreak());
    }

    private static String selection(final SelectionEvidence selection) {
        return selection.found().map(found -> String.format(Locale.ROOT,
            "  probability of overfitting %s: the best of half of the time is below the middle in the other half%n"
                + "  the best of one half loses money in the other in %s of %,d splits; of a Sharpe ratio %s is left%n",
            figure(found.probability()), figure(found.lossRate()), found.splits().size(), figure(found.slope())))
            .orElseGet(() -> "  no probability of overfitting: " + selection.reason() + "\n");
    }

    private static String placebo(final PlaceboEvidence placebo) {
        if (Double.isNaN(placebo.real())) {
            return String.format(Locale.ROOT, "  no trial has a figure to hold against the best of %d markets with the "
                + "same bars in another order%n", placebo.markets().size());
        }
        return String.format(Locale.ROOT, "  in %d of %d markets with the same bars in another order the best trial is "
                + "at least as good: p = %s%n", placebo.atLeastAsGood(), placebo.markets().size(),
            figure(placebo.pValue()));
    }

    private String table(final List<TrialRow> rows) {
        final FigureTable table = new FigureTable(heading(found.result()));
        rows.forEach(row -> table.add(cells(found.result(), row)));
        return table.text();
    }

    private static List<String> heading(final OptimisationResult result) {
        return Stream.of(Stream.of("trial"), result.plan().space().axes().stream().map(Axis::name),
            figures(result).map(Objective::text), Stream.of("trades", "finalEquity")).flatMap(each -> each).toList();
    }

    private static List<String> cells(final OptimisationResult result, final TrialRow row) {
        return Stream.of(Stream.of(Long.toString(row.number())),
            result.plan().space().axes().stream().map(axis -> row.parameters().get(axis.name())),
            figures(result).map(objective -> figure(row.figures().get(objective.text()))),
            Stream.of(row.failure().isPresent() ? "failed" : Long.toString(row.trades()),
                row.finalEquity().map(equity -> String.format(Locale.ROOT, "%.2f", equity)).orElse("-")))
            .flatMap(each -> each).toList();
    }

    /** What was asked for, and what everybody asks next. */
    private static Stream<Objective> figures(final OptimisationResult result) {
        return Stream.concat(result.plan().objectives().stream(),
            Stream.of(Objective.TOTAL_RETURN, Objective.SHARPE, Objective.MAX_DRAWDOWN, Objective.PROFIT_FACTOR))
            .distinct();
    }

    private static String figure(final double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
