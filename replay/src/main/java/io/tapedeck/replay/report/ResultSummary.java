package io.tapedeck.replay.report;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.Side;
import io.tapedeck.replay.performance.Performance;
import io.tapedeck.replay.performance.RunMetrics;
import io.tapedeck.replay.performance.TradeStatistics;
import io.tapedeck.replay.run.OpenPosition;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.TradeRecord;
import io.tapedeck.replay.source.InstrumentSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static io.tapedeck.replay.report.FigureText.days;
import static io.tapedeck.replay.report.FigureText.grouped;
import static io.tapedeck.replay.report.FigureText.percent;
import static io.tapedeck.replay.report.FigureText.ratio;
import static io.tapedeck.replay.report.FigureText.rounded;

/** The result of a replay as a table that a person reads in a terminal. */
public final class ResultSummary {
    private static final String LINE = "  %-18s %s%n";

    private static final String SYMBOL = "%-12s %8s %9s %14s %12s %12s %14s";
    private static final int SHOWN_REFUSALS = 3;

    private final ReplayResult result;
    private final StringBuilder text = new StringBuilder();

    private ResultSummary(final ReplayResult result) {
        this.result = result;
    }

    /**
     * Renders a result.
     *
     * @param result to render.
     * @return lines of at most about 100 characters.
     */
    public static String render(final ReplayResult result) {
        final ResultSummary summary = new ResultSummary(result);
        summary.appendInput();
        summary.appendTrading();
        summary.appendFigures(result.performance());
        summary.appendQuality();
        summary.appendDigests();
        return summary.text.toString();
    }

    private void line(final String label, final String value) {
        text.append(String.format(Locale.ROOT, LINE, label, value));
    }

    private void appendInput() {
        text.append(result.spec().strategy().name()).append(' ').append(result.spec().strategy().timeframe())
            .append("  ")
            .append(result.strategy().parameters()).append('\n');
        result.spec().strategy().filter().ifPresent(filter -> line("filter", filter.name() + "  "
            + result.strategy().filterParameters().orElseThrow()));
        for (final InstrumentSource source : result.sources()) {
            line("tape", source.baseTape().reference() + " played as " + source.instrument().baseTimeframe());
        }
        line("span", result.firstMoment() + " .. " + result.lastMoment());
        line("candles", grouped(result.counts().selectedFrames())
            + warmUp(result.counts().frames() - result.counts().selectedFrames()));
        line("speed", String.format(Locale.ROOT, "%.3f s, %.1f million candles/s", result.wallNanos() / 1e9,
            result.framesPerSecond() / 1e6));
    }

    private static String warmUp(final long frames) {
        return frames == 0 ? "" : " after " + grouped(frames) + " to warm up";
    }

    private void appendTrading() {
        line("fills", "market orders at the " + settlement() + ", taker fee " + fees());
        line("account", result.spec().trading().describe());
        result.symbolsWithoutBrackets().forEach(symbol ->
            line("maintenance margin", "none: no brackets for " + symbol + ", give them with --brackets"));
        line("risk limits", limits());
        line("orders", grouped(result.counts().orders()));
        appendRefusals();
        line("trades", grouped(result.trades().size()) + exitReasons());
        for (final OpenPosition position : result.openPositions()) {
            line("still open", describe(position));
        }
        appendSymbols();
    }

    private String settlement() {
        return switch (result.spec().fillModel()) {
            case NEXT -> "next open";
            case CLOSE -> "deciding close";
            case BOOK -> "opposite best price";
        };
    }

    private String fees() {
        return rates(result.instruments().stream().map(Instrument::takerFeeRate)) + liquidationFees();
    }

    private String liquidationFees() {
        final String rates = rates(result.instruments().stream().filter(Instrument::isMargined)
            .map(instrument -> instrument.terms().liquidationFeeRate()));
        return rates.isEmpty() ? "" : ", liquidation fee " + rates;
    }

    private static String rates(final Stream<Long> rates) {
        return rates.map(rate -> Decimals.plain(rate, FixedPoint.MONEY_SCALE - 2) + " %").distinct()
            .collect(Collectors.joining(", "));
    }

    private String limits() {
        final List<String> limits = new ArrayList<>();
        result.spec().maximumPosition().ifPresent(worth -> limits.add("position " + worth.toPlainString()));
        new TreeMap<>(result.spec().limits())
            .forEach((name, figure) -> limits.add(name.text() + " " + figure.toPlainString()));
        return limits.isEmpty() ? "none but what the account can pay" : String.join(", ", limits);
    }

    private void appendRefusals() {
        if (result.refusals().isEmpty()) {
            return;
        }
        result.refusedSignals().stream().limit(SHOWN_REFUSALS)
            .forEach(refused -> line("refused", RefusalSentence.of(Refusal.of(refused, result))));
        line("refusals", grouped(result.refusedSignals().size()) + " in all, see refusals.csv: "
            + result.refusals().entrySet().stream().map(count -> grouped(count.getValue()) + " " + count.getKey())
                .collect(Collectors.joining(", ")));
    }

    private String exitReasons() {
        final Map<FillReason, Long> counts = result.trades().stream()
            .collect(Collectors.groupingBy(TradeRecord::reason, TreeMap::new, Collectors.counting()));
        return counts.isEmpty() ? "" : " " + counts;
    }

    private String describe(final OpenPosition position) {
        final Instrument instrument = result.instrument(position.instrumentId());
        return Decimals.plain(position.quantity(), instrument.quantityScale()) + " " + instrument.symbol()
            + (position.side() == Side.BUY ? " long" : " short") + " since "
            + Decimals.instant(position.entryTimeNs()) + " at "
            + Decimals.plain(position.entryPrice(), instrument.priceScale()) + ", unrealised "
            + rounded(position.unrealisedPnl()) + ", realised " + rounded(position.flows().realised()) + ", fees "
            + rounded(position.flows().fees()) + ", funding " + rounded(position.flows().funding());
    }

    /** One symbol is told by the figures of the whole. */
    private void appendSymbols() {
        if (result.symbols().size() > 1) {
            line("by symbol", String.format(Locale.ROOT, SYMBOL, "", "trades", "win rate", "realised", "fees",
                "funding", "unrealised"));
            result.symbols().forEach(symbol -> line("", String.format(Locale.ROOT, SYMBOL,
                result.instrument(symbol.instrumentId()).symbol(), grouped(symbol.trades()),
                percent(symbol.winRate()), rounded(symbol.flows().realised()), rounded(symbol.flows().fees()),
                rounded(symbol.flows().funding()), rounded(symbol.unrealised()))));
        }
    }

    private void appendFigures(final Performance figures) {
        line("balance", rounded(figures.initialBalance()) + " -> " + Decimals.money(figures.finalEquity()));
        line("total return", percent(figures.totalReturn()) + "   a year " + percent(figures.annualizedReturn()));
        line("max drawdown", percent(figures.maxDrawdown()) + "   longest "
            + days(result.metrics().drawdowns().longestNs()) + "   volatility " + percent(figures.volatility()));
        line("sharpe", ratio(figures.sharpe()) + "   sortino " + ratio(figures.sortino()) + "   calmar "
            + ratio(figures.calmar()));
        line("win rate", percent(figures.winRate()) + "   profit factor " + ratio(figures.profitFactor())
            + "   exposure " + percent(figures.exposure()));
        line("average win", ratio(figures.averageWin() / FixedPoint.ONE) + "   average loss "
            + ratio(figures.averageLoss() / FixedPoint.ONE) + "   fees " + rounded(result.counts().fees()));
        appendMetrics(result.metrics());
        appendVenuePayments();
    }

    private void appendMetrics(final RunMetrics metrics) {
        final TradeStatistics trades = metrics.all();
        line("expectancy", ratio(trades.expectancy() / FixedPoint.ONE) + "   payoff " + ratio(trades.payoff())
            + "   sqn " + ratio(trades.sqn()) + "   in a row " + grouped(trades.streaks().longestWin()) + " won, "
            + grouped(trades.streaks().longestLoss()) + " lost");
        if (metrics.shorts().trades() > 0) {
            line("by side", "long " + side(metrics.longs()) + "   short " + side(metrics.shorts()));
        }
        line("turnover", ratio(metrics.annualTurnover()) + " times a year   slippage "
            + rounded(metrics.slippage().amount()) + "   leverage " + ratio(metrics.leverage().average()) + ", at most "
            + ratio(metrics.leverage().maximum()));
        line("buy and hold", percent(metrics.benchmark().totalReturn()) + "   alpha "
            + percent(metrics.benchmark().alpha()) + "   beta " + ratio(metrics.benchmark().beta())
            + "   information ratio " + ratio(metrics.benchmark().informationRatio()));
    }

    private static String side(final TradeStatistics trades) {
        return grouped(trades.trades()) + " trades, net " + rounded(trades.net());
    }

    private void appendVenuePayments() {
        final ReplayResult.Counts counts = result.counts();
        if (counts.funding() != 0 || counts.liquidations() > 0) {
            line("funding", rounded(counts.funding()) + "   liquidations " + grouped(counts.liquidations())
                + "   insurance " + rounded(counts.insurance()));
        }
        if (counts.dividends() != 0) {
            line("dividends", rounded(counts.dividends()));
        }
    }

    private void appendQuality() {
        if (result.counts().gaps() > 0) {
            line("gaps", grouped(result.counts().gaps()) + " in the candles; 'data check' lists them");
        }
        if (result.counts().ambiguousExits() > 0) {
            final long worst = result.performance().finalEquity();
            line("ambiguous", grouped(result.counts().ambiguousExits()) + " candles, taken at their worst: balance in ["
                + rounded(worst) + ", " + rounded(worst + result.counts().ambiguousWorth()) + "]");
        }
        result.firstFailure().ifPresent(failure -> line("STRATEGY HALTED", failure));
    }

    private void appendDigests() {
        line("digest decisions", result.digests().decisionsText());
        line("digest state", result.digests().stateText());
    }
}
