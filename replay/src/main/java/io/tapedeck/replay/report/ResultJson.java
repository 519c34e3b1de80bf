package io.tapedeck.replay.report;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.Side;
import io.tapedeck.replay.performance.Performance;
import io.tapedeck.replay.run.MoneyFlows;
import io.tapedeck.replay.run.OpenPosition;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.SymbolResult;
import io.tapedeck.replay.source.InstrumentSource;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The result of a replay as one JSON document; the shape is promised to scripts. A figure that is not defined is
 * null.
 */
public final class ResultJson {
    private ResultJson() {
    }

    /**
     * Renders a result.
     *
     * @param runId  of the run.
     * @param result to render.
     * @return the document, with a line end.
     */
    public static String render(final String runId, final ReplayResult result) {
        return JsonDocument.render(document(runId, result));
    }

    /**
     * The document before it is rendered, for those who have something to add.
     *
     * @param runId  of the run.
     * @param result to tell.
     * @return names and values in their order.
     */
    public static Map<String, Object> document(final String runId, final ReplayResult result) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", run(runId, result));
        document.put("input", input(result));
        document.put("timing", timing(result));
        document.put("digest", digest(result));
        document.put("orders", result.counts().orders());
        document.put("trades", result.trades().size());
        document.put("openPositions", result.openPositions().size());
        document.put("positions", result.openPositions().stream()
            .map(position -> position(position, result.instrument(position.instrumentId()))).toList());
        document.put("symbols", result.symbols().stream()
            .map(symbol -> symbol(symbol, result.instrument(symbol.instrumentId()))).toList());
        document.put("quality", quality(result));
        document.put("performance", performance(result));
        return document;
    }

    private static Map<String, Object> run(final String runId, final ReplayResult result) {
        final Map<String, Object> run = new LinkedHashMap<>();
        run.put("id", runId);
        run.put("strategy", result.spec().strategy().name());
        run.put("timeframe", result.spec().strategy().timeframe());
        run.put("parameters", result.strategy().parameters().asNumbersAndWords());
        result.spec().strategy().filter().ifPresent(filter -> {
            run.put("filter", filter.name());
            run.put("filterParameters", result.strategy().filterParameters().orElseThrow().asNumbersAndWords());
        });
        run.put("fill", result.spec().fillModel().name().toLowerCase(Locale.ROOT));
        run.put("codeVersion", result.settings().codeVersion());
        run.put("configHash", result.spec().hash());
        return run;
    }

    private static Map<String, Object> input(final ReplayResult result) {
        final Map<String, Object> input = new LinkedHashMap<>();
        input.put("symbols", result.instruments().stream().map(Instrument::symbol).toList());
        input.put("from", result.firstMoment().toString());
        input.put("to", result.lastMoment().toString());
        input.put("frames", result.counts().selectedFrames());
        input.put("warmupFrames", result.counts().frames() - result.counts().selectedFrames());
        input.put("gaps", result.counts().gaps());
        input.put("tapes", result.sources().stream().map(ResultJson::tape).toList());
        return input;
    }

    private static Map<String, Object> tape(final InstrumentSource source) {
        final Map<String, Object> tape = new LinkedHashMap<>();
        tape.put("tape", source.baseTape().reference());
        tape.put("base", source.instrument().baseTimeframe());
        tape.put("finer", source.finerOrBase().stream().map(finer -> (Object) finer.reference()).toList());
        tape.put("contentHash", source.baseTape().contentHash());
        return tape;
    }

    private static Map<String, Object> timing(final ReplayResult result) {
        final Map<String, Object> timing = new LinkedHashMap<>();
        timing.put("wallSeconds", result.wallNanos() / 1e9);
        timing.put("framesPerSecond", Math.round(result.framesPerSecond()));
        return timing;
    }

    private static Map<String, Object> digest(final ReplayResult result) {
        final Map<String, Object> digest = new LinkedHashMap<>();
        digest.put("decisions", result.digests().decisionsText());
        digest.put("state", result.digests().stateText());
        return digest;
    }

    private static Object position(final OpenPosition position, final Instrument instrument) {
        final Map<String, Object> open = new LinkedHashMap<>();
        open.put("positionId", position.positionId());
        open.put("symbol", instrument.symbol());
        open.put("side", position.side() == Side.BUY ? "LONG" : "SHORT");
        open.put("entryTime", Decimals.instant(position.entryTimeNs()));
        open.put("entryPrice", Decimals.decimal(position.entryPrice(), instrument.priceScale()));
        open.put("lastPrice", Decimals.decimal(position.lastPrice(), instrument.priceScale()));
        open.put("quantity", Decimals.decimal(position.quantity(), instrument.quantityScale()));
        open.put("unrealizedPnl", money(position.unrealisedPnl()));
        putFlows(open, position.flows());
        return open;
    }

    private static void putFlows(final Map<String, Object> object, final MoneyFlows flows) {
        object.put("realizedPnl", money(flows.realised()));
        object.put("fees", money(flows.fees()));
        object.put("funding", money(flows.funding()));
        object.put("dividends", money(flows.dividends()));
    }

    private static Object symbol(final SymbolResult symbol, final Instrument instrument) {
        final Map<String, Object> object = new LinkedHashMap<>();
        object.put("symbol", instrument.symbol());
        object.put("trades", symbol.trades());
        object.put("winRate", symbol.winRate());
        putFlows(object, symbol.flows());
        object.put("unrealizedPnl", money(symbol.unrealised()));
        return object;
    }

    private static Map<String, Object> quality(final ReplayResult result) {
        final Map<String, Object> quality = new LinkedHashMap<>();
        quality.put("ambiguousExits", result.counts().ambiguousExits());
        quality.put("ambiguousWorth", money(result.counts().ambiguousWorth()));
        quality.put("pessimisticEquity", money(result.performance().finalEquity()));
        quality.put("optimisticEquity", money(result.performance().finalEquity() + result.counts().ambiguousWorth()));
        quality.put("refusals", result.refusals());
        quality.put("withoutBrackets", result.symbolsWithoutBrackets());
        quality.put("failure", result.firstFailure().orElse(null));
        return quality;
    }

    private static Map<String, Object> performance(final ReplayResult result) {
        final Performance figures = result.performance();
        final Map<String, Object> performance = new LinkedHashMap<>();
        performance.put("initialBalance", money(figures.initialBalance()));
        performance.put("finalEquity", money(figures.finalEquity()));
        performance.put("totalReturn", figures.totalReturn());
        performance.put("annualizedReturn", figures.annualizedReturn());
        performance.put("volatility", figures.volatility());
        performance.put("sharpe", figures.sharpe());
        performance.put("sortino", figures.sortino());
        performance.put("calmar", figures.calmar());
        performance.put("maxDrawdown", figures.maxDrawdown());
        performance.put("winRate", figures.winRate());
        performance.put("profitFactor", figures.profitFactor());
        performance.put("averageWin", figures.averageWin() / FixedPoint.ONE);
        performance.put("averageLoss", figures.averageLoss() / FixedPoint.ONE);
        performance.put("exposure", figures.exposure());
        performance.put("fees", money(result.counts().fees()));
        performance.put("funding", money(result.counts().funding()));
        performance.put("dividends", money(result.counts().dividends()));
        performance.put("insurance", money(result.counts().insurance()));
        performance.put("liquidations", result.counts().liquidations());
        MetricsJson.putInto(performance, result);
        return performance;
    }

    private static BigDecimal money(final long value) {
        return Decimals.decimal(value, FixedPoint.MONEY_SCALE);
    }
}
