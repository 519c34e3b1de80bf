package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.MessageText;
import io.tapedeck.engine.event.codec.CorporateActionCode;
import io.tapedeck.engine.event.codec.CorporateActionEncoder;
import io.tapedeck.engine.event.codec.FundingRateEncoder;
import io.tapedeck.engine.event.codec.InstrumentDefinitionEncoder;
import io.tapedeck.engine.event.codec.MarginBracketEncoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.OperatorActionCode;
import io.tapedeck.engine.event.codec.OperatorCommandEncoder;
import io.tapedeck.engine.event.codec.RiskLimitsEncoder;
import io.tapedeck.engine.event.codec.SessionStartedEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.event.codec.TradingRulesEncoder;
import io.tapedeck.engine.exit.FinerCandles;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentCodec;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.risk.RiskLimits;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.engine.strategy.StrategyPlan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A pipeline on a market made by hand: prices with two decimals, one unit a step, fee 0.1 %, balance 10 000. */
final class PipelineHarness {
    static final long MINUTE = Timeframe.M1.durationNs();
    /** Monday 2022-01-03. */
    static final long START = 1_641_168_000L * 1_000_000_000L;
    static final long BALANCE = 10_000 * FixedPoint.ONE;
    static final Instrument INSTRUMENT =
        new Instrument(0, "test", "TESTUSDT", "USDT", Timeframe.M1, 2, 0, 1, 1,
            VenueTerms.spot(5 * FixedPoint.ONE, 100_000));

    private final List<String> derived = new ArrayList<>();
    private final List<Integer> messageCounts = new ArrayList<>();
    private final Frame frame = Frame.allocate();
    private final TradingPipeline pipeline;
    private final Instrument instrument;
    private List<MessageText> lastMessages = List.of();
    private long sequence;
    private long minute;

    /** What a test's strategy does on a candle. */
    interface Script extends BiConsumer<Candle, StrategyContext> {
    }

    PipelineHarness(final Script script) {
        this(script, FrameListener.NONE);
    }

    PipelineHarness(final Script script, final FrameListener journal) {
        this(script, journal, INSTRUMENT);
    }

    PipelineHarness(final Script script, final FrameListener journal, final Instrument traded) {
        instrument = traded;
        pipeline = new TradingPipeline(new PipelineContext(
            StrategyPlan.each(Timeframe.M1, () -> new ScriptedStrategy(script)), FinerCandles.NONE, journal,
            this::keep));
    }

    private record ScriptedStrategy(Script script) implements Strategy {
        @Override
        public void onCandle(final Candle candle, final StrategyContext context) {
            script.accept(candle, context);
        }

        @Override
        public void saveState(final StateWriter writer) {
            // A script has no state.
        }

        @Override
        public void loadState(final StateReader reader) {
            // A script has no state.
        }
    }

    private void keep(final Frame complete) {
        final List<MessageText> messages = MessageText.of(complete);
        lastMessages = messages;
        messageCounts.add(messages.size());
        messages.stream().skip(1)
            .filter(message -> !message.name().equals("CandleClosed"))
            .map(PipelineHarness::shortened)
            .forEach(derived::add);
    }

    /** Name and the values that tests look at. */
    private static String shortened(final MessageText message) {
        final StringBuilder text = new StringBuilder(message.name());
        for (final String field : List.of("kind", "verdict", "figure", "brokenLimit", "side", "state", "reason",
            "stage", "fault", "price", "quantity", "pnl", "fee", "betterOutcome", "amount")) {
            final String value = message.fields().get(field);
            if (value != null && !value.equals(Long.toString(FixedPoint.UNKNOWN))) {
                text.append(' ').append(value);
            }
        }
        return text.toString();
    }

    PipelineHarness session(final FillModel fillModel) {
        return session(settings(fillModel, FixedPoint.UNKNOWN, Long.MAX_VALUE));
    }

    static SessionSettings settings(final FillModel fillModel, final long tradingFromNs, final long maximumPosition) {
        return new SessionSettings(BALANCE, tradingFromNs, maximumPosition, fillModel, Timeframe.M1, 0, "test", "test");
    }

    PipelineHarness session(final SessionSettings settings) {
        return session(settings, TradingRules.plain(settings.fillModel()), RiskLimits.NONE);
    }

    PipelineHarness session(final SessionSettings settings, final TradingRules rules, final RiskLimits limits) {
        settings.encode(begin(START).append(new SessionStartedEncoder()));
        pipeline.onFrame(frame);
        rules.encode(begin(START).append(new TradingRulesEncoder()));
        pipeline.onFrame(frame);
        limits.encode(begin(START).append(new RiskLimitsEncoder()));
        pipeline.onFrame(frame);
        InstrumentCodec.encode(instrument, begin(START).append(new InstrumentDefinitionEncoder()));
        pipeline.onFrame(frame);
        return this;
    }

    private Frame begin(final long timeNs) {
        sequence++;
        return frame.begin(sequence, timeNs, timeNs);
    }

    PipelineHarness candle(final long open, final long high, final long low, final long close) {
        return candle(open, high, low, close, 1);
    }

    PipelineHarness candle(final long open, final long high, final long low, final long close, final long volume) {
        begin(START + (minute + 1) * MINUTE).append(new MarketCandleEncoder())
            .timeframe(TimeframeCode.M1)
            .tradeCount(MarketCandleEncoder.tradeCountNullValue())
            .openTimeNs(START + minute * MINUTE)
            .open(open).high(high).low(low).close(close)
            .volume(volume)
            .quoteVolume(FixedPoint.UNKNOWN)
            .takerBuyVolume(FixedPoint.UNKNOWN);
        minute++;
        pipeline.onFrame(frame);
        return this;
    }

    PipelineHarness flat(final long price) {
        return candle(price, price, price, price);
    }

    PipelineHarness skipMinutes(final int count) {
        minute += count;
        return this;
    }

    PipelineHarness closeAtLastPrice() {
        return command(OperatorActionCode.CLOSE_AT_LAST_PRICE);
    }

    /** The messages of the last frame, the input first. */
    List<MessageText> lastMessages() {
        return lastMessages;
    }

    PipelineHarness funding(final long rate, final long markPrice) {
        begin(START + minute * MINUTE).append(new FundingRateEncoder())
            .instrumentId(0).rate(rate).markPrice(markPrice);
        pipeline.onFrame(frame);
        return this;
    }

    PipelineHarness split(final long newShares, final long oldShares) {
        begin(START + minute * MINUTE).append(new CorporateActionEncoder())
            .instrumentId(0).action(CorporateActionCode.SPLIT).newShares(newShares).oldShares(oldShares);
        pipeline.onFrame(frame);
        return this;
    }

    PipelineHarness dividend(final long amountPerShare) {
        begin(START + minute * MINUTE).append(new CorporateActionEncoder())
            .instrumentId(0).action(CorporateActionCode.DIVIDEND).newShares(1).oldShares(1)
            .amountPerShare(amountPerShare);
        pipeline.onFrame(frame);
        return this;
    }

    PipelineHarness bracket(final long cap, final long rate, final long amount, final int leverage) {
        begin(START + minute * MINUTE).append(new MarginBracketEncoder()).instrumentId(0).maximumLeverage(leverage)
            .floorNotional(0).capNotional(cap).maintenanceRate(rate).maintenanceAmount(amount);
        pipeline.onFrame(frame);
        return this;
    }

    PipelineHarness command(final OperatorActionCode action) {
        begin(START + minute * MINUTE).append(new OperatorCommandEncoder()).instrumentId(0).action(action);
        pipeline.onFrame(frame);
        return this;
    }

    TradingPipeline pipeline() {
        return pipeline;
    }

    long minute() {
        return minute;
    }

    PipelineHarness resumeAt(final long atMinute, final long atSequence) {
        minute = atMinute;
        sequence = atSequence;
        return this;
    }

    long sequence() {
        return sequence;
    }

    /** Everything that was derived since the last call, closed candles left out. */
    List<String> derived() {
        final List<String> copy = List.copyOf(derived);
        derived.clear();
        return copy;
    }
}
