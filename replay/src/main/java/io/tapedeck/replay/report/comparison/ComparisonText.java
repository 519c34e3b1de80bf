package io.tapedeck.replay.report.comparison;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.Side;
import io.tapedeck.replay.difference.RoundTrip;
import io.tapedeck.replay.performance.EquityCurve;
import io.tapedeck.replay.performance.ReturnSeries;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.report.FigureText;
import io.tapedeck.replay.report.Metric;
import io.tapedeck.replay.report.TextTable;
import io.tapedeck.replay.run.NamedSettings;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.Words;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A comparison as lines for a terminal. */
public final class ComparisonText {
    private static final TextTable NAMED_ROWS = new TextTable(column -> column == 0);
    private static final TextTable WORDS = new TextTable(column -> true);

    private final RunComparison comparison;
    private final List<String> lines = new ArrayList<>();

    private ComparisonText(final RunComparison comparison) {
        this.comparison = comparison;
    }

    /**
     * Renders a comparison.
     *
     * @param comparison to render.
     * @param rows       trades to list at most, those that weigh most.
     * @return lines.
     */
    public static List<String> lines(final RunComparison comparison, final int rows) {
        final ComparisonText text = new ComparisonText(comparison);
        text.appendRuns();
        text.appendSettings();
        text.appendFigures();
        text.appendEquity();
        text.appendPairs();
        text.appendTrades(rows);
        return text.lines;
    }

    private void appendRuns() {
        lines.addAll(WORDS.lines(eachRun(run -> {
            final ReplayResult result = comparison.runs().get(run).result();
            return List.of(RunComparison.letter(run), comparison.runs().get(run).name(),
                result.spec().strategy().name() + " " + result.spec().strategy().timeframe(),
                result.instruments().stream().map(Instrument::symbol).collect(Collectors.joining(",")),
                result.firstMoment() + " .. " + result.lastMoment());
        })));
        ComparisonNotes.of(comparison).forEach(note -> lines.add("  note: " + note));
    }

    private <T> List<T> eachRun(final Function<Integer, T> of) {
        return IntStream.range(0, comparison.runs().size()).boxed().map(of).toList();
    }

    private static List<String> row(final String name, final List<String> values) {
        final List<String> row = new ArrayList<>(List.of(name));
        row.addAll(values);
        return row;
    }

    private List<List<String>> headed(final String name) {
        return new ArrayList<>(List.of(row(name, eachRun(RunComparison::letter))));
    }

    private void appendSettings() {
        final ComparedSettings settings = comparison.settings();
        if (settings.different().isEmpty()) {
            lines.add("every setting is the same");
        } else {
            final List<List<String>> rows = headed("settings that differ");
            settings.different().forEach((name, values) -> rows.add(row(name, values)));
            lines.addAll(titled(NAMED_ROWS.lines(rows)));
        }
        lines.add("the same in all: " + settings.shared().entrySet().stream()
            .filter(setting -> !setting.getValue().equals(NamedSettings.NOT_SET))
            .map(setting -> setting.getKey() + " " + setting.getValue()).collect(Collectors.joining(", ")));
    }

    /** The heading of a table begins where other lines do. */
    private static List<String> titled(final List<String> table) {
        final List<String> titled = new ArrayList<>(table);
        titled.set(0, table.get(0).replaceFirst("^  (\\S.*?)(  +)", "$1$2  "));
        return titled;
    }

    private void appendFigures() {
        final List<List<String>> rows = headed("figures");
        Metric.ALL.stream().filter(metric -> metric.isOfInterest(comparison.results()))
            .map(metric -> row(metric.label(), comparison.results().stream().map(metric.text()).toList()))
            .forEach(rows::add);
        lines.addAll(titled(NAMED_ROWS.lines(rows)));
    }

    private void appendEquity() {
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("equity", "first", "last", "lowest", "at", "highest", "at"));
        rows.addAll(eachRun(run -> equity(run, comparison.runs().get(run).result().equity())));
        lines.addAll(titled(NAMED_ROWS.lines(rows)));
        if (comparison.common().hasReturns()) {
            appendCommonSpan();
        }
    }

    private static List<String> equity(final int run, final EquityCurve curve) {
        final CurveEnds ends = CurveEnds.of(curve);
        return List.of(RunComparison.letter(run), FigureText.rounded(curve.initialBalance()),
            FigureText.rounded(ends.last()),
            FigureText.rounded(ends.lowest().equity()), ends.lowest().timeNs().map(Decimals::instant).orElse("-"),
            FigureText.rounded(ends.highest().equity()), ends.highest().timeNs().map(Decimals::instant).orElse("-"));
    }

    private void appendCommonSpan() {
        final CommonSpan common = comparison.common();
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("in the time that all have", "total return", "max drawdown", "volatility", "sharpe"));
        if (!common.isWhole()) {
            final List<ReturnSeries> returns = common.returns(comparison.runs().size());
            rows.addAll(eachRun(run -> common(RunComparison.letter(run), returns.get(run))));
        }
        rows.add(common("equal parts in each", common.samples().splitEqually()));
        lines.addAll(titled(NAMED_ROWS.lines(rows)));
    }

    private List<String> common(final String name, final ReturnSeries returns) {
        final double periods = comparison.common().periodsPerYear();
        return List.of(name, FigureText.percent(returns.total()), FigureText.percent(returns.maxDrawdown()),
            FigureText.percent(returns.volatility(periods)), FigureText.ratio(returns.sharpe(periods)));
    }

    private void appendPairs() {
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("pairs", "correlation", "returns", "of", "same trades", "other result", "only in the first",
            "only in the second"));
        comparison.pairs().forEach(pair -> rows.add(List.of(
            RunComparison.letter(pair.one()) + " and " + RunComparison.letter(pair.other()),
            FigureText.ratio(pair.correlation()), FigureText.grouped(pair.returns()), pair.timeframe().label(),
            FigureText.grouped(pair.trades().same()), FigureText.grouped(pair.trades().altered().size()),
            FigureText.grouped(pair.trades().lost().size()), FigureText.grouped(pair.trades().gained().size()))));
        lines.addAll(titled(NAMED_ROWS.lines(rows)));
    }

    private void appendTrades(final int most) {
        lines.add("trades that only one of them made: " + String.join(", ", eachRun(run ->
            FigureText.grouped(comparison.uniqueTrades(run)) + " of " + RunComparison.letter(run))));
        final List<UniqueTrade> shown = comparison.heaviest(most);
        if (!shown.isEmpty()) {
            final List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("run", "entry", "symbol", "side", "quantity", "price", "exit", "reason", "price", "net"));
            shown.forEach(trade -> rows.add(cells(trade)));
            lines.addAll(new TextTable(Set.of(0, 1, 2, 3, 6, 7)::contains).lines(rows));
        }
        final int all = IntStream.range(0, comparison.runs().size()).map(comparison::uniqueTrades).sum();
        if (all > shown.size() && most > 0) {
            lines.add(String.format(Locale.ROOT, "  ... and %,d that weigh less: --rows shows more, --json all",
                all - shown.size()));
        }
    }

    private List<String> cells(final UniqueTrade trade) {
        final RoundTrip trip = trade.trip();
        final Instrument instrument = comparison.runs().get(trade.run()).result().instrument(trip.instrumentId());
        return List.of(RunComparison.letter(trade.run()), Decimals.instant(trip.entryTimeNs()), trip.symbol(),
            trip.side() == Side.BUY ? "LONG" : "SHORT", fixed(trip.quantity(), instrument.quantityScale()),
            fixed(trip.entryPrice(), instrument.priceScale()),
            trip.exit().map(exit -> Decimals.instant(exit.timeNs())).orElse("open at the end"),
            trip.exit().map(exit -> Words.of(exit.reason())).orElse("-"),
            fixed(trip.lastPrice(), instrument.priceScale()), FigureText.rounded(trip.net()));
    }

    /** All decimals, so that the points stand below each other. */
    private static String fixed(final long value, final int scale) {
        return BigDecimal.valueOf(value, scale).toPlainString();
    }
}
