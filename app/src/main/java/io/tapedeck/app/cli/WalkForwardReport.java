package io.tapedeck.app.cli;

import io.tapedeck.replay.optimise.Axis;
import io.tapedeck.replay.optimise.OptimisationPlan;
import io.tapedeck.replay.overfitting.LuckIntervals;
import io.tapedeck.replay.overfitting.MonteCarlo;
import io.tapedeck.replay.performance.ReturnSeries;
import io.tapedeck.replay.walkforward.Candidate;
import io.tapedeck.replay.walkforward.FoldResult;
import io.tapedeck.replay.walkforward.OutOfSample;
import io.tapedeck.replay.walkforward.WalkForwardResult;
import io.tapedeck.replay.walkforward.WalkForwardSchedule;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static io.tapedeck.app.cli.FigureTable.percent;
import static io.tapedeck.app.cli.FigureTable.ratio;

/** What a walk forward found, for people; what was traded out of sample comes first. Stateless. */
final class WalkForwardReport {
    private static final String MIDNIGHT = "T00:00:00Z";

    private WalkForwardReport() {
    }

    static String text(final WalkForwardResult result, final WalkForwardFolder folder) {
        return heading(result) + outOfSample(result) + inSample(result) + "\n" + folds(result) + "\n"
            + candidates(result) + recommended(result, folder) + FailedTrialsText.of(result.failed())
            + "  folder  " + folder.path() + "\n";
    }

    private static String heading(final WalkForwardResult result) {
        final OptimisationPlan search = result.plan().search();
        final WalkForwardSchedule schedule = result.plan().schedule();
        return String.format(Locale.ROOT, "walk forward of %s %s, %d folds: best %s of %s%s, then %s traded%s%n",
            search.base().strategy().name(), search.base().strategy().timeframe().label(), result.folds().size(),
            search.objectives().get(0).text(), WalkForwardSchedule.text(schedule.train()),
            schedule.training() == WalkForwardSchedule.Training.ANCHORED ? " and more" : "",
            WalkForwardSchedule.text(schedule.test()), apart(schedule));
    }

    private static String apart(final WalkForwardSchedule schedule) {
        return (schedule.purge().isZero() ? "" : ", purge " + WalkForwardSchedule.text(schedule.purge()))
            + (schedule.embargo().isZero() ? "" : ", embargo " + WalkForwardSchedule.text(schedule.embargo()));
    }

    private static String outOfSample(final WalkForwardResult result) {
        final OutOfSample chain = result.outOfSample();
        final ReturnSeries returns = chain.returns();
        final LuckIntervals luck = result.luck();
        return String.format(Locale.ROOT, "%nout of sample%n"
                + "  Sharpe ratio       %s   total return %s   max drawdown %s   trades %,d%n"
                + "  buy and hold       %s   total return %s   max drawdown %s%n"
                + "  beside it          alpha %s   beta %s   capture up %s, down %s   information ratio %s%n"
                + "  true ratio above 0 with a probability of %s; nine of ten: ratio %s, return %s%n",
            ratio(chain.sharpe()), percent(returns.total()), percent(returns.maxDrawdown()), chain.trades(),
            ratio(chain.benchmark().sharpe()), percent(chain.benchmark().totalReturn()),
            percent(chain.benchmark().maxDrawdown()), percent(chain.benchmark().alpha()),
            ratio(chain.benchmark().beta()), ratio(chain.benchmark().upCapture()),
            ratio(chain.benchmark().downCapture()), ratio(chain.benchmark().informationRatio()),
            ratio(chain.probabilityOfSkill()),
            span(luck.sharpe(), FigureTable::ratio), span(luck.totalReturn(), FigureTable::percent));
    }

    private static String span(final MonteCarlo.Interval interval,
        final DoubleFunction<String> shown) {
        return shown.apply(interval.low()) + " to " + shown.apply(interval.high());
    }

    private static String inSample(final WalkForwardResult result) {
        return String.format(Locale.ROOT, "in sample%n"
                + "  mean Sharpe ratio  %s   in the tests %s   left of it %s   robustness factor %s%n",
            ratio(result.robustness().inSample()), ratio(result.robustness().outOfSample()),
            percent(result.robustness().degradation()), ratio(result.robustness().factor()));
    }

    private static String folds(final WalkForwardResult result) {
        final List<String> names = names(result);
        final FigureTable table = new FigureTable(row(Stream.of("fold", "training", "test"), names.stream(),
            Stream.of("trials", "Sharpe", "return", "Sharpe tested", "return tested", "trades", "robustness")));
        for (final FoldResult fold : result.folds()) {
            table.add(row(Stream.of(Integer.toString(fold.fold().number()),
                    day(fold.fold().trainFrom()) + " .. " + day(fold.fold().trainTo()),
                    day(fold.fold().testFrom()) + " .. " + day(fold.fold().testTo())),
                values(names, fold.inSample().parameters()),
                Stream.of(Long.toString(fold.trials()), ratio(fold.inSample().sharpe()),
                    percent(fold.inSample().totalReturn()), ratio(fold.outOfSample().sharpe()),
                    percent(fold.outOfSample().totalReturn()),
                    fold.outOfSample().failure().isPresent() ? "failed" : Long.toString(fold.outOfSample().trades()),
                    ratio(fold.robustness().factor()))));
        }
        return table.text();
    }

    private static String candidates(final WalkForwardResult result) {
        final List<String> names = names(result);
        final FigureTable table = new FigureTable(row(Stream.of("rank"), names.stream(),
            Stream.of("robustness", "Sharpe", "Sharpe tested", "left", "gained in", "worst")));
        int rank = 0;
        for (final Candidate candidate : result.best()) {
            rank++;
            table.add(row(Stream.of(Integer.toString(rank)), values(names, candidate.parameters()),
                Stream.of(ratio(candidate.mean().factor()), ratio(candidate.mean().inSample()),
                    ratio(candidate.mean().outOfSample()), percent(candidate.mean().degradation()),
                    candidate.gains() + " of " + candidate.windows().size(), ratio(candidate.worst()))));
        }
        return "the most robust of " + result.candidates().size() + " that were among the best five of a training, "
            + "means over all folds\n" + table.text();
    }

    private static String recommended(final WalkForwardResult result, final WalkForwardFolder folder) {
        return result.recommended().map(candidate -> "\nrecommended  " + parameters(candidate.parameters())
            + (result.isWorthTrading() ? "" : ", for what it is worth: "
                + (result.hasTraded() ? "trading this way lost out of sample" : "no test made a trade"))
            + candidate.doubt().map(doubt -> "\n  by itself: " + doubt + "; that is no reason to trade it").orElse("")
            + "\n  chosen by all tests, so that no figure of it is out of sample; on paper:\n"
            + "  bin/tapedeck live --mode paper --config " + folder.recommended() + "\n").orElse("\n");
    }

    static String parameters(final Map<String, String> parameters) {
        return parameters.entrySet().stream().sorted(Map.Entry.comparingByKey())
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue()).collect(Collectors.joining(" "));
    }

    private static List<String> names(final WalkForwardResult result) {
        return result.plan().search().space().axes().stream().map(Axis::name).toList();
    }

    private static Stream<String> values(final List<String> names, final Map<String, String> parameters) {
        return names.stream().map(parameters::get);
    }

    private static List<String> row(final Stream<String> first, final Stream<String> parameters,
        final Stream<String> figures) {
        return Stream.concat(first, Stream.concat(parameters, figures)).toList();
    }

    private static String day(final Instant moment) {
        return moment.toString().replace(MIDNIGHT, "").replace(":00Z", "");
    }
}
