package io.tapedeck.engine.event;

import io.tapedeck.engine.event.codec.AccountModeCode;
import io.tapedeck.engine.event.codec.AmbiguousExitEncoder;
import io.tapedeck.engine.event.codec.CandleClosedDecoder;
import io.tapedeck.engine.event.codec.CandleClosedEncoder;
import io.tapedeck.engine.event.codec.CorporateActionCode;
import io.tapedeck.engine.event.codec.CorporateActionEncoder;
import io.tapedeck.engine.event.codec.DividendPaidEncoder;
import io.tapedeck.engine.event.codec.EquityChangedEncoder;
import io.tapedeck.engine.event.codec.ExitsWishedEncoder;
import io.tapedeck.engine.event.codec.FeeKindCode;
import io.tapedeck.engine.event.codec.FillEncoder;
import io.tapedeck.engine.event.codec.FillModelCode;
import io.tapedeck.engine.event.codec.FillReasonCode;
import io.tapedeck.engine.event.codec.FundingRateEncoder;
import io.tapedeck.engine.event.codec.FundingSettledEncoder;
import io.tapedeck.engine.event.codec.InstrumentDefinitionEncoder;
import io.tapedeck.engine.event.codec.InsurancePaidEncoder;
import io.tapedeck.engine.event.codec.LatencyModelCode;
import io.tapedeck.engine.event.codec.LevelBasisCode;
import io.tapedeck.engine.event.codec.LimitFillModelCode;
import io.tapedeck.engine.event.codec.LiquidationRuleCode;
import io.tapedeck.engine.event.codec.LiquidityCode;
import io.tapedeck.engine.event.codec.MarginBracketEncoder;
import io.tapedeck.engine.event.codec.MarkCandleEncoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.MarketKindCode;
import io.tapedeck.engine.event.codec.MarketQuoteEncoder;
import io.tapedeck.engine.event.codec.MarketTradeEncoder;
import io.tapedeck.engine.event.codec.OperatorActionCode;
import io.tapedeck.engine.event.codec.OperatorCommandEncoder;
import io.tapedeck.engine.event.codec.OpenInterestEncoder;
import io.tapedeck.engine.event.codec.OrderChangeEncoder;
import io.tapedeck.engine.event.codec.OrderIntentEncoder;
import io.tapedeck.engine.event.codec.OrderStateCode;
import io.tapedeck.engine.event.codec.OrderTypeCode;
import io.tapedeck.engine.event.codec.OrderUpdateEncoder;
import io.tapedeck.engine.event.codec.PositionChangedEncoder;
import io.tapedeck.engine.event.codec.PositionEffectCode;
import io.tapedeck.engine.event.codec.RecalledCandleEncoder;
import io.tapedeck.engine.event.codec.ReloadStepCode;
import io.tapedeck.engine.event.codec.RiskLimitsEncoder;
import io.tapedeck.engine.event.codec.RiskVerdictEncoder;
import io.tapedeck.engine.event.codec.SessionStartedEncoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.event.codec.SignalEncoder;
import io.tapedeck.engine.event.codec.SignalKindCode;
import io.tapedeck.engine.event.codec.SizingCode;
import io.tapedeck.engine.event.codec.SlippageModelCode;
import io.tapedeck.engine.event.codec.StageCode;
import io.tapedeck.engine.event.codec.StageFailedEncoder;
import io.tapedeck.engine.event.codec.StrategyParameterEncoder;
import io.tapedeck.engine.event.codec.StrategyReloadEncoder;
import io.tapedeck.engine.event.codec.TimeInForceCode;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.event.codec.TimerEncoder;
import io.tapedeck.engine.event.codec.TradeClosedEncoder;
import io.tapedeck.engine.event.codec.TradingCalendarCode;
import io.tapedeck.engine.event.codec.TradingRulesEncoder;
import io.tapedeck.engine.event.codec.TradingStateChangedEncoder;
import io.tapedeck.engine.event.codec.TradingStateCode;
import io.tapedeck.engine.event.codec.VerdictCode;
import io.tapedeck.engine.market.FixedPoint;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * The bytes of every message, as they stand on tapes. A difference here makes old tapes unreadable: fields are only
 * ever added at the end of a block, with a new schema version.
 */
class GoldenFramesTest {
    private static final Properties GOLDEN = golden();

    /** Fields of the messages that got new ones with version 2 or later. */
    private static final Map<String, List<String>> VERSION_1_FIELDS = Map.of(
        "InstrumentDefinition", List.of("instrumentId", "priceScale", "quantityScale", "baseTimeframe", "tickSize",
            "stepSize", "minimumNotional", "takerFeeRate", "venue", "symbol", "quoteCurrency"),
        "Signal", List.of("signalId", "instrumentId", "kind", "equityFraction", "stopPrice", "targetPrice", "reason"),
        "OrderIntent", List.of("orderId", "signalId", "instrumentId", "side", "reason", "quantity", "quoteAmount",
            "stopPrice", "targetPrice"),
        "Fill", List.of("fillId", "orderId", "positionId", "instrumentId", "side", "reason", "timeNs", "price",
            "quantity", "notional", "fee"),
        "TradeClosed", List.of("tradeId", "positionId", "instrumentId", "reason", "entryTimeNs", "entryPrice",
            "exitTimeNs", "exitPrice", "quantity", "entryNotional", "pnl", "fees"),
        "MarketTrade", List.of("instrumentId", "takerSide", "price", "quantity", "tradeId"),
        "MarketQuote", List.of("instrumentId", "bidPrice", "bidQuantity", "askPrice", "askQuantity"),
        "OpenInterest", List.of("instrumentId", "openInterest"));

    private static Properties golden() {
        final Properties golden = new Properties();
        try (InputStream file = GoldenFramesTest.class.getResourceAsStream("/golden/frames.properties")) {
            golden.load(file);
        } catch (final IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return golden;
    }

    private static Map<String, Consumer<Frame>> messages() {
        final Map<String, Consumer<Frame>> messages = new LinkedHashMap<>();
        messages.put("MarketCandle", GoldenFramesTest::marketCandle);
        messages.put("InstrumentDefinition", frame -> frame.append(new InstrumentDefinitionEncoder())
            .instrumentId(1).priceScale((short) 2).quantityScale((short) 5).baseTimeframe(TimeframeCode.M1).tickSize(1)
            .stepSize(10).minimumNotional(500_000_000L).takerFeeRate(100_000).venue("binance").symbol("BTCUSDT")
            .quoteCurrency("USDT").makerFeeRate(20_000).marketKind(MarketKindCode.LINEAR_PERPETUAL)
            .calendar(TradingCalendarCode.CONTINUOUS).liquidationRule(LiquidationRuleCode.ENTRY_NOTIONAL)
            .liquidationFeeRate(500_000));
        messages.put("SessionStarted", frame -> frame.append(new SessionStartedEncoder()).initialBalance(1)
            .tradingFromNs(2)
            .maximumPositionNotional(3).configurationHash(4).fillModel(FillModelCode.CLOSE)
            .strategyTimeframe(TimeframeCode.H1).strategy("sma-cross").codeVersion("1.0"));
        messages.put("OperatorCommand", frame -> frame.append(new OperatorCommandEncoder()).instrumentId(1)
            .action(OperatorActionCode.CLOSE_AT_LAST_PRICE).commandId(2));
        messages.put("CandleClosed", GoldenFramesTest::candleClosed);
        messages.put("Signal", frame -> frame.append(new SignalEncoder()).signalId(1).instrumentId(2)
            .kind(SignalKindCode.OPEN_LONG).equityFraction(3).stopPrice(4).targetPrice(5)
            .reason("why").size(6).volatility(7).positionId(8).orderSignalId(9)
            .groupId(10).limitPrice(11).triggerPrice(12).trailingDistance(13).expireTimeNs(14)
            .sizing(SizingCode.NOTIONAL).orderType(OrderTypeCode.STOP_LIMIT).timeInForce(TimeInForceCode.GTD)
            .liquidity(LiquidityCode.MAKER_ONLY).trailingBasis(LevelBasisCode.ENTRY_RATE));
        messages.put("RiskVerdict", frame -> frame.append(new RiskVerdictEncoder()).signalId(1).instrumentId(2)
            .verdict(VerdictCode.INSUFFICIENT_CASH).figure(3).brokenLimit(4));
        messages.put("OrderIntent", frame -> frame.append(new OrderIntentEncoder()).orderId(1).signalId(2)
            .instrumentId(3)
            .side(SideCode.SELL).reason(FillReasonCode.SIGNAL).quantity(4).quoteAmount(5).stopPrice(6).targetPrice(7)
            .positionId(8).groupId(9).equityFraction(10).limitPrice(11).triggerPrice(12).trailingDistance(13)
            .expireTimeNs(14).reservedAmount(15).orderType(OrderTypeCode.LIMIT).timeInForce(TimeInForceCode.FOK)
            .liquidity(LiquidityCode.ANY).effect(PositionEffectCode.REDUCE).trailingBasis(LevelBasisCode.PRICE));
        messages.put("OrderUpdate", frame -> frame.append(new OrderUpdateEncoder()).orderId(1).instrumentId(2)
            .state(OrderStateCode.CANCELLED));
        messages.put("Fill", frame -> frame.append(new FillEncoder()).fillId(1).orderId(2).positionId(3).instrumentId(4)
            .side(SideCode.BUY).reason(FillReasonCode.ENTRY).timeNs(5).price(6).quantity(7).notional(8).fee(9)
            .feeKind(FeeKindCode.LIQUIDATION));
        messages.put("PositionChanged", frame -> frame.append(new PositionChangedEncoder()).positionId(1)
            .instrumentId(2)
            .quantity(3).entryPrice(4).stopPrice(5).targetPrice(6));
        messages.put("TradeClosed", frame -> frame.append(new TradeClosedEncoder()).tradeId(1).positionId(2)
            .instrumentId(3)
            .reason(FillReasonCode.STOP_LOSS).entryTimeNs(4).entryPrice(5).exitTimeNs(6).exitPrice(7).quantity(8)
            .entryNotional(9).pnl(-10).fees(11).funding(-12).side(SideCode.SELL));
        messages.put("EquityChanged", frame -> frame.append(new EquityChangedEncoder()).equity(1).cash(2));
        messages.put("AmbiguousExit", frame -> frame.append(new AmbiguousExitEncoder()).positionId(1).instrumentId(2)
            .timeframe(TimeframeCode.M1).openTimeNs(3).stopPrice(4).targetPrice(5).betterOutcome(6));
        messages.put("StageFailed", frame -> frame.append(new StageFailedEncoder()).stage(StageCode.STRATEGY)
            .fault("it broke"));
        putInputsOfVersion2(messages);
        putDerivedOfVersion2(messages);
        putInputsOfVersion3(messages);
        return messages;
    }

    private static void putInputsOfVersion2(final Map<String, Consumer<Frame>> messages) {
        messages.put("MarkCandle", frame -> frame.append(new MarkCandleEncoder()).instrumentId(1)
            .timeframe(TimeframeCode.H1).openTimeNs(2).open(3).high(4).low(5).close(6));
        messages.put("FundingRate", frame -> frame.append(new FundingRateEncoder()).instrumentId(1).rate(-2)
            .markPrice(3));
        messages.put("MarketTrade", frame -> frame.append(new MarketTradeEncoder()).instrumentId(1)
            .takerSide(SideCode.SELL).price(2).quantity(3).tradeId(4).venueTimeNs(5));
        messages.put("MarketQuote", frame -> frame.append(new MarketQuoteEncoder()).instrumentId(1).bidPrice(2)
            .bidQuantity(3).askPrice(4).askQuantity(5).venueTimeNs(6));
        messages.put("CorporateAction", frame -> frame.append(new CorporateActionEncoder()).instrumentId(1)
            .action(CorporateActionCode.SPLIT).newShares(2).oldShares(3).amountPerShare(4));
        messages.put("TradingRules", frame -> frame.append(new TradingRulesEncoder())
            .accountMode(AccountModeCode.CROSS_MARGIN).limitFillModel(LimitFillModelCode.TOUCH)
            .slippageModel(SlippageModelCode.RANGE_SHARE).latencyModel(LatencyModelCode.UNIFORM).leverage(1)
            .maximumPositions(2).slippageRate(3).participationRate(4).submitLatencyNs(5).cancelLatencyNs(6)
            .acknowledgeLatencyNs(7).latencySpreadNs(8).latencySeed(9));
        messages.put("RiskLimits", frame -> frame.append(new RiskLimitsEncoder()).orderQuantity(1).orderNotional(2)
            .positionNotional(3).portfolioNotional(4).portfolioLeverage(5).priceCollar(6).openOrders(7)
            .ordersPerSecond(8).ordersPerMinute(9).entriesPerDay(10).duplicateWindowNs(11).dailyLoss(12).drawdown(13)
            .staleAfterNs(14));
        messages.put("MarginBracket", frame -> frame.append(new MarginBracketEncoder()).instrumentId(1)
            .maximumLeverage(2).floorNotional(3).capNotional(4).maintenanceRate(5).maintenanceAmount(6));
        messages.put("Timer", frame -> frame.append(new TimerEncoder()).timerId(1));
    }

    private static void putDerivedOfVersion2(final Map<String, Consumer<Frame>> messages) {
        messages.put("ExitsWished", frame -> frame.append(new ExitsWishedEncoder()).signalId(1).orderId(2)
            .instrumentId(3).basis(LevelBasisCode.PRICE).targetCount(4).stop(5).trailingDistance(6)
            .trailingActivation(7).breakEvenTrigger(8).maximumHoldingNs(9).target1(10).share1(11).target2(12)
            .share2(13).target3(14).share3(15).target4(16).share4(17).target5(18).share5(19));
        messages.put("OrderChange", frame -> frame.append(new OrderChangeEncoder()).signalId(1).orderId(2)
            .positionId(3).instrumentId(4).kind(SignalKindCode.AMEND).quantity(5).limitPrice(6).triggerPrice(7)
            .stopPrice(8).targetPrice(9));
        messages.put("FundingSettled", frame -> frame.append(new FundingSettledEncoder()).positionId(1)
            .instrumentId(2).amount(-3));
        messages.put("InsurancePaid", frame -> frame.append(new InsurancePaidEncoder()).amount(1));
        messages.put("TradingStateChanged", frame -> frame.append(new TradingStateChangedEncoder()).commandId(1)
            .state(TradingStateCode.REDUCE_ONLY));
        messages.put("OpenInterest", frame -> frame.append(new OpenInterestEncoder()).instrumentId(1).openInterest(2)
            .venueTimeNs(3));
        messages.put("DividendPaid", frame -> frame.append(new DividendPaidEncoder()).positionId(1)
            .instrumentId(2).amount(-3));
    }

    private static void putInputsOfVersion3(final Map<String, Consumer<Frame>> messages) {
        messages.put("StrategyReload", frame -> frame.append(new StrategyReloadEncoder())
            .step(ReloadStepCode.COMPLETE).parameters(1).candles(2));
        messages.put("StrategyParameter", frame -> frame.append(new StrategyParameterEncoder()).name("fast")
            .value("20"));
        messages.put("RecalledCandle", GoldenFramesTest::recalledCandle);
    }

    private static void recalledCandle(final Frame frame) {
        final RecalledCandleEncoder candle = frame.append(new RecalledCandleEncoder());
        candle.instrumentId(1).timeframe(TimeframeCode.H1).missingCandles(2).openTimeNs(3).open(4).high(5).low(6)
            .close(7)
            .volume(8).quoteVolume(9).takerBuyVolume(10).tradeCount(11).cumulativeVolumeDelta(12).openInterest(13);
        candle.flags().gap(true).backfilled(true);
    }

    private static void marketCandle(final Frame frame) {
        final MarketCandleEncoder candle = frame.append(new MarketCandleEncoder());
        candle.instrumentId(1).timeframe(TimeframeCode.M1).tradeCount(2).openTimeNs(3).open(4).high(5).low(6).close(7)
            .volume(8).quoteVolume(9).takerBuyVolume(10);
        candle.flags().gap(true);
    }

    private static void candleClosed(final Frame frame) {
        final CandleClosedEncoder candle = frame.append(new CandleClosedEncoder());
        candle.instrumentId(1).timeframe(TimeframeCode.H1).missingCandles(2).openTimeNs(3).open(4).high(5).low(6)
            .close(7)
            .volume(8).quoteVolume(9).takerBuyVolume(10).tradeCount(11).cumulativeVolumeDelta(12).openInterest(13);
        candle.flags().deltaApproximated(true).completedLate(true);
    }

    @TestFactory
    Stream<DynamicTest> everyMessageHasItsGoldenBytes() {
        return messages().entrySet().stream().map(message -> DynamicTest.dynamicTest(message.getKey(), () -> {
            final Frame frame = Frame.allocate().begin(1, 2, 3);
            message.getValue().accept(frame);
            frame.seal();

            assertEquals(GOLDEN.getProperty(message.getKey()), hex(frame));
            assertEquals(message.getKey(), MessageText.of(frame).get(0).name());
        }));
    }

    /** Every field that the first schema had stands where it stood. */
    @TestFactory
    Stream<DynamicTest> everyMessageOfVersion1IsReadAsItWas() {
        return GOLDEN.stringPropertyNames().stream().filter(name -> name.endsWith(".version1")).sorted()
            .map(name -> DynamicTest.dynamicTest(name, () -> {
                final FrameMessages messages = new FrameMessages().wrap(frame(name));
                messages.next();
                final String type = name.substring(0, name.indexOf('.'));
                final Map<String, String> old = MessageText.of(frame(name)).get(0).fields();
                final Map<String, String> present = MessageText.of(frame(type)).get(0).fields();
                assertEquals(1, messages.version());
                assertEquals(type, MessageText.of(frame(name)).get(0).name());
                VERSION_1_FIELDS.getOrDefault(type, List.copyOf(present.keySet()))
                    .forEach(field -> assertEquals(present.get(field), old.get(field), field));
            }));
    }

    /** What version 3 added is unknown on a tape of version 2, and everything else stands where it stood. */
    @TestFactory
    Stream<DynamicTest> everyMessageOfVersion2IsReadAsItWas() {
        return GOLDEN.stringPropertyNames().stream().filter(name -> name.endsWith(".version2")).sorted()
            .map(name -> DynamicTest.dynamicTest(name, () -> {
                final String type = name.substring(0, name.indexOf('.'));
                final Map<String, String> expected =
                    new LinkedHashMap<>(MessageText.of(frame(type)).get(0).fields());
                expected.put("venueTimeNs", Long.toString(FixedPoint.UNKNOWN));

                assertEquals(expected, MessageText.of(frame(name)).get(0).fields());
            }));
    }

    /** So that a new version of the schema changes no byte of the messages that it leaves alone. */
    @TestFactory
    Stream<DynamicTest> theVersionOfAMessageIsThatOfItsLastField() {
        return messages().entrySet().stream().map(message -> DynamicTest.dynamicTest(message.getKey(), () -> {
            final Frame frame = Frame.allocate().begin(1, 2, 3);
            message.getValue().accept(frame);
            final FrameMessages written = new FrameMessages().wrap(frame);
            written.next();

            assertEquals(Math.max(2, lastVersion(message.getKey())), written.version());
        }));
    }

    private static int lastVersion(final String type) throws ReflectiveOperationException {
        int last = 0;
        for (final Method method : Class.forName(MarketTradeEncoder.class.getPackageName() + "." + type + "Encoder")
            .getMethods()) {
            if (method.getName().endsWith("SinceVersion")) {
                last = Math.max(last, (int) method.invoke(null));
            }
        }
        return last;
    }

    private static String hex(final Frame frame) {
        final byte[] bytes = new byte[frame.length()];
        frame.buffer().getBytes(0, bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Frame frame(final String name) {
        final byte[] bytes = HexFormat.of().parseHex(GOLDEN.getProperty(name));
        final ByteBuffer slot = ByteBuffer.allocateDirect(Frame.MAXIMUM_LENGTH);
        final Frame frame = new Frame(slot);
        frame.buffer().putBytes(0, bytes);
        return frame;
    }

    @Test
    void aTapeOfSchemaVersion0IsReadWithItsNewerFieldsUnknown() {
        final FrameMessages messages = new FrameMessages().wrap(frame("CandleClosed.version0"));
        messages.next();
        final CandleClosedDecoder candle = messages.decode(new CandleClosedDecoder());

        assertEquals(0, messages.version());
        assertEquals(80, messages.blockLength());
        assertEquals(List.of(4L, 5L, 6L, 7L, 8L, 11L),
            List.of(candle.open(), candle.high(), candle.low(), candle.close(), candle.volume(), candle.tradeCount()));
        assertEquals(CandleClosedDecoder.cumulativeVolumeDeltaNullValue(), candle.cumulativeVolumeDelta());
        assertEquals(CandleClosedDecoder.openInterestNullValue(), candle.openInterest());
    }

    @Test
    void aNewerTapeIsReadBysteppingOverWhatIsNotKnown() {
        final FrameMessages messages = new FrameMessages().wrap(frame("Newer"));
        messages.next();
        assertEquals(4, messages.decode(new MarketCandleDecoder()).open());
        messages.next();
        assertEquals(999, messages.templateId());
        messages.next();
        assertEquals(CandleClosedDecoder.TEMPLATE_ID, messages.templateId());
        assertEquals(13, messages.decode(new CandleClosedDecoder()).openInterest());
    }
}
