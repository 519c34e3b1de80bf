package io.tapedeck.replay.oracle;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.MessageText;
import io.tapedeck.engine.event.codec.FundingRateEncoder;
import io.tapedeck.engine.event.codec.InstrumentDefinitionEncoder;
import io.tapedeck.engine.event.codec.MarginBracketEncoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.OperatorActionCode;
import io.tapedeck.engine.event.codec.OperatorCommandEncoder;
import io.tapedeck.engine.event.codec.SessionStartedEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.event.codec.TradingRulesEncoder;
import io.tapedeck.engine.exit.FinerCandles;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentCodec;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.PipelineContext;
import io.tapedeck.engine.pipeline.SessionSettings;
import io.tapedeck.engine.pipeline.TradingPipeline;
import io.tapedeck.engine.pipeline.TradingRules;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.engine.strategy.StrategyPlan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A pipeline that a test feeds by hand with figures that others published. */
final class HandFedMarket {
    /** What the test's strategy does on a candle. */
    interface Script extends BiConsumer<Candle, StrategyContext> {
        Script NOTHING = (candle, context) -> {
        };
    }

    private record Scripted(Script script) implements Strategy {
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

    private final Frame frame = Frame.allocate();
    private final List<MessageText> derived = new ArrayList<>();
    private final Map<MessageText, Long> engineTimesNs = new IdentityHashMap<>();
    private final TradingPipeline pipeline;
    private final Instrument[] instruments;
    private long sequence;

    HandFedMarket(final Script script, final BigDecimal balance, final TradingRules rules, final Timeframe timeframe,
        final Instrument... instruments) {
        this.instruments = instruments;
        pipeline = new TradingPipeline(new PipelineContext(
            StrategyPlan.each(timeframe, () -> new Scripted(script)), FinerCandles.NONE, FrameListener.NONE,
            this::keep));
        new SessionSettings(scaled(balance, FixedPoint.MONEY_SCALE), FixedPoint.UNKNOWN, Long.MAX_VALUE,
            rules.market().fill(), timeframe, 0, "oracle", "test").encode(begin(0).append(new SessionStartedEncoder()));
        pipeline.onFrame(frame);
        rules.encode(begin(0).append(new TradingRulesEncoder()));
        pipeline.onFrame(frame);
        for (final Instrument instrument : instruments) {
            InstrumentCodec.encode(instrument, begin(0).append(new InstrumentDefinitionEncoder()));
            pipeline.onFrame(frame);
        }
    }

    private void keep(final Frame complete) {
        MessageText.of(complete).stream().skip(1).forEach(message -> {
            derived.add(message);
            engineTimesNs.put(message, complete.engineTimeNs());
        });
    }

    /** Engine time of the frame that a message stands in. */
    long engineTimeNs(final MessageText message) {
        return engineTimesNs.get(message);
    }

    private Frame begin(final long timeNs) {
        sequence++;
        return frame.begin(sequence, timeNs, timeNs);
    }

    static long scaled(final BigDecimal value, final int scale) {
        return value.movePointRight(scale).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    long price(final int instrument, final String value) {
        return scaled(new BigDecimal(value), instruments[instrument].priceScale());
    }

    HandFedMarket bracket(final int instrument, final String rate, final String amount) {
        begin(0).append(new MarginBracketEncoder()).instrumentId(instrument).maximumLeverage(125)
            .capNotional(Long.MAX_VALUE).maintenanceRate(scaled(new BigDecimal(rate), FixedPoint.MONEY_SCALE))
            .maintenanceAmount(scaled(new BigDecimal(amount), FixedPoint.MONEY_SCALE));
        pipeline.onFrame(frame);
        return this;
    }

    HandFedMarket candle(final int instrument, final long openTimeNs, final String... prices) {
        final Timeframe timeframe = instruments[instrument].baseTimeframe();
        begin(openTimeNs + timeframe.durationNs()).append(new MarketCandleEncoder())
            .instrumentId(instrument)
            .timeframe(TimeframeCode.get(timeframe.code()))
            .tradeCount(MarketCandleEncoder.tradeCountNullValue())
            .openTimeNs(openTimeNs)
            .open(price(instrument, prices[0]))
            .high(price(instrument, prices[1]))
            .low(price(instrument, prices[2]))
            .close(price(instrument, prices[3]))
            .volume(1_000_000)
            .quoteVolume(FixedPoint.UNKNOWN)
            .takerBuyVolume(FixedPoint.UNKNOWN);
        pipeline.onFrame(frame);
        return this;
    }

    HandFedMarket funding(final int instrument, final long timeNs, final String rate, final String markPrice) {
        begin(timeNs).append(new FundingRateEncoder()).instrumentId(instrument)
            .rate(scaled(new BigDecimal(rate), FixedPoint.MONEY_SCALE)).markPrice(price(instrument, markPrice));
        pipeline.onFrame(frame);
        return this;
    }

    HandFedMarket closeAtLastPrice(final int instrument, final long timeNs) {
        begin(timeNs).append(new OperatorCommandEncoder()).instrumentId(instrument)
            .action(OperatorActionCode.CLOSE_AT_LAST_PRICE);
        pipeline.onFrame(frame);
        return this;
    }

    Portfolio portfolio() {
        return pipeline.portfolio();
    }

    long failures() {
        return pipeline.failures();
    }

    /** Everything that was derived, messages of one name. */
    List<MessageText> derived(final String name) {
        return derived.stream().filter(message -> message.name().equals(name)).toList();
    }

    /** Refusals of the risk gate and what exchange and stages could not do; empty where all went well. */
    List<String> troubles() {
        return derived.stream()
            .filter(message -> message.name().equals("StageFailed")
                || "REJECTED".equals(message.fields().get("state"))
                || message.name().equals("RiskVerdict") && !message.fields().get("verdict").equals("ACCEPTED"))
            .map(MessageText::toString)
            .toList();
    }

    static BigDecimal money(final long scaled) {
        return BigDecimal.valueOf(scaled, FixedPoint.MONEY_SCALE);
    }
}
