package io.tapedeck.replay.report.comparison;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.Side;
import io.tapedeck.replay.difference.RoundTrip;
import io.tapedeck.replay.performance.EquityCurve;
import io.tapedeck.replay.performance.ReturnSeries;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.report.DifferenceJson;
import io.tapedeck.replay.report.ResultJson;
import io.tapedeck.replay.report.RoundTripJson;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A comparison as one document; the shape is promised to scripts. Runs are called A, B and so on in the order in which
 * they were named. A figure that is not defined is null.
 */
public final class ComparisonJson {
    private final RunComparison comparison;

    private ComparisonJson(final RunComparison comparison) {
        this.comparison = comparison;
    }

    /**
     * The document before it is rendered.
     *
     * @param comparison to tell.
     * @return names and values in their order.
     */
    public static Map<String, Object> document(final RunComparison comparison) {
        return document(comparison, Integer.MAX_VALUE);
    }

    /** With no more than so many trades, those that weigh most. */
    static Map<String, Object> document(final RunComparison comparison, final int trades) {
        final ComparisonJson json = new ComparisonJson(comparison);
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("runs", json.runs());
        document.put("notes", ComparisonNotes.of(comparison));
        document.put("settings", json.settings());
        document.put("common", json.common());
        document.put("pairs", comparison.pairs().stream().map(ComparisonJson::pair).toList());
        document.put("onlyInOne", comparison.heaviest(trades).stream().map(json::trade).toList());
        return document;
    }

    private List<Map<String, Object>> runs() {
        final List<Map<String, Object>> runs = new ArrayList<>();
        for (int run = 0; run < comparison.runs().size(); run++) {
            final ComparedRun compared = comparison.runs().get(run);
            final Map<String, Object> object = new LinkedHashMap<>();
            object.put("run", RunComparison.letter(run));
            object.put("name", compared.name());
            object.put("difference", compared.difference().map(DifferenceJson::document).orElse(null));
            object.put("equity", equity(compared.result().equity()));
            object.put("result", ResultJson.document(compared.name(), compared.result()));
            runs.add(object);
        }
        return runs;
    }

    private static Map<String, Object> equity(final EquityCurve curve) {
        final CurveEnds ends = CurveEnds.of(curve);
        final Map<String, Object> object = new LinkedHashMap<>();
        object.put("first", money(curve.initialBalance()));
        object.put("last", money(ends.last()));
        object.put("lowest", money(ends.lowest().equity()));
        object.put("lowestTime", ends.lowest().timeNs().map(Decimals::instant).orElse(null));
        object.put("highest", money(ends.highest().equity()));
        object.put("highestTime", ends.highest().timeNs().map(Decimals::instant).orElse(null));
        return object;
    }

    private Map<String, Object> settings() {
        final List<Map<String, Object>> different = new ArrayList<>();
        comparison.settings().different().forEach((name, values) -> {
            final Map<String, Object> setting = new LinkedHashMap<>();
            setting.put("setting", name);
            for (int run = 0; run < values.size(); run++) {
                setting.put(RunComparison.letter(run), values.get(run));
            }
            different.add(setting);
        });
        final Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("different", different);
        settings.put("same", comparison.settings().shared());
        return settings;
    }

    private Map<String, Object> common() {
        final CommonSpan common = comparison.common();
        if (!common.hasReturns()) {
            return null;
        }
        final Map<String, Object> object = new LinkedHashMap<>();
        object.put("from", Decimals.instant(common.samples().timeNs(0)));
        object.put("to", Decimals.instant(common.samples().timeNs(common.samples().size() - 1)));
        object.put("samples", common.samples().size());
        for (int run = 0; run < comparison.runs().size(); run++) {
            object.put(RunComparison.letter(run), returns(common.samples().returns(run)));
        }
        object.put("equalParts", returns(common.samples().splitEqually()));
        return object;
    }

    private Map<String, Object> returns(final ReturnSeries returns) {
        final double periods = comparison.common().periodsPerYear();
        final Map<String, Object> object = new LinkedHashMap<>();
        object.put("totalReturn", returns.total());
        object.put("maxDrawdown", returns.maxDrawdown());
        object.put("volatility", returns.volatility(periods));
        object.put("sharpe", returns.sharpe(periods));
        return object;
    }

    private static Map<String, Object> pair(final RunPair pair) {
        final Map<String, Object> object = new LinkedHashMap<>();
        object.put("one", RunComparison.letter(pair.one()));
        object.put("other", RunComparison.letter(pair.other()));
        object.put("timeframe", pair.timeframe());
        object.put("returns", pair.returns());
        object.put("correlation", pair.correlation());
        object.put("sameTrades", pair.trades().same());
        object.put("otherResult", pair.trades().altered().size());
        object.put("onlyInOne", pair.trades().lost().size());
        object.put("onlyInOther", pair.trades().gained().size());
        return object;
    }

    private Map<String, Object> trade(final UniqueTrade trade) {
        final RoundTrip trip = trade.trip();
        final Instrument instrument = comparison.runs().get(trade.run()).result().instrument(trip.instrumentId());
        final Map<String, Object> object = new LinkedHashMap<>();
        object.put("run", RunComparison.letter(trade.run()));
        object.put("symbol", trip.symbol());
        object.put("side", trip.side() == Side.BUY ? "LONG" : "SHORT");
        object.put("entryTime", Decimals.instant(trip.entryTimeNs()));
        object.putAll(RoundTripJson.document(trip, instrument));
        return object;
    }

    private static BigDecimal money(final long amount) {
        return Decimals.decimal(amount, FixedPoint.MONEY_SCALE);
    }
}
