package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.MessageText;
import io.tapedeck.engine.event.codec.OperatorActionCode;
import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.LiquidationRule;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.order.TimeInForce;
import io.tapedeck.engine.risk.RiskLimits;
import io.tapedeck.engine.simulation.MarketAssumptions;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.StrategyContext;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Every limit, what breaks it, and the figure and the limit that stand in the frame. */
class RiskLimitsTest {
    private static final long ONE = FixedPoint.ONE;
    private static final Instrument CONTRACT = new Instrument(0, "test", "TESTUSDT", "USDT", Timeframe.M1, 2, 0, 1, 1,
        new VenueTerms(MarketKind.LINEAR_PERPETUAL, TradingCalendar.CONTINUOUS, 5 * ONE, 0, 0,
            LiquidationRule.MARK_NOTIONAL, 0));
    private static final TradingRules CROSS = new TradingRules(AccountMode.CROSS_MARGIN, 2, 8,
        MarketAssumptions.plain(FillModel.NEXT));

    private final List<Consumer<StrategyContext>> wishes = new ArrayList<>();

    private PipelineHarness market(final RiskLimits limits) {
        return market(CONTRACT, CROSS, limits);
    }

    private PipelineHarness market(final Instrument instrument, final TradingRules rules, final RiskLimits limits) {
        return new PipelineHarness((candle, context) -> {
            wishes.forEach(wish -> wish.accept(context));
            wishes.clear();
        }, FrameListener.NONE, instrument).session(
            PipelineHarness.settings(FillModel.NEXT, FixedPoint.UNKNOWN, Long.MAX_VALUE), rules, limits);
    }

    private static RiskLimits with(final int component, final long value) {
        final long[] limits = new long[14];
        Arrays.fill(limits, RiskLimits.UNLIMITED);
        limits[10] = 0;
        limits[component] = value;
        return new RiskLimits(limits[0], limits[1], limits[2], limits[3], limits[4], limits[5], limits[6], limits[7],
            limits[8], limits[9], limits[10], limits[11], limits[12], limits[13]);
    }

    private RiskLimitsTest wish(final UnaryOperator<Signal> order) {
        wishes.add(context -> context.emit(order.apply(context.prepare(SignalKind.OPEN_LONG)), "wish"));
        return this;
    }

    private RiskLimitsTest buy(final long quantity) {
        return wish(signal -> signal.sized(Sizing.QUANTITY, quantity));
    }

    /** Verdicts of the last frame with their figures. */
    private static List<String> verdicts(final PipelineHarness market) {
        return market.lastMessages().stream().filter(message -> message.name().equals("RiskVerdict"))
            .map(RiskLimitsTest::text).toList();
    }

    private static String text(final MessageText verdict) {
        final Map<String, String> fields = verdict.fields();
        return fields.get("verdict") + " " + fields.get("figure") + " " + fields.get("brokenLimit");
    }

    @Test
    void orderQuantityNotionalAndPosition() {
        buy(10).buy(11);
        assertEquals(List.of("ACCEPTED 0 0", "ORDER_QUANTITY 11 10"), verdicts(market(with(0, 10)).flat(10_000)));
        buy(10).buy(11);
        assertEquals(List.of("ACCEPTED 0 0", "ORDER_NOTIONAL " + 1_100 * ONE + " " + 1_000 * ONE),
            verdicts(market(with(1, 1_000 * ONE)).flat(10_000)));
        buy(6);
        final PipelineHarness market = market(with(2, 1_000 * ONE)).flat(10_000);
        buy(5);
        assertEquals(List.of("MAXIMUM_POSITION " + 1_100 * ONE + " " + 1_000 * ONE),
            verdicts(market.flat(10_000)));
    }

    /** A wrong number is a verdict in the frame like any other, and the engine goes on. */
    @Test
    void anOrderForAnUnknownInstrumentIsRefused() {
        wish(signal -> signal.begin(signal.signalId(), 7, SignalKind.OPEN_LONG).sized(Sizing.QUANTITY, 1));
        wishes.add(context -> context.emit(context.prepare(SignalKind.CANCEL).orderOf(3), "wish"));
        buy(1);
        final PipelineHarness market = market(RiskLimits.NONE).flat(10_000);

        assertEquals(List.of("UNKNOWN_INSTRUMENT 7 1", "UNKNOWN_ORDER 3 0", "ACCEPTED 0 0"), verdicts(market));
        assertEquals(0, market.pipeline().failures());
    }

    /** 6 are held: 4 more reach the cap of the first bracket, 5 more the second one; 5 less are less. */
    @Test
    void theBracketOfTheNetPositionLimitsTheLeverage() {
        buy(6);
        final PipelineHarness market = market(RiskLimits.NONE);
        market.pipeline().portfolio().brackets(0).add(1_000 * ONE, 0, 0, 2);
        market.pipeline().portfolio().brackets(0).add(10_000 * ONE, 0, 0, 1);
        market.flat(10_000);
        buy(4).buy(5);
        wishes.add(context -> context.emit(context.prepare(SignalKind.OPEN_SHORT).sized(Sizing.QUANTITY, 5), "wish"));

        assertEquals(List.of("ACCEPTED 0 0", "LEVERAGE_ABOVE_BRACKET 2 1", "ACCEPTED 0 0"),
            verdicts(market.flat(10_000)));
    }

    @Test
    void portfolioExposureAndLeverage() {
        buy(6);
        final PipelineHarness market = market(with(3, 1_000 * ONE)).flat(10_000);
        buy(4).buy(5);
        assertEquals(List.of("ACCEPTED 0 0", "PORTFOLIO_EXPOSURE " + 1_100 * ONE + " " + 1_000 * ONE),
            verdicts(market.flat(10_000)));
        buy(160);
        assertEquals(List.of("PORTFOLIO_LEVERAGE " + 16_000 * ONE + " " + 15_000 * ONE),
            verdicts(market(with(4, 3 * ONE / 2)).flat(10_000)));
    }

    @Test
    void priceCollarAndStaleData() {
        wish(signal -> signal.sized(Sizing.QUANTITY, 1).priced(OrderType.LIMIT, 9_500, FixedPoint.UNKNOWN));
        wish(signal -> signal.sized(Sizing.QUANTITY, 1).priced(OrderType.LIMIT, 9_499, FixedPoint.UNKNOWN));
        assertEquals(List.of("ACCEPTED 0 0", "PRICE_COLLAR 501 500"),
            verdicts(market(with(5, ONE / 20)).flat(10_000)));
    }

    @Test
    void openOrdersAndRates() {
        for (int index = 0; index < 2; index++) {
            wish(signal -> signal.sized(Sizing.QUANTITY, 1).priced(OrderType.LIMIT, 5_000, FixedPoint.UNKNOWN));
        }
        final PipelineHarness market = market(with(6, 2)).flat(10_000);
        buy(1);
        assertEquals(List.of("OPEN_ORDERS 3 2"), verdicts(market.flat(10_000)));

        buy(1).buy(2).buy(3);
        assertEquals(List.of("ACCEPTED 0 0", "ACCEPTED 0 0", "ORDERS_PER_SECOND 3 2"),
            verdicts(market(with(7, 2)).flat(10_000)));

        buy(1);
        final PipelineHarness slow = market(with(8, 1)).flat(10_000);
        buy(2);
        assertEquals(List.of("ACCEPTED 0 0"), verdicts(slow.flat(10_000)), "a minute later");
    }

    @Test
    void repeatedEntriesAndDuplicates() {
        buy(1).buy(2).buy(3);
        assertEquals(List.of("ACCEPTED 0 0", "ACCEPTED 0 0", "ENTRIES_PER_DAY 3 2"),
            verdicts(market(with(9, 2)).flat(10_000)));
        buy(1).buy(1).buy(2);
        assertEquals(List.of("ACCEPTED 0 0", "DUPLICATE_ORDER 0 " + PipelineHarness.MINUTE, "ACCEPTED 0 0"),
            verdicts(market(with(10, PipelineHarness.MINUTE)).flat(10_000)));
    }

    @Test
    void dailyLossAndDrawdown() {
        buy(50);
        final PipelineHarness market = market(with(11, ONE / 10)).flat(10_000).flat(10_000);
        buy(1);
        assertEquals(List.of("ACCEPTED 0 0"), verdicts(market.candle(10_000, 10_000, 8_000, 8_000)), "exactly a tenth");
        buy(1);
        assertEquals(List.of("DAILY_LOSS " + 1_051 * ONE + " " + 1_000 * ONE),
            verdicts(market.candle(8_000, 8_000, 7_900, 7_900)), "50 x 21 and 1 x 1");
        wishes.clear();
        buy(50);
        final PipelineHarness rising = market(with(12, ONE / 10)).flat(10_000).flat(10_000)
            .candle(10_000, 12_000, 10_000, 12_000);
        buy(1);
        assertEquals(List.of("DRAWDOWN " + 1_500 * ONE + " " + 1_100 * ONE),
            verdicts(rising.candle(12_000, 12_000, 9_000, 9_000)), "from 11 000 to 9 500");
    }

    @Test
    void whatCannotBeIsRefusedWithItsReason() {
        buy(0).buy(-5);
        wish(signal -> signal.sized(Sizing.EQUITY_FRACTION, ONE + 1));
        wish(signal -> signal.sized(Sizing.RISK_FRACTION, ONE / 100));
        wish(signal -> signal.sized(Sizing.VOLATILITY_TARGET, ONE / 5));
        wish(signal -> signal.sized(Sizing.QUANTITY, 1).priced(OrderType.LIMIT, -1, FixedPoint.UNKNOWN));
        wish(signal -> signal.sized(Sizing.QUANTITY, 1).lasting(TimeInForce.GTD, PipelineHarness.START));
        wish(signal -> signal.sized(Sizing.QUANTITY, Long.MAX_VALUE / 2));
        assertEquals(List.of("INVALID_SIZE 0 1", "INVALID_SIZE -5 1", "INVALID_SIZE " + (ONE + 1) + " " + ONE,
            "SIZE_NEEDS_MORE 0 1", "SIZE_NEEDS_MORE " + FixedPoint.UNKNOWN + " 1", "INVALID_PRICE -1 1",
            "INVALID_EXPIRY " + PipelineHarness.START + " " + (PipelineHarness.START + PipelineHarness.MINUTE),
            "ARITHMETIC_OVERFLOW 0 0"), verdicts(market(RiskLimits.NONE).flat(10_000)));
    }

    @Test
    void sizesByRiskAndByVolatility() {
        wish(signal -> {
            signal.protection().stop(9_500);
            return signal.sized(Sizing.RISK_FRACTION, ONE / 100);
        });
        wish(signal -> signal.sized(Sizing.VOLATILITY_TARGET, ONE / 5).volatility(4 * ONE / 5));
        final PipelineHarness market = market(RiskLimits.NONE).flat(10_000).flat(10_000);

        assertEquals(20, market.pipeline().portfolio().positions(0).at(0).quantity(), "1 % of 10 000 over 5");
        assertEquals(25, market.pipeline().portfolio().positions(0).at(1).quantity(), "a quarter of 10 000 at 100");
    }

    @Test
    void leverageAboveTheBracketIsRefused() {
        final PipelineHarness market = market(RiskLimits.NONE).bracket(1_000 * ONE, ONE / 100, 0, 10)
            .bracket(100_000 * ONE, ONE / 50, 10 * ONE, 1);
        buy(10).buy(11);
        assertEquals(List.of("ACCEPTED 0 0", "LEVERAGE_ABOVE_BRACKET 2 1"), verdicts(market.flat(10_000)));
    }

    @Test
    void aCashAccountSellsNothingThatItDoesNotOwnAndTradesNoContracts() {
        final TradingRules cash = TradingRules.plain(FillModel.NEXT);
        buy(1);
        assertEquals(List.of("MARGIN_NOT_ALLOWED 0 0"), verdicts(market(CONTRACT, cash, RiskLimits.NONE).flat(10_000)));
        wishes.add(context -> context.openShort(ONE / 2, FixedPoint.UNKNOWN, FixedPoint.UNKNOWN, "short"));
        assertEquals(List.of("SHORT_NOT_ALLOWED 0 0"),
            verdicts(market(PipelineHarness.INSTRUMENT, cash, RiskLimits.NONE).flat(10_000)));
        wishes.add(context -> context.openShort(ONE / 2, FixedPoint.UNKNOWN, FixedPoint.UNKNOWN, "short"));
        assertEquals(List.of("SHORT_NOT_ALLOWED 0 0"),
            verdicts(market(PipelineHarness.INSTRUMENT, CROSS, RiskLimits.NONE).flat(10_000)), "spot, in any mode");
    }

    @Test
    void theKillSwitchHoldsUntilItIsReleasedAndProtectionStays() {
        wish(signal -> {
            signal.protection().stop(9_000);
            return signal.sized(Sizing.QUANTITY, 1);
        });
        final PipelineHarness market = market(RiskLimits.NONE).flat(10_000).flat(10_000)
            .command(OperatorActionCode.REDUCE_ONLY);
        buy(1);
        wishes.add(context -> context.emit(context.prepare(SignalKind.REDUCE).position(9)
            .sized(Sizing.QUANTITY, 1), "reduce"));
        assertEquals(List.of("REDUCE_ONLY 0 0", "NO_POSITION 9 0"), verdicts(market.flat(10_000)));
        market.command(OperatorActionCode.HALT);
        buy(1);
        wishes.add(context -> context.close("close"));
        assertEquals(List.of("TRADING_HALTED 0 0", "TRADING_HALTED 0 0"), verdicts(market.flat(10_000)));
        market.candle(10_000, 10_000, 8_900, 9_500);
        assertEquals(0, market.pipeline().portfolio().positions(0).count(), "the stop works while trading is halted");
        market.command(OperatorActionCode.RELEASE);
        buy(1);
        assertEquals(List.of("ACCEPTED 0 0"), verdicts(market.flat(10_000)));
    }

    @Test
    void theKillSwitchSurvivesARestart() {
        final PipelineHarness halted = market(RiskLimits.NONE).flat(10_000).command(OperatorActionCode.HALT);
        final StateWriter state = new StateWriter();
        halted.pipeline().saveState(state);
        final PipelineHarness restarted = market(RiskLimits.NONE).resumeAt(halted.minute(), halted.sequence());
        restarted.pipeline().loadState(new StateReader(state.buffer(), state.length()));
        buy(1);

        assertEquals(List.of("TRADING_HALTED 0 0"), verdicts(restarted.flat(10_000)));
    }

    @Test
    void flattenCancelsClosesAtTheNextOpenAndHalts() {
        buy(3);
        final PipelineHarness market = market(RiskLimits.NONE).flat(10_000);
        wish(signal -> signal.sized(Sizing.QUANTITY, 1).priced(OrderType.LIMIT, 5_000, FixedPoint.UNKNOWN));
        market.flat(10_000).command(OperatorActionCode.FLATTEN);
        market.derived();
        buy(1);
        market.flat(9_900);

        assertEquals(List.of("OrderUpdate FILLED", "Fill SELL KILL_SWITCH 9900 3 0",
            "TradeClosed BUY KILL_SWITCH 3 -300000000", "PositionChanged 0", "EquityChanged", "Signal OPEN_LONG wish",
            "RiskVerdict TRADING_HALTED 0 0"), market.derived());
        assertEquals(0, market.pipeline().portfolio().reservedCash());
    }
}
