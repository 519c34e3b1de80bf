package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.LiquidationRule;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.risk.RiskLimits;
import io.tapedeck.engine.simulation.Latency;
import io.tapedeck.engine.simulation.LimitFillModel;
import io.tapedeck.engine.simulation.MarketAssumptions;
import io.tapedeck.engine.simulation.SlippageModel;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The truth table: what orders and exits do inside candles, reasoned by hand from docs/trading-rules.md. Its format is
 * told at the head of truth/stops.txt.
 */
class TruthTableTest {
    private static final List<String> FILES = List.of("stops", "targets", "following", "entries", "one-candle",
        "orders", "costs", "several-positions");
    /** Written by somebody else from the same rules, without a look at the first table or at the engine. */
    private static final List<String> INDEPENDENT = List.of("stops", "targets-and-ladders", "trailing",
        "break-even-and-time", "entries", "entry-and-exit-in-one-candle", "orders", "participation-and-slippage",
        "several-positions");
    private static final long BALANCE = 1_000_000 * FixedPoint.ONE;
    private static final Instrument CONTRACT = new Instrument(0, "test", "TESTUSDT", "USDT", Timeframe.M1, 2, 0, 1, 1,
        new VenueTerms(MarketKind.LINEAR_PERPETUAL, TradingCalendar.CONTINUOUS, 0, 0, 0, LiquidationRule.MARK_NOTIONAL,
            0));

    @TestFactory
    Stream<DynamicNode> everyCaseOfTheTable() {
        return FILES.stream().map(file -> DynamicContainer.dynamicContainer(file, cases(file)
            .map(truth -> DynamicTest.dynamicTest(truth.name(), () -> check(truth)))));
    }

    @TestFactory
    Stream<DynamicNode> everyCaseOfTheIndependentTable() {
        return INDEPENDENT.stream().map(file -> DynamicContainer.dynamicContainer(file,
            TruthCase.read("independent/" + file).stream()
                .map(truth -> DynamicTest.dynamicTest(truth.name(), () -> check(truth)))));
    }

    private static Stream<TruthCase> cases(final String file) {
        return TruthCase.read(file).stream().flatMap(truth -> truth.canBeMirrored()
            ? Stream.of(truth, truth.mirrored()) : Stream.of(truth));
    }

    @Test
    void theTableIsLargeAndEveryNameIsUsedOnce() {
        final Set<String> names = new HashSet<>();
        FILES.forEach(file -> cases(file)
            .forEach(truth -> assertTrue(names.add(truth.name()), "twice: " + truth.name())));
        assertTrue(names.size() >= 200, "there are " + names.size() + " cases");
    }

    private static void check(final TruthCase truth) {
        final TruthScript script = new TruthScript();
        final PipelineHarness market = new PipelineHarness(script, FrameListener.NONE, CONTRACT).session(
            new SessionSettings(BALANCE, FixedPoint.UNKNOWN, Long.MAX_VALUE, FillModel.NEXT, Timeframe.M1, 0, "truth",
                "test"), rules(truth), RiskLimits.NONE);
        final List<String> expected = new ArrayList<>();
        final List<String> actual = new ArrayList<>();
        for (final TruthCase.Step step : truth.steps()) {
            script.say(step.wishes());
            candle(market, step.candle());
            actual.add("candle " + String.join(" ", step.candle()));
            expected.add("candle " + String.join(" ", step.candle()));
            expected.addAll(step.expected());
            actual.addAll(script.events(market.lastMessages()));
            market.skipMinutes(step.skippedMinutes());
        }
        expected.addAll(truth.end());
        truth.end().forEach(line -> actual.add(script.end(market, line)));
        final boolean flat = market.pipeline().portfolio().positions(0).count() == 0;
        assertEquals(truth.end().contains("end flat"), flat, truth.name());
        assertEquals(String.join("\n", expected), String.join("\n", withoutWorthWhereNoneIsTold(expected, actual)),
            truth.name());
        assertEquals(0, market.pipeline().failures());
    }

    static void candle(final PipelineHarness market, final String... figures) {
        market.candle(price(figures[0]), price(figures[1]), price(figures[2]), price(figures[3]),
            figures.length > 4 ? Long.parseLong(figures[4]) : 1_000_000);
    }

    static long price(final String text) {
        return new BigDecimal(text).movePointRight(2).longValueExact();
    }

    /** A case may leave the worth of an ambiguity out. */
    private static List<String> withoutWorthWhereNoneIsTold(final List<String> expected, final List<String> actual) {
        final List<String> adapted = new ArrayList<>();
        for (int index = 0; index < actual.size(); index++) {
            final boolean untold = index < expected.size() && expected.get(index).equals("ambiguous");
            adapted.add(untold && actual.get(index).startsWith("ambiguous ") ? "ambiguous" : actual.get(index));
        }
        return adapted;
    }

    private static TradingRules rules(final TruthCase truth) {
        final String rule = truth.rule();
        final boolean through = rule.equals("trade-through");
        final SlippageModel slippage = rule.startsWith("slippage-bp") ? SlippageModel.BASIS_POINTS
            : rule.startsWith("slippage-range") ? SlippageModel.RANGE_SHARE : SlippageModel.NONE;
        final long figure = rule.contains(" ")
            ? TruthScript.rate(rule.substring(rule.indexOf(' ') + 1), rule.contains("-bp")) : 0;
        return new TradingRules(AccountMode.CROSS_MARGIN, 1, 8, new MarketAssumptions(FillModel.NEXT,
            through ? LimitFillModel.TRADE_THROUGH : LimitFillModel.TOUCH, slippage,
            slippage == SlippageModel.NONE ? 0 : figure, rule.startsWith("participation") ? figure : 0, Latency.NONE));
    }
}
